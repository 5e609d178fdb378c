using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptLint.Fuzz.Programs;

/// <summary>What programs are compiled against: the framework, the SDKs' packages, and stubs of those whose package cannot be had.</summary>
internal static class References
{
    private static readonly string[] Ours = ["PromptLint.", "Microsoft.CodeAnalysis", "System.CommandLine"];

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Packages = new(static () =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "downloaded"), "*.dll").Order(StringComparer.Ordinal))
            .Where(static path => File.Exists(path) && !Ours.Any(Path.GetFileName(path).StartsWith))
            .DistinctBy(static path => Path.GetFileName(path))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToList());

    private static readonly Dictionary<string, IReadOnlyList<MetadataReference>> Sets = new(StringComparer.Ordinal);

    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } =
        typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The framework and the packages.</summary>
    public static IReadOnlyList<MetadataReference> Real => Packages.Value;

    /// <summary>The names of the stubs, sorted.</summary>
    public static IReadOnlyList<string> Stubs { get; } =
        Directory.GetFiles(Path.Combine(Root, "rules", "stubs"), "*.cs").Select(static f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).ToList();

    /// <summary>The packages and one stub, with the other stubs that it cannot be compiled without; null when it cannot be compiled at all.</summary>
    /// <param name="stub">Name of a stub.</param>
    public static IReadOnlyList<MetadataReference>? With(string stub)
    {
        if (Sets.TryGetValue(stub, out var known))
        {
            return known;
        }

        if (Image(stub, Real) is { } alone)
        {
            return Sets[stub] = [.. Real, alone];
        }

        var others = Stubs.Where(s => s != stub).Select(static s => Image(s, Real)).OfType<MetadataReference>().ToList();
        foreach (var other in others)
        {
            if (Image(stub, [.. Real, other]) is { } made)
            {
                return Sets[stub] = [.. Real, other, made];
            }
        }

        return Image(stub, [.. Real, .. others]) is { } last ? Sets[stub] = [.. Real, .. others, last] : null;
    }

    private static MetadataReference? Image(string stub, IReadOnlyList<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            stub,
            [CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Root, "rules", "stubs", stub + ".cs")))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        return compilation.Emit(image).Success ? MetadataReference.CreateFromImage(image.ToArray()) : null;
    }
}
