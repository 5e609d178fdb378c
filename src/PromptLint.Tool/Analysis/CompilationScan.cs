using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;
using PromptLint.Core.Rules;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Reports;
using PromptLint.Tool.Compilations;

namespace PromptLint.Tool.Analysis;

/// <summary>What the analyzer said of one compilation.</summary>
/// <param name="Report">The call sites.</param>
/// <param name="Findings">What the rules found.</param>
/// <param name="Gateways">A catalog of its methods that send HTTP requests for their callers; null when it has none.</param>
internal sealed record CompilationResult(CostReport Report, ImmutableArray<ScanFinding> Findings, string? Gateways = null);

/// <summary>Runs the analyzer over a compilation, as the compiler would with the package installed.</summary>
internal static class CompilationScan
{
    /// <summary>Analyzes.</summary>
    /// <param name="scan">What is analyzed.</param>
    /// <param name="root">What paths are relative to.</param>
    /// <param name="promptText">How much of the prompts' text is reported; null leaves it to the project.</param>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<CompilationResult> RunAsync(
        ScanCompilation scan,
        string root,
        string? promptText,
        DiagnosticAnalyzer analyzer,
        CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<AnalysisFailure>();
        var enabled = scan.Compilation.Options.SpecificDiagnosticOptions.SetItem(FactProperties.RuleId, ReportDiagnostic.Info);
        var compilation = scan.Compilation.WithOptions(scan.Compilation.Options.WithSpecificDiagnosticOptions(enabled));
        var analysis = compilation.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(
                promptText is null
                    ? scan.Options
                    : new AnalyzerOptions(scan.Options.AdditionalFiles, new PromptTextOptions(scan.Options.AnalyzerConfigOptionsProvider, promptText)),
                (exception, _, diagnostic) => failures.Enqueue(Escaped(exception, diagnostic)),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true));
        var diagnostics = LargeCompilation.Is(compilation)
            ? await LargeCompilation.DiagnosticsAsync(analysis, cancellationToken).ConfigureAwait(false)
            : await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return Result(scan, root, diagnostics, failures);
    }

    private static CompilationResult Result(
        ScanCompilation scan,
        string root,
        ImmutableArray<Diagnostic> diagnostics,
        ConcurrentQueue<AnalysisFailure> failures)
    {
        var facts = new List<CallSiteFact>();
        var cards = new HashSet<PriceCardReference>();
        var findings = ImmutableArray.CreateBuilder<ScanFinding>();
        var methods = new List<MethodSummary>();
        string? gateways = null;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Id == FactProperties.RuleId)
            {
                try
                {
                    if (diagnostic.Properties.TryGetValue(FactProperties.Methods, out var summaries))
                    {
                        methods.AddRange(FactProperties.ReadMethods(summaries!));
                        continue;
                    }

                    if (diagnostic.Properties.TryGetValue(FactProperties.Failure, out var failure))
                    {
                        failures.Enqueue(FactProperties.ReadFailure(failure!));
                        continue;
                    }

                    if (diagnostic.Properties.TryGetValue(FactProperties.Gateways, out var catalog))
                    {
                        gateways = catalog;
                        continue;
                    }

                    facts.Add(FactProperties.ReadFact(diagnostic.Properties[FactProperties.CallSite]!));
                    cards.UnionWith(FactProperties.ReadCards(diagnostic.Properties[FactProperties.PriceCards]!));
                }
                catch (JsonFormatException e)
                {
                    failures.Enqueue(new AnalysisFailure(FailedStep.Project, null, "a fact of the analyzer cannot be read: " + e.Message));
                }
            }
            else if (diagnostic.Id.StartsWith("PL", StringComparison.Ordinal))
            {
                findings.Add(Finding(diagnostic, root));
            }
        }

        var log = new SarifLog(
            FactRuleState.Ran,
            [.. facts.DistinctBy(static f => (f.Id, f.Place))],
            [.. findings.Select(static f => new SarifFinding(f.Rule.Id, f.SiteId, f.Suppressed) { Severity = SeverityOf(f.Severity), Message = f.Message })],
            [.. cards])
        {
            Methods = methods,
            Failures = [.. failures.DistinctBy(static f => (f.Step, f.Place, f.Why))],
        };
        return new CompilationResult(CostReport.Of(log, scan.Name, scan.TargetFramework, root), findings.ToImmutable(), gateways);
    }

    // What gets past the analyzer's own wall; the host's description of it has the place.
    private static AnalysisFailure Escaped(Exception exception, Diagnostic diagnostic) =>
        CompilerFailure.Of(diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
        ?? new AnalysisFailure(FailedStep.Project, null, $"PromptLint threw {exception.GetType().FullName} while it analysed the project");

    private static RuleSeverity SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => RuleSeverity.Error,
        DiagnosticSeverity.Warning => RuleSeverity.Warning,
        DiagnosticSeverity.Info => RuleSeverity.Note,
        _ => RuleSeverity.Off,
    };

    private static ScanFinding Finding(Diagnostic diagnostic, string root)
    {
        var span = diagnostic.Location.GetMappedLineSpan();
        return new ScanFinding(
            diagnostic.Descriptor,
            diagnostic.Properties.GetValueOrDefault(FactProperties.Site) ?? "",
            diagnostic.Severity,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            span.IsValid && span.Path.Length > 0
                ? new SourcePlace(Relative(root, span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1)
                : null,
            diagnostic.IsSuppressed);
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
