using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Reading;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;
using PromptLint.Core.Reports;

namespace PromptLint.Analyzers;

/// <summary>The analysis of one compilation: everything that is kept is kept here, and goes when the compilation goes.</summary>
internal sealed class CompilationSession
{
    private readonly CallSiteReader _reader;
    private readonly SdkIndex _index;
    private readonly AnalyzerSettings _settings;
    private readonly ProjectConfiguration _configuration;
    private readonly Lazy<ImmutableArray<PriceCardReference>> _cards;

    private CompilationSession(Compilation compilation, AnalyzerSettings settings, ProjectConfiguration configuration)
    {
        _settings = settings;
        _configuration = configuration;
        _index = new SdkIndex(configuration.Catalogs);
        _reader = new CallSiteReader(_index, new SourceModels(compilation), configuration.Files);
        _cards = new(() => configuration.Prices.Cards.Select(static c => new PriceCardReference(c.Name, c.AsOf, c.Source)).ToImmutableArray());
    }

    // One for all compilations: it holds no compilation, only counts of texts by encoding.
    private static CallEstimator Estimator { get; } = new();

    /// <summary>Starts the analysis of a compilation, or returns null when it references no known SDK.</summary>
    public static CompilationSession? TryStart(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var references = new HashSet<string>(compilation.ReferencedAssemblyNames.Select(static r => r.Name), System.StringComparer.OrdinalIgnoreCase);
        var configuration = ProjectConfiguration.Read(options, references, cancellationToken);
        return configuration is null ? null : new CompilationSession(compilation, new AnalyzerSettings(options.AnalyzerConfigOptionsProvider), configuration);
    }

    /// <summary>Analyzes one invocation.</summary>
    public void AnalyzeInvocation(SyntaxNodeAnalysisContext context)
    {
        var syntax = (InvocationExpressionSyntax)context.Node;
        if (Places.NameOf(syntax) is not SimpleNameSyntax name || !_index.MayBeCall(name.Identifier.ValueText)
            || Call(context.SemanticModel, syntax, context.CancellationToken) is not { } call
            || context.ContainingSymbol is not { } containing)
        {
            return;
        }

        var enclosing = context.SemanticModel.GetEnclosingSymbol(syntax.SpanStart, context.CancellationToken) ?? containing;
        if (_reader.Read(call, enclosing, context.CancellationToken) is not { } site)
        {
            return;
        }

        var estimate = Estimator.Estimate(site, _configuration.Prices, _settings.Estimate(syntax.SyntaxTree), context.CancellationToken);
        var location = name.GetLocation();
        var rules = new RuleContext(site, estimate, option => _settings.Number(option, syntax.SyntaxTree), finding => context.ReportDiagnostic(Diagnose(finding, site, location)));
        foreach (var rule in AllRules.Instances)
        {
            // Read whether the rule asks for them or not: a value that cannot be read is a mistake wherever it is used.
            foreach (var option in rule.Options)
            {
                rules.Option(option);
            }

            rule.Check(rules);
        }

        context.ReportDiagnostic(Diagnostic.Create(
            PL0001CallSiteCost.Descriptor,
            location,
            FactProperties.OfFact(site, estimate, _cards.Value.Where(c => estimate.Models.Any(m => m.Card == c.Name))).ToImmutableDictionary(),
            site.Method,
            estimate.Model.Ids.Count > 0 ? string.Join(" or ", estimate.Model.Ids) : "unknown model",
            Wording.Tokens(estimate.Input.Total),
            estimate.Cost.Low is null ? "not priced" : MoneyText.Range(estimate.Cost.Low, estimate.Cost.High)));
    }

    /// <summary>Reports what could not be read, at the end: it is about the project, not about one file.</summary>
    public void ReportConfiguration(CompilationAnalysisContext context)
    {
        foreach (var problem in _configuration.Problems.Concat(_settings.Problems))
        {
            context.ReportDiagnostic(problem);
        }
    }

    private CallExpression? Call(SemanticModel model, InvocationExpressionSyntax syntax, CancellationToken cancellationToken) => model.GetOperation(syntax, cancellationToken) switch
    {
        IInvocationOperation call => CallExpression.Of(call),

        // Only where the user scans what cannot be built: in an editor a call that does not bind is one that is being typed.
        _ when _configuration.IsTolerant => CallExpression.OfCandidate(model, syntax, m => _index.FindCall(m) is not null, cancellationToken),
        _ => null,
    };

    private static Diagnostic Diagnose(Finding finding, CallSite site, Location location)
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

    // Only in the call's own file and where no line directive moves the place: a code fix needs a place in the source itself.
    private static Location? LocationOf(SourcePlace place, SyntaxTree tree)
    {
        var lines = tree.GetText().Lines;
        if (place.File != tree.FilePath || place.Line > lines.Count)
        {
            return null;
        }

        var position = lines[place.Line - 1].Start + place.Column - 1;
        return position < tree.Length ? Location.Create(tree, tree.GetRoot().FindToken(position).Span) : null;
    }
}
