using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Analysis;
using PromptLint.Benchmarks.Projects;

namespace PromptLint.Benchmarks.Analysis;

/// <summary>
/// Analysis of projects of growing size whose calls stand in methods that other files call: summaries and call graph are to take
/// time in line with the size of the code.
/// </summary>
[ShortRunJob]
public class CallGraphBenchmarks
{
    private CSharpCompilation _project = null!;

    [Params(100, 1_000, 5_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var trees = GeneratedSources.Of(Files, Files * 6 / 10).Concat(Desks(Files)).Select(static f => CSharpSyntaxTree.ParseText(f.Item2, path: f.Item1)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p));
        _project = CSharpCompilation.Create("Generated", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["PL0001"] = ReportDiagnostic.Info }));
    }

    [Benchmark]
    public int Bind() => _project.Clone().GetDiagnostics().Length;

    [Benchmark]
    public async Task<int> VisitAsync() =>
        (await _project.Clone().WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new Visitor())).GetAnalyzerDiagnosticsAsync()).Length;

    [Benchmark]
    public async Task<int> AnalyzeAsync() =>
        (await _project.Clone().WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new PromptLintAnalyzer())).GetAnalyzerDiagnosticsAsync()).Length;

    // One method for each file that has a call, which calls that file's service: a hundred of them in a class.
    private static IEnumerable<(string, string)> Desks(int files) => Enumerable.Range(1, files - 1).Where(i => (long)i * (files * 6 / 10) / files != (long)(i - 1) * (files * 6 / 10) / files).Chunk(100)
        .Select(static (services, n) => ($"Desk{n}.cs", $"namespace Generated; using OpenAI.Chat; using System.Threading; using System.Threading.Tasks; public class Desk{n} {{ public ChatClient Client = new(\"gpt-4.1-mini\", \"key\"); "
            + string.Concat(services.Select(static i => $"public Task<string> Ask{i}(string question) => new Service{i}().AnswerAsync(Client, question, default);\n")) + "}"));

    /// <summary>What an analyzer costs that only has every call bound: the least that anything costs that looks at calls.</summary>
#pragma warning disable RS1036, RS1041 // Not shipped: no compiler loads it.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Visitor : DiagnosticAnalyzer
#pragma warning restore RS1036, RS1041
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new DiagnosticDescriptor("VISIT", "Visits calls", "Visits calls", "Benchmarks", DiagnosticSeverity.Info, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(static c => c.SemanticModel.GetOperation(c.Node, c.CancellationToken), SyntaxKind.InvocationExpression);
        }
    }
}
