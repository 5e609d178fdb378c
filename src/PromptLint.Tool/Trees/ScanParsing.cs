using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptLint.Tool.Trees;

/// <summary>How source is parsed: as leniently as the compiler can, since the tree's own settings are not evaluated.</summary>
internal static class ScanParsing
{
    private static readonly string[] Framework = [.. Symbols()];

    /// <summary>Parse options with the framework's symbols and the project's own.</summary>
    public static CSharpParseOptions Options(IEnumerable<string> symbols) =>
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Regular, Framework.Concat(symbols))
            .WithFeatures([KeyValuePair.Create("FileBasedProgram", "true")]);

    private static IEnumerable<string> Symbols()
    {
        yield return "DEBUG";
        yield return "TRACE";
        yield return "NET";
        yield return "NETCOREAPP";
        yield return $"NET{Environment.Version.Major}_0";
        for (var major = 5; major <= Environment.Version.Major; major++)
        {
            yield return $"NET{major}_0_OR_GREATER";
        }
    }
}
