using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Facts;
using PromptLint.Dev.Rules;
using Xunit;

namespace PromptLint.Pages.Tests;

/// <summary>
/// Compiles the code of a page's section on the real packages and runs the analyzer on it. The code's using directives stay where they
/// are, the rest is wrapped in a class. The section's <c>ini</c> blocks are its options, its <c>json</c> blocks price cards; on the page of a policy's
/// rule they are the policy and the usage file.
/// </summary>
internal static class PageCode
{
    // What ImplicitUsings gives to every new project.
    private const string Preamble =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(static () =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists)
            .Where(static f => !Path.GetFileName(f).StartsWith("PromptLint.", StringComparison.Ordinal))
            .Select(static f => (MetadataReference)MetadataReference.CreateFromFile(f)).ToImmutableArray());

    /// <summary>Source with a line for each line of a block, wrapped.</summary>
    public static string Wrap(string block, int number)
    {
        var lines = block.Split('\n');
        var body = Array.FindIndex(lines, static l => l.Length > 0 && !l.StartsWith("using ", StringComparison.Ordinal));
        return string.Join('\n', lines[..body].Append($"internal sealed class Page{number} {{").Concat(lines[body..]).Append("}"));
    }

    /// <summary>What the compiler, the analyzer and the policy of the page say about the blocks of a section.</summary>
    /// <param name="rule">The page's rule.</param>
    /// <param name="section">The section.</param>
    /// <param name="sources">Its code, wrapped.</param>
    public static async Task<IReadOnlyList<PageFinding>> Analyze(RuleFact rule, PageSection section, IReadOnlyList<string> sources)
    {
        var files = section.Texts("json").ToList();
        var found = await Analyze(section, sources, rule.Home == RuleHome.Policy ? [] : files);
        return rule.Home == RuleHome.Policy ? [.. found.Select(PageFinding.Of), .. PagePolicy.Check(files, found)] : [.. found.Select(PageFinding.Of)];
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(PageSection section, IReadOnlyList<string> sources, IReadOnlyList<string> cards)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic>
            {
                ["PL0001"] = ReportDiagnostic.Info,
                ["OPENAI001"] = ReportDiagnostic.Suppress, // The Responses client is marked experimental.
                ["CS1701"] = ReportDiagnostic.Suppress, // Packages that were built for older versions of each other.
            });
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = sources.Prepend(Preamble).Select((s, i) => CSharpSyntaxTree.ParseText(s, parse, path: $"Page{i}.cs"));
        var compilation = CSharpCompilation.Create("Page", trees, References.Value, options);
        var files = cards.Select(static (t, i) => new Card(i == 0 ? "contoso.json" : $"contoso{i}.json", t)).ToImmutableArray<AdditionalText>();
        var analyzed = compilation.WithAnalyzers([new PromptLintAnalyzer()], new AnalyzerOptions(files, new Configuration(section.Texts("ini"))));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, static d => d.Id == "AD0001" || d.Properties.ContainsKey(FactProperties.Failure));
        return found.AddRange(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
    }

    private sealed class Card(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Configuration(IEnumerable<string> blocks) : AnalyzerConfigOptionsProvider
    {
        private readonly Values _ofCode = new(blocks.SelectMany(static b => b.Split('\n')).Select(static l => l.Split('=', 2))
            .Where(static p => p.Length == 2).ToDictionary(static p => p[0].Trim(), static p => p[1].Trim()));

        private readonly Values _ofCards = new(new Dictionary<string, string> { ["build_metadata.AdditionalFiles.PromptLintKind"] = "PriceCard" });

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>());

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _ofCode;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _ofCards;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
