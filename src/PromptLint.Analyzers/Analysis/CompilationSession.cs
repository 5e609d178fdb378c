using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.CallGraph;
using PromptLint.Analyzers.CallSites;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Http;
using PromptLint.Analyzers.Rules;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Facts;

namespace PromptLint.Analyzers.Analysis;

/// <summary>The analysis of one compilation: everything that is kept is kept here, and goes when the compilation goes.</summary>
internal sealed class CompilationSession
{
    private readonly SourceModels _models;
    private readonly CallSiteReader _reader;
    private readonly SdkIndex _index;
    private readonly AnalyzerSettings _settings;
    private readonly ProjectConfiguration _configuration;
    private readonly CallSiteReporter _reports;
    private readonly AnalysisWall _wall;
    private readonly ConcurrentBag<SitePlace> _sites = new();
    private readonly ConcurrentBag<HttpGateway> _gateways = new();
    private readonly Lazy<HashSet<string>> _contracts;

    private CompilationSession(Compilation compilation, AnalyzerSettings settings, ProjectConfiguration configuration, AnalysisWall wall)
    {
        _wall = wall;
        _settings = settings;
        _configuration = configuration;
        _index = new SdkIndex(configuration.Catalogs);
        _models = new SourceModels(compilation, seesProjects: configuration.IsTolerant);
        _contracts = new Lazy<HashSet<string>>(() => HttpContracts.MethodNames(_index, compilation));
        _reader = new CallSiteReader(_index, _models, configuration.Files);
        _reports = new CallSiteReporter(compilation, configuration, settings);
    }

    /// <summary>Starts the analysis of a compilation, or returns null when it references no known SDK.</summary>
    public static CompilationSession? TryStart(Compilation compilation, AnalyzerOptions options, AnalysisWall wall, CancellationToken cancellationToken)
    {
        var references = new HashSet<string>(compilation.ReferencedAssemblyNames.Select(static r => r.Name), System.StringComparer.OrdinalIgnoreCase);
        var configuration = ProjectConfiguration.Read(options, references, cancellationToken);
        return configuration is null
            ? null
            : new CompilationSession(compilation, new AnalyzerSettings(options.AnalyzerConfigOptionsProvider), configuration, wall);
    }

    /// <summary>Analyzes one invocation.</summary>
    public void AnalyzeInvocation(SyntaxNodeAnalysisContext context)
    {
        var syntax = (InvocationExpressionSyntax)context.Node;
        if (SourceLocations.NameOf(syntax) is not SimpleNameSyntax name
            || !_index.MayBeCall(name.Identifier.ValueText) && !_contracts.Value.Contains(name.Identifier.ValueText))
        {
            return;
        }

        AnalyzeCandidate(context, syntax);
    }

    // Apart from the first look, which every invocation of the project takes and which must not allocate.
    private void AnalyzeCandidate(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax)
    {
        _wall.Around(FailedStep.Call, syntax, report => Analyze(context, syntax, report), Fail, context.ReportDiagnostic, context.CancellationToken);

        AnalysisFailure Fail(Exception exception)
        {
            // What reaches it costs nobody knows how much: it keeps its node in the call graph.
            var failure = FailedReading.OfCall(exception, context.SemanticModel, syntax, context.CancellationToken);
            if (failure.Site.Length > 0)
            {
                _sites.Add(new SitePlace(syntax, failure.Site));
            }

            return failure;
        }
    }

    private void Analyze(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, Action<Diagnostic> report)
    {
        if (Call(context.SemanticModel, syntax, context.CancellationToken) is not { } call
            || context.ContainingSymbol is not { } containing
            || _index.FindCall(call.Method) is null)
        {
            return;
        }

        _models.Share(context.SemanticModel);
        var enclosing = context.SemanticModel.GetEnclosingSymbol(syntax.SpanStart, context.CancellationToken) ?? containing;
        var effort = new ReadingEffort();
        var read = _reader.ReadWithCallers(call, enclosing, effort, context.CancellationToken);
        _wall.HasRead(syntax, effort.Steps);
        if (read.Site is not null)
        {
            foreach (var site in _reports.Report(read, syntax, report, context.CancellationToken))
            {
                _sites.Add(site);
            }

            return;
        }

        if (_configuration.IsTolerant)
        {
            // Only a scan sees the projects that call this one, after it.
            foreach (var gateway in _reader.Gateways(call, enclosing, context.CancellationToken).ToList())
            {
                _gateways.Add(gateway);
            }
        }

        // No call of a model by what the wrapper itself tells, but one by what these callers give.
        foreach (var caller in read.Callers)
        {
            var asked = new WrappedCall(caller.Site, System.Array.Empty<CallerSite>(), MayHaveOthers: false);
            foreach (var site in _reports.Report(asked, caller.Syntax, report, context.CancellationToken))
            {
                _sites.Add(site);
            }
        }
    }

    /// <summary>Reports what could not be read, at the end: it is about the project, not about one file.</summary>
    public void ReportConfiguration(CompilationAnalysisContext context) =>
        AtTheEnd(context, FailedStep.Project, "it told what is wrong with the configuration", report =>
        {
            foreach (var problem in _configuration.Problems.Concat(_configuration.PromptProblems)
                .Concat(_configuration.SettingsProblems).Concat(_settings.Problems))
            {
                report(problem);
            }
        });

    /// <summary>Reports which methods reach the call sites, at the end: it takes all of them.</summary>
    public void ReportMethods(CompilationAnalysisContext context)
    {
        if (!_gateways.IsEmpty)
        {
            AtTheEnd(context, FailedStep.Project, "it described what other projects send through this one", report =>
                report(PL0001CallSiteCost.OfGateways(HttpGateways.Catalog(context.Compilation.AssemblyName ?? "", _gateways.Distinct().ToList()))));
        }

        if (!_sites.IsEmpty)
        {
            AtTheEnd(context, FailedStep.EntryPoints, "it read which methods reach the calls", report =>
            {
                var sites = _sites.OrderBy(static s => s.Syntax.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(static s => s.Syntax.SpanStart)
                    .ThenBy(static s => s.Id, System.StringComparer.Ordinal);
                report(PL0001CallSiteCost.OfMethods(_reader.Methods(sites, context.CancellationToken), _settings.Compilation));
            });
        }

        if (_settings.Compilation.Length > 0)
        {
            context.ReportDiagnostic(PL0001CallSiteCost.OfCompilation(_settings.Compilation));
        }
    }

    private void AtTheEnd(CompilationAnalysisContext context, FailedStep step, string doing, Action<Action<Diagnostic>> read) =>
        _wall.Around(step, call: null, read, e => FailedReading.Of(step, e, doing), context.ReportDiagnostic, context.CancellationToken);

    private CallExpression? Call(SemanticModel model, InvocationExpressionSyntax syntax, CancellationToken cancellationToken) =>
        model.GetOperation(syntax, cancellationToken) switch
        {
            IInvocationOperation call => CallExpression.Of(call),

            // Only where the user scans what cannot be built: in an editor a call that does not bind is one that is being typed.
            _ when _configuration.IsTolerant => CallExpression.OfCandidate(model, syntax, m => _index.FindCall(m) is not null, cancellationToken),
            _ => null,
        };
}
