using System;
using System.Collections.Concurrent;
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
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Compiles code against the real SDKs and runs the analyzer on it. An exception of the analyzer fails the test.</summary>
internal static class Workbench
{
    /// <summary>What every tested file sees.</summary>
    private const string Preamble = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Assemblies = new(Load);

    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "App",
        new[] { Parse(Preamble, "Preamble.cs") },
        Assemblies.Value,
        Options(OutputKind.DynamicallyLinkedLibrary)));

    /// <summary>The framework and the SDKs.</summary>
    public static ImmutableArray<MetadataReference> References => Assemblies.Value;

    /// <summary>Options with the fact switched on, as the package does where a report is written.</summary>
    public static CSharpCompilationOptions Options(OutputKind kind) => new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic>
        {
            ["PL0001"] = ReportDiagnostic.Info,
            ["OPENAI001"] = ReportDiagnostic.Suppress,
            ["OPENAI002"] = ReportDiagnostic.Suppress,
            ["MEAI001"] = ReportDiagnostic.Suppress,
            ["SKEXP0001"] = ReportDiagnostic.Suppress,
            ["SKEXP0010"] = ReportDiagnostic.Suppress,
            ["MAAI001"] = ReportDiagnostic.Suppress,
        });

    /// <summary>Parses a file.</summary>
    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), Language, path);

    /// <summary>A compilation of these files, which must have no errors.</summary>
    public static CSharpCompilation Compile(params string[] files) => Compile([], files);

    /// <summary>A compilation of these files against more than the SDKs of the tests, which must have no errors.</summary>
    public static CSharpCompilation Compile(IEnumerable<MetadataReference> more, string[] files)
    {
        var trees = files.Select(static (text, i) => Parse(text, i == 0 ? "Test.cs" : $"Test{i + 1}.cs")).ToList();
        var compilation = Empty.Value.AddReferences(more).AddSyntaxTrees(trees);
        if (trees.Any(static t => t.GetRoot().ChildNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Any()))
        {
            compilation = compilation.WithOptions(Options(OutputKind.ConsoleApplication));
        }

        var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join(System.Environment.NewLine, errors));
        return compilation;
    }

    /// <summary>Runs the analyzer; the diagnostics are in the order of their places.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, Settings? settings = null, bool concurrent = false, CancellationToken cancellationToken = default)
    {
        var failures = new Failures();
        var found = await Analyze(compilation, failures, settings, concurrent, cancellationToken);
        Assert.True(failures.Exceptions.IsEmpty, string.Join(System.Environment.NewLine, failures.Exceptions));
        Assert.DoesNotContain(found, static d => d.Properties.ContainsKey(FactProperties.Failure));
        return found;
    }

    /// <summary>Runs the analyzer with a probe, which may let it fail; an exception that leaves the analyzer fails the test all the same.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, AnalysisProbe probe, Settings? settings = null, bool concurrent = false, CancellationToken cancellationToken = default)
    {
        var escaped = new Failures();
        var options = new CompilationWithAnalyzersOptions((settings ?? Settings.None).Analyzer, (e, _, _) => escaped.Failed(e), concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false);
        var run = new CompilationWithAnalyzers(compilation, ImmutableArray.Create<DiagnosticAnalyzer>(new PromptLintAnalyzer(probe)), options);
        var found = await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.True(escaped.Exceptions.IsEmpty, string.Join(System.Environment.NewLine, escaped.Exceptions));
        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
        return found.OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Id, StringComparer.Ordinal).ThenBy(static d => d.GetMessage(), StringComparer.Ordinal).ToImmutableArray();
    }

    private static ImmutableArray<MetadataReference> Load()
    {
        string[] ours = ["PromptLint.", "xunit.", "testhost", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "Microsoft.CodeAnalysis"];
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "downloaded"), "*.dll").Order())
            .Where(static path => File.Exists(path)).DistinctBy(static path => Path.GetFileName(path))
            .Where(path => !ours.Any(Path.GetFileName(path).StartsWith))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }

    /// <summary>Keeps what the analyzer threw, with the stack that only a test is told.</summary>
    internal sealed class Failures : AnalysisProbe
    {
        /// <summary>The exceptions.</summary>
        public ConcurrentQueue<Exception> Exceptions { get; } = new();

        /// <inheritdoc/>
        public override void Failed(Exception exception) => Exceptions.Enqueue(exception);
    }
}
