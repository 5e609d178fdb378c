using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Facts;

namespace PromptLint.Fuzz.Programs;

/// <summary>Compiles programs and runs the analyzer on them, under a time after which it hangs.</summary>
internal static class Laboratory
{
    private const string Preamble = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    // A call site's own limit of steps is reached in about a second: what takes minutes does not end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PatienceWithCancellation = TimeSpan.FromSeconds(20);

    private static readonly ConditionalWeakTable<IReadOnlyList<MetadataReference>, CSharpCompilation> Empty = [];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    // What the SDKs call experimental: an error until one says that one knows.
    private static readonly string[] Experimental =
    [
        "OPENAI001", "OPENAI002", "MEAI001", "SKEXP0001", "SKEXP0010", "SKEXP0020", "SKEXP0040", "SKEXP0050", "SKEXP0070", "SKEXP0101", "SKEXP0110", "SKEXP0120", "SKEXP0130", "MAAI001",
        "SCME0001", "SCME0002", "SCME0003", "AOAI001", "MCPEXP001", "MCPEXP002", "EXTEXP0001", "EXTEXP0018",
    ];

    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        .WithNullableContextOptions(NullableContextOptions.Enable).WithConcurrentBuild(false)
        .WithSpecificDiagnosticOptions(Experimental
            .Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)).Append(KeyValuePair.Create("PL0001", ReportDiagnostic.Info)));

    /// <summary>Parses a file.</summary>
    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), Language, path);

    /// <summary>A compilation of those files, whatever they are.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files, IReadOnlyList<MetadataReference> references)
    {
        var trees = files.ToList();
        var hasStatements = trees.Any(static t => t.GetRoot().ChildNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Any());

        // Reading the references takes longer than all the rest: what is compiled against the same shares them.
        var empty = Empty.GetValue(references, static r => CSharpCompilation.Create("App", [Parse(Preamble, "Preamble.cs")], r, Options)).AddSyntaxTrees(trees);
        return hasStatements ? empty.WithOptions(Options.WithOutputKind(OutputKind.ConsoleApplication)) : empty;
    }

    /// <summary>Whether the compiler finds no error in a file.</summary>
    public static bool IsValid(CSharpCompilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics().All(static d => d.Severity != DiagnosticSeverity.Error);

    /// <summary>Runs the analyzer. What it throws, and that it does not end, is a part of what is read.</summary>
    /// <param name="compilation">The programs.</param>
    /// <param name="given">Additional files: kind, path, text.</param>
    public static Reading Analyze(CSharpCompilation compilation, params (string Kind, string Path, string Text)[] given) => Analyze(compilation, new Given(given).Options);

    /// <summary>Runs the analyzer with what stands beside the code.</summary>
    public static Reading Analyze(CSharpCompilation compilation, AnalyzerOptions settings)
    {
        var probe = new Probe();
        using var stop = new CancellationTokenSource();
        var options = new CompilationWithAnalyzersOptions(settings, (e, _, _) => probe.Failed(e), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var run = new CompilationWithAnalyzers(compilation, ImmutableArray.Create<DiagnosticAnalyzer>(new PromptLintAnalyzer(probe)), options);

        // On a thread of its own, with the stack that a compiler has: one that hangs must not take ours with it.
        ImmutableArray<Diagnostic> found = [];
        var thread = new Thread(() =>
        {
            try
            {
                found = run.GetAnalyzerDiagnosticsAsync(stop.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                probe.Failed(e);
            }
        }, 8 * 1024 * 1024)
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(Patience))
        {
            stop.Cancel();
            return new Reading([], probe) { Hang = thread.Join(PatienceWithCancellation) ? "took over " + Patience : "did not end, and ignores its cancellation" };
        }

        return new Reading(found, probe);
    }

    /// <summary>What the analyzer tells while it runs.</summary>
    internal sealed class Probe : AnalysisProbe
    {
        /// <summary>What it threw.</summary>
        public ConcurrentQueue<Exception> Exceptions { get; } = new();

        /// <summary>The calls that it read, and what each cost in expressions.</summary>
        public ConcurrentQueue<(SyntaxNode Call, int Steps)> Calls { get; } = new();

        /// <inheritdoc/>
        public override void Read(SyntaxNode call, int steps) => Calls.Enqueue((call, steps));

        /// <inheritdoc/>
        public override void Failed(Exception exception)
        {
            // Nested too deeply to be read: told as such, and no fault of ours.
            if (exception is not InsufficientExecutionStackException)
            {
                Exceptions.Enqueue(exception);
            }
        }
    }

    private sealed class Given : AnalyzerConfigOptionsProvider
    {
        private static readonly Values None = new([]);
        private readonly Dictionary<string, Values> _kinds;

        public Given((string Kind, string Path, string Text)[] files)
        {
            _kinds = files.ToDictionary(static f => f.Path, static f => new Values(new() { ["build_metadata.AdditionalFiles.PromptLintKind"] = f.Kind }));
            Options = new AnalyzerOptions(files.Select(static AdditionalText (f) => new GivenFile(f.Path, f.Text)).ToImmutableArray(), this);
        }

        public AnalyzerOptions Options { get; }

        public override AnalyzerConfigOptions GlobalOptions => None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _kinds[textFile.Path];
    }

    private sealed class GivenFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
