using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Facts;

namespace PromptLint.Analyzers.Analysis;

/// <summary>
/// The one analyzer. Reads each call once and hands the same call site to every rule and to the report, so that they cannot disagree.
/// A project that references no known SDK registers nothing and pays nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromptLintAnalyzer : DiagnosticAnalyzer
{
    private readonly AnalysisProbe? _probe;

    /// <summary>The analyzer as hosts make it.</summary>
    public PromptLintAnalyzer()
    {
    }

    /// <summary>An analyzer whose steps a test watches, or lets fail.</summary>
    internal PromptLintAnalyzer(AnalysisProbe probe) => _probe = probe;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = AllRules.Instances
        .Select(static rule => rule.Descriptor)
        .Append(PL9001ConfigurationInvalid.Descriptor)
        .Append(PL0001CallSiteCost.Descriptor)
        .ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Razor's @code blocks are compiled from generated files, and their calls are billed like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        var wall = new AnalysisWall(_probe);
        context.RegisterCompilationStartAction(start => Start(start, wall));
    }

    private static void Start(CompilationStartAnalysisContext start, AnalysisWall wall)
    {
        CompilationSession? session = null;
        var failed = new List<Diagnostic>();
        wall.Around(
            FailedStep.Project,
            call: null,
            _ => session = CompilationSession.TryStart(start.Compilation, start.Options, wall, start.CancellationToken),
            static e => FailedReading.Of(FailedStep.Project, e, "it read what the project gives"),
            failed.Add,
            start.CancellationToken);
        if (session is not null)
        {
            // By syntax, not by operation: most invocations are dismissed by name before the compiler has to bind them.
            start.RegisterSyntaxNodeAction(session.AnalyzeInvocation, SyntaxKind.InvocationExpression);
            start.RegisterCompilationEndAction(session.ReportConfiguration);
            start.RegisterCompilationEndAction(session.ReportMethods);
        }
        else if (failed.Count > 0)
        {
            start.RegisterCompilationEndAction(end => failed.ForEach(end.ReportDiagnostic));
        }
    }
}
