using PromptLint.Core.Catalogs;
using PromptLint.Dev.Sdks;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Parts;

/// <summary>All that belongs to an SDK, and what of it a checkout lacks.</summary>
public static class SdkParts
{
    /// <summary>Where versions of packages stand.</summary>
    public const string Versions = "Directory.Packages.props";

    /// <summary>The project that looks names up in the packages.</summary>
    public const string CatalogTests = "tests/PromptLint.Catalogs.Tests/PromptLint.Catalogs.Tests.csproj";

    /// <summary>The project that analyzes calls of the packages.</summary>
    public const string AnalyzerTests = "tests/PromptLint.Analyzers.Tests/PromptLint.Analyzers.Tests.csproj";

    /// <summary>The catalog.</summary>
    public static string CatalogOf(string name) => $"{SdkFiles.Folder}/{name}.json";

    /// <summary>The list of methods that must stay calls of the catalog.</summary>
    public static string BilledOf(string name) => $"tests/PromptLint.Catalogs.Tests/Billed/{name}.txt";

    /// <summary>The tests with a sample call, where a new SDK gets them.</summary>
    public static string TestOf(string name) => $"tests/PromptLint.Analyzers.Tests/Sdks/{SdkNaming.Word(name)}Tests.cs";

    /// <summary>The shape of a package that cannot be had.</summary>
    public static string StubOf(string package) => $"rules/stubs/{package}.cs";

    /// <summary>What an SDK lacks, each as a sentence that says what to do. Empty when it is whole.</summary>
    public static IReadOnlyList<string> Missing(SourceTree tree, SdkFile sdk) =>
        [.. Billed(tree, sdk), .. Package(tree, sdk), .. Sample(tree, sdk), .. Marks(tree, sdk)];

    private static IEnumerable<CatalogEntry> Calls(SdkFile sdk) => sdk.Catalog.Entries.Where(static e => e.Kind == EntryKind.Call);

    private static IEnumerable<string> Billed(SourceTree tree, SdkFile sdk)
    {
        var path = BilledOf(sdk.Name);
        if (!Calls(sdk).Any())
        {
            yield break;
        }

        if (!tree.Has(path))
        {
            yield return $"{path} is missing: list the billed methods there, a line for each type";
            yield break;
        }

        var lines = tree.Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split(": ")[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var type in Calls(sdk).Select(static e => e.Type).Distinct().Where(t => !lines.Contains(t)))
        {
            yield return $"{path}: no line of {type}";
        }
    }

    private static IEnumerable<string> Package(SourceTree tree, SdkFile sdk)
    {
        var catalog = sdk.Catalog;
        if (!catalog.Restorable || catalog.Package == "the framework")
        {
            yield break;
        }

        if (catalog.Versions.Count == 0)
        {
            yield return $"{CatalogOf(sdk.Name)}: expected the version that the names were checked against under \"versions\"";
        }

        if (!tree.Read(CatalogTests).Contains($"Include=\"{catalog.Package}", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{CatalogTests}: expected a reference to the package {catalog.Package}, whose names are looked up";
        }
    }

    // Somewhere the analyzer reads code that calls it: one of its namespaces and a billed method stand in one file.
    private static IEnumerable<string> Sample(SourceTree tree, SdkFile sdk)
    {
        var methods = Calls(sdk).SelectMany(static e => e.Methods).Distinct().SelectMany(static m => new[] { $".{m}(", $".[|{m}|]", $".{m}<" }).ToList();
        var namespaces = sdk.Catalog.Entries.Select(static e => e.Type[..e.Type.LastIndexOf('.')]).Distinct().ToList();
        if (methods.Count > 0 && !tree.Files("tests/PromptLint.Analyzers.Tests", "*Tests.cs").Concat(tree.Files("samples", "*.cs")).Select(tree.Read)
                .Any(text => namespaces.Any(n => text.Contains(n, StringComparison.Ordinal)) && methods.Any(m => text.Contains(m, StringComparison.Ordinal))))
        {
            yield return $"{TestOf(sdk.Name)} is missing: no test of the analyzer and no sample calls a billed method of the SDK";
        }
    }

    private static IEnumerable<string> Marks(SourceTree tree, SdkFile sdk) =>
        new[] { CatalogOf(sdk.Name), BilledOf(sdk.Name), TestOf(sdk.Name), StubOf(sdk.Catalog.Package) }.Where(tree.Has)
            .SelectMany(path => FillIn.Left(path, tree.Read(path))).Concat(Changelog.Left(tree, $"SDK {sdk.Catalog.Package}:"));
}
