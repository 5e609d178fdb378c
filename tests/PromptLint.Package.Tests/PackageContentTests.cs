using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace PromptLint.Package.Tests;

public sealed partial class PackageTests
{
    [Fact]
    public void The_package_holds_exactly_these_files()
    {
        using var package = ZipFile.OpenRead(packed.File);
        var files = package.Entries
            .Select(e => e.FullName)
            .Where(f => f != "[Content_Types].xml" && !f.StartsWith("_rels/") && !f.StartsWith("package/"))
            .Order(System.StringComparer.Ordinal);

        Assert.Equal(
            """
            LICENSE
            PromptLint.Facts.globalconfig
            PromptLint.OwnLog.globalconfig
            PromptLint.nuspec
            README.md
            THIRD-PARTY-NOTICES.txt
            analyzers/dotnet/roslyn4.8/cs/Microsoft.Bcl.HashCode.dll
            analyzers/dotnet/roslyn4.8/cs/Microsoft.Bcl.Memory.dll
            analyzers/dotnet/roslyn4.8/cs/Microsoft.ML.Tokenizers.Data.Cl100kBase.dll
            analyzers/dotnet/roslyn4.8/cs/Microsoft.ML.Tokenizers.Data.O200kBase.dll
            analyzers/dotnet/roslyn4.8/cs/Microsoft.ML.Tokenizers.dll
            analyzers/dotnet/roslyn4.8/cs/PromptLint.Analyzers.dll
            analyzers/dotnet/roslyn4.8/cs/PromptLint.CodeFixes.dll
            analyzers/dotnet/roslyn4.8/cs/PromptLint.Core.dll
            analyzers/dotnet/roslyn4.8/cs/System.Buffers.dll
            analyzers/dotnet/roslyn4.8/cs/System.Memory.dll
            analyzers/dotnet/roslyn4.8/cs/System.Numerics.Vectors.dll
            analyzers/dotnet/roslyn4.8/cs/System.Runtime.CompilerServices.Unsafe.dll
            bom.cdx.json
            build/PromptLint.props
            build/PromptLint.targets
            buildTransitive/PromptLint.Report.targets
            buildTransitive/PromptLint.props
            buildTransitive/PromptLint.targets
            presets/quiet.globalconfig
            presets/recommended.globalconfig
            presets/strict.globalconfig
            sdk-assemblies.txt
            tasks/netstandard2.0/PromptLint.Build.dll
            tasks/netstandard2.0/PromptLint.Core.dll
            tasks/netstandard2.0/PromptLint.Reporting.dll
            """.ReplaceLineEndings("\n"),
            string.Join("\n", files));
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        using var package = ZipFile.OpenRead(packed.File);
        using var nuspec = package.GetEntry("PromptLint.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal("PromptLint", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Contains("llm", Value("tags"));
        Assert.Equal("https://github.com/promptlint/promptlint", metadata.Elements().Single(e => e.Name.LocalName == "repository").Attribute("url")!.Value);
        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName == "dependency");
    }

    [Fact]
    public void Every_catalogs_assemblies_are_listed_one_a_line()
    {
        using var package = ZipFile.OpenRead(packed.File);
        using var list = new StreamReader(package.GetEntry("sdk-assemblies.txt")!.Open());
        var lines = list.ReadToEnd().Split('\n', System.StringSplitOptions.RemoveEmptyEntries | System.StringSplitOptions.TrimEntries);

        Assert.Contains("OpenAI", lines);
        Assert.All(lines, line => Assert.Matches(@"^[\w.-]+$", line));
    }
}
