using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers;
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
        var trees = GeneratedSources.Of(Files, Files * 6 / 10).Append(("Desk.cs", Desk(Files))).Select(static f => CSharpSyntaxTree.ParseText(f.Item2, path: f.Item1)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p));
        _project = CSharpCompilation.Create("Generated", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["PL0001"] = ReportDiagnostic.Info }));
    }

    [Benchmark]
    public int Bind() => _project.Clone().GetDiagnostics().Length;

    [Benchmark]
    public async Task<int> AnalyzeAsync() =>
        (await _project.Clone().WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new PromptLintAnalyzer())).GetAnalyzerDiagnosticsAsync()).Length;

    // One method for each file, which calls that file's service, if it has a call.
    private static string Desk(int files) => "namespace Generated; using OpenAI.Chat; using System.Threading; using System.Threading.Tasks; public class Desk { public ChatClient Client = new(\"gpt-4.1-mini\", \"key\"); "
        + string.Concat(Enumerable.Range(1, files - 1).Where(i => (long)i * (files * 6 / 10) / files != (long)(i - 1) * (files * 6 / 10) / files)
            .Select(static i => $"public Task<string> Ask{i}(string question) => new Service{i}().AnswerAsync(Client, question, default);\n")) + "}";
}
