using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Rules;

namespace PromptLint.Analyzers.Analysis;

/// <summary>
/// The one analyzer. Reads each call once and hands the same call site to every rule and to the report, so that they cannot disagree.
/// A project that references no known SDK registers nothing and pays nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromptLintAnalyzer : DiagnosticAnalyzer
{
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
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationSession.TryStart(start.Compilation, start.Options, start.CancellationToken) is { } session)
            {
                // By syntax, not by operation: most invocations are dismissed by name before the compiler has to bind them.
                start.RegisterSyntaxNodeAction(session.AnalyzeInvocation, SyntaxKind.InvocationExpression);
                start.RegisterCompilationEndAction(session.ReportConfiguration);
                start.RegisterCompilationEndAction(session.ReportMethods);
            }
        });
    }
}
