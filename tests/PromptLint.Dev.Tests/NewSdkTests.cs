using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Dev.Parts;
using PromptLint.Dev.Sdks;
using PromptLint.Dev.Starts;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tests;

/// <summary>An SDK that the workshop starts is whole but for what its author has to write.</summary>
public sealed class NewSdkTests
{
    [Fact]
    public void An_SDK_whose_package_can_be_had_is_checked_against_it()
    {
        var change = NewSdk.Plan(Checkout.Repository, "made-up", "MadeUp.Llm", "1.2.0");
        Assert.Equal(
            ["rules/sdks/made-up.json", "tests/PromptLint.Analyzers.Tests/Sdks/MadeUpTests.cs", "tests/PromptLint.Catalogs.Tests/Billed/made-up.txt"],
            change.Created);
        Assert.Equal(["CHANGELOG.md", SdkParts.Versions, "rules/sdks/README.md", SdkParts.AnalyzerTests, SdkParts.CatalogTests], change.Edited);
        Assert.Equal("1.2.0", Package(change, SdkParts.Versions).Attribute("Version")?.Value);
        Assert.NotNull(Package(change, SdkParts.CatalogTests));
        Assert.NotNull(Package(change, SdkParts.AnalyzerTests));
        OnlyMarksAreLeft(change, "made-up");
    }

    [Fact]
    public void An_SDK_whose_package_cannot_be_had_gets_a_stub()
    {
        var change = NewSdk.Plan(Checkout.Repository, "made-up-llm", "MadeUp.Llm", null);
        Assert.Equal(
            [
                "rules/sdks/made-up-llm.json",
                "rules/stubs/MadeUp.Llm.cs",
                "tests/PromptLint.Analyzers.Tests/Sdks/MadeUpLlmTests.cs",
                "tests/PromptLint.Catalogs.Tests/Billed/made-up-llm.txt",
            ],
            change.Created);
        Assert.Equal(["CHANGELOG.md", "rules/sdks/README.md"], change.Edited);
        OnlyMarksAreLeft(change, "made-up-llm");
    }

    [Fact]
    public void A_package_that_nobody_names_is_called_as_the_catalog() =>
        Assert.Contains("rules/stubs/Made.Up.Llm.cs", NewSdk.Plan(Checkout.Repository, "made-up-llm", null, null).Created);

    [Fact]
    public void A_package_that_is_referenced_already_keeps_its_version() =>
        Assert.DoesNotContain(SdkParts.Versions, NewSdk.Plan(Checkout.Repository, "ollama-more", "OllamaSharp", "9.9.9").Edited);

    [Theory]
    [InlineData("ollama", "MadeUp.Llm", "1.0.0", "rules/sdks/ollama.json is there already, for the package OllamaSharp")]
    [InlineData("MadeUp", "MadeUp.Llm", "1.0.0", "'MadeUp' is no name of a catalog")]
    [InlineData("made_up", "MadeUp.Llm", "1.0.0", "'made_up' is no name of a catalog")]
    [InlineData("../made-up", "MadeUp.Llm", "1.0.0", "'../made-up' is no name of a catalog")]
    [InlineData("made-up", "MadeUp Llm", "1.0.0", "'MadeUp Llm' is no id of a package")]
    [InlineData("made-up", "../MadeUp", null, "'../MadeUp' is no id of a package")]
    [InlineData("made-up", "MadeUp.Llm", "1.2\" />", "is no version of a package")]
    [InlineData("made-up", "MadeUp.Llm", "latest", "'latest' is no version of a package")]
    public void What_no_catalog_can_be_called_is_refused(string name, string package, string? version, string told) =>
        Assert.Contains(told, Assert.Throws<RefusedException>(() => NewSdk.Plan(Checkout.Repository, name, package, version)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_command_writes_all_or_nothing()
    {
        using var copy = Checkout.Copy();
        Assert.Equal(1, Workshop.Run(copy, "new-sdk", "ollama").Code);
        Assert.Empty(copy.Changed());

        copy.Edit(SdkParts.Versions, static text => text + "\n");
        var (code, output) = Workshop.Run(copy, "new-sdk", "made-up", "--package", "MadeUp.Llm", "--package-version", "1.2.0");
        Assert.Equal((1, true), (code, output.Contains(SdkParts.Versions, StringComparison.Ordinal)));
        Assert.Equal([SdkParts.Versions], copy.Changed());

        // A stub needs no line in that file.
        Assert.Equal(0, Workshop.Run(copy, "new-sdk", "made-up-llm", "--package", "MadeUp.Llm").Code);
        var change = NewSdk.Plan(Checkout.Repository, "made-up-llm", "MadeUp.Llm", null);
        Assert.Equal(change.Created.Concat(change.Edited).Append(SdkParts.Versions).Order(StringComparer.Ordinal), copy.Changed());
    }

    private static XElement Package(Change change, string project) => XDocument.Parse(change.TextOf(project)).Descendants()
        .Single(static e => e.Name.LocalName is "PackageReference" or "PackageVersion" && e.Attribute("Include")?.Value == "MadeUp.Llm");

    private static void OnlyMarksAreLeft(Change change, string name)
    {
        var sdk = SdkFiles.All(change.Planned).Single(s => s.Name == name);
        Assert.Equal(("MadeUp.Llm", "MadeUp.Llm"), (sdk.Catalog.Package, Assert.Single(sdk.Catalog.Assemblies)));
        var missing = SdkParts.Missing(change.Planned, sdk);
        Assert.All(change.Created.Append("CHANGELOG.md"), path => Assert.Contains(missing, m => m.StartsWith(path + ":", StringComparison.Ordinal)));
        Assert.All(missing, static m => Assert.Matches(@"^[\w./-]+:\d+: FILL IN: \w.+", m));
        Assert.All(change.Created.Where(static f => f.EndsWith(".cs", StringComparison.Ordinal)), f => Assert.Empty(CSharpSyntaxTree.ParseText(change.TextOf(f)).GetDiagnostics()));
    }
}
