using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Analysis;
using PromptLint.Benchmarks.Projects;

namespace PromptLint.Benchmarks.Analysis;

/// <summary>What PromptLint adds to compiling a project, and to the edit of one character in a file that holds a call.</summary>
[ShortRunJob]
public class EditBenchmarks
{
    private CSharpCompilation _project = null!;
    private SyntaxTree _edited = null!;
    private int _edits;

    [Params(500)]
    public int Files { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var trees = GeneratedSources.Of(Files, 60).Select(static f => CSharpSyntaxTree.ParseText(f.Text, path: f.Name)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p));
        _project = CSharpCompilation.Create("Generated", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        _edited = trees.First(static t => t.ToString().Contains("OpenAI.Chat"));
    }

    [Benchmark(Baseline = true, Description = "bind the whole project")]
    public int Bind() => _project.Clone().GetDiagnostics().Length;

    [Benchmark(Description = "analyze the whole project")]
    public async Task<int> AnalyzeAsync() => (await Analyzed(_project.Clone()).GetAnalyzerDiagnosticsAsync()).Length;

    [Benchmark(Description = "one character typed: bind the file")]
    public int BindEdited()
    {
        var (compilation, tree) = Typed();
        return compilation.GetSemanticModel(tree).GetDiagnostics().Length;
    }

    [Benchmark(Description = "one character typed: bind and analyze the file")]
    public async Task<int> AnalyzeEditedAsync()
    {
        var (compilation, tree) = Typed();
        var model = compilation.GetSemanticModel(tree);
        return model.GetDiagnostics().Length + (await Analyzed(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, null, default)).Length;
    }

    private static CompilationWithAnalyzers Analyzed(Compilation compilation) =>
        compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new PromptLintAnalyzer()));

    private (Compilation Compilation, SyntaxTree Tree) Typed()
    {
        var text = _edited.GetText();
        var tree = _edited.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), "// " + (_edits++ % 10))));
        return (_project.ReplaceSyntaxTree(_edited, tree), tree);
    }
}
