using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.CallGraph;
using PromptLint.Analyzers.CallSites;
using PromptLint.Analyzers.Rules;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Core.Rules;

namespace PromptLint.Analyzers.Analysis;

/// <summary>Says what there is to say of one call site: every rule's findings, and the fact for the report. Both see the same call site.</summary>
internal sealed class CallSiteReporter
{
    private readonly Compilation _compilation;
    private readonly ProjectConfiguration _configuration;
    private readonly AnalyzerSettings _settings;
    private readonly Lazy<ImmutableArray<PriceCardReference>> _cards;

    public CallSiteReporter(Compilation compilation, ProjectConfiguration configuration, AnalyzerSettings settings)
    {
        _compilation = compilation;
        _configuration = configuration;
        _settings = settings;
        _cards = new(() => configuration.Prices.Cards.Select(static c => new PriceCardReference(c.Name, c.AsOf, c.Source)).ToImmutableArray());
    }

    // One for all compilations: it holds no compilation, only counts of texts by encoding.
    private static CallEstimator Estimator { get; } = new();

    /// <summary>Reports a call site and, where it stands in a wrapper, the callers as call sites of their own; says which these are.</summary>
    /// <param name="read">The call, which was found to be one, with its callers.</param>
    /// <param name="syntax">The call.</param>
    /// <param name="report">Takes the diagnostics.</param>
    /// <param name="cancellationToken">Asked while tokens are counted.</param>
    public IReadOnlyList<SitePlace> Report(WrappedCall read, SyntaxNode syntax, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        var site = read.Site!;
        var estimate = Estimate(site, syntax, cancellationToken);
        var given = read.Callers.Select(c => (Caller: c, Estimate: Estimate(c.Site, c.Syntax, cancellationToken))).ToList();
        if (given.Count == 1 && CallSiteFact.Of(given[0].Caller.Site, given[0].Estimate).SendsLike(CallSiteFact.Of(site, estimate)))
        {
            // The only caller of a method gives all that the method is given.
            given.Clear();
        }

        var found = given.Select(g => (g.Caller, Findings: Findings(g.Caller.Site, g.Estimate, g.Caller.Syntax.SyntaxTree))).ToList();

        // What holds whoever calls is told once, at the call itself; the rest at the callers that it holds for.
        var general = Findings(site, estimate, syntax.SyntaxTree)
            .Where(f => found.All(c => c.Findings.Any(other => other.Descriptor == f.Descriptor)))
            .ToList();
        foreach (var finding in general)
        {
            report(Diagnose(finding, site, LocationOf(syntax)));
        }

        foreach (var (caller, findings) in found)
        {
            foreach (var finding in findings.Where(f => general.All(told => told.Descriptor != f.Descriptor)))
            {
                report(Diagnose(finding, caller.Site, LocationOf(caller.Syntax)));
            }
        }

        var fact = CallSiteFact.Of(site, estimate, _settings.PromptText);
        var ids = given.Select(static g => g.Caller.Site.Id).ToList();
        ReportFact(given.Count == 0 ? fact : fact with { Wrapper = new WrapperFact(ids, read.MayHaveOthers) }, estimate, syntax, report, cancellationToken);
        foreach (var (caller, cost) in given)
        {
            ReportFact(CallSiteFact.Of(caller.Site, cost, _settings.PromptText) with { Through = site.Id }, cost, caller.Syntax, report, cancellationToken);
        }

        return given.Select(static g => new SitePlace(g.Caller.Syntax, g.Caller.Site.Id, g.Caller.Runs)).Prepend(new SitePlace(syntax, site.Id)).ToList();
    }

    private void ReportFact(CallSiteFact fact, CallEstimate estimate, SyntaxNode syntax, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        var told = fact with { Severities = Severities(syntax.SyntaxTree, cancellationToken) };
        var cards = _cards.Value.Where(c => estimate.Models.Any(m => m.Card == c.Name));
        report(Diagnostic.Create(
            PL0001CallSiteCost.Descriptor,
            LocationOf(syntax),
            FactProperties.OfFact(told, cards).Concat(FactProperties.OfCompilation(_settings.Compilation)).ToImmutableDictionary(),
            fact.Method,
            estimate.Model.Ids.Count > 0 ? string.Join(" or ", estimate.Model.Ids) : "unknown model",
            Wording.Tokens(estimate.Input.Total),
            estimate.Cost.Low is null ? "not priced" : MoneyText.Range(estimate.Cost.Low, estimate.Cost.High)));
    }

    // The build checks these rules, after the compiler: what is configured for them, the compiler alone knows.
    private Dictionary<string, RuleSeverity> Severities(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var configured = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal);
        foreach (var rule in PolicyRules.All)
        {
            if (_compilation.Options.SyntaxTreeOptionsProvider is { } provider
                && (provider.TryGetDiagnosticValue(tree, rule.Id, cancellationToken, out var severity)
                    || provider.TryGetGlobalDiagnosticValue(rule.Id, cancellationToken, out severity))
                && severity != ReportDiagnostic.Default)
            {
                configured[rule.Id] = severity switch
                {
                    ReportDiagnostic.Error => RuleSeverity.Error,
                    ReportDiagnostic.Warn => RuleSeverity.Warning,
                    ReportDiagnostic.Info => RuleSeverity.Note,
                    _ => RuleSeverity.Off,
                };
            }
        }

        return configured;
    }

    private CallEstimate Estimate(CallSite site, SyntaxNode syntax, CancellationToken cancellationToken) =>
        Estimator.Estimate(site, _configuration.Prices, _settings.Estimate(syntax.SyntaxTree), cancellationToken);

    private List<Finding> Findings(CallSite site, CallEstimate estimate, SyntaxTree tree)
    {
        var findings = new List<Finding>();
        var rules = new RuleContext(site, estimate, option => _settings.Number(option, tree), findings.Add);
        foreach (var rule in AllRules.Instances)
        {
            // Read whether the rule asks for them or not: a value that cannot be read is a mistake wherever it is used.
            foreach (var option in rule.Options)
            {
                rules.Option(option);
            }

            rule.Check(rules);
        }

        return findings;
    }

    private Diagnostic Diagnose(Finding finding, CallSite site, Location location)
    {
        var properties = FactProperties.OfFinding(site.Id).Concat(finding.Properties).ToImmutableDictionary();
        var places = finding.Place is { } place && location.SourceTree is { } tree ? LocationOf(place, tree) : null;
        return Diagnostic.Create(
            finding.Descriptor,
            location,
            finding.Severity ?? finding.Descriptor.DefaultSeverity,
            places is null ? null : new[] { places },
            properties,
            finding.Arguments);
    }

    private static Location LocationOf(SyntaxNode syntax) => (syntax is InvocationExpressionSyntax call ? SourceLocations.NameOf(call) : syntax).GetLocation();

    // Only where no line directive moves the place: a code fix needs a place in the source itself.
    private Location? LocationOf(SourcePlace place, SyntaxTree near)
    {
        if ((place.File == near.FilePath ? near : _compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == place.File)) is not { } tree)
        {
            return null;
        }

        var lines = tree.GetText().Lines;
        if (place.Line > lines.Count)
        {
            return null;
        }

        var position = lines[place.Line - 1].Start + place.Column - 1;
        return position < tree.Length ? Location.Create(tree, tree.GetRoot().FindToken(position).Span) : null;
    }
}
