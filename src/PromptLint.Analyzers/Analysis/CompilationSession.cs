using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.CallSites;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Http;
using PromptLint.Analyzers.Rules;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;

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
    private readonly ConcurrentBag<(SyntaxNode Syntax, string Id)> _sites = new();
    private readonly ConcurrentBag<HttpGateway> _gateways = new();

    private CompilationSession(Compilation compilation, AnalyzerSettings settings, ProjectConfiguration configuration)
    {
        _settings = settings;
        _configuration = configuration;
        _index = new SdkIndex(configuration.Catalogs);
        _models = new SourceModels(compilation, seesProjects: configuration.IsTolerant);
        _reader = new CallSiteReader(_index, _models, configuration.Files);
        _reports = new CallSiteReporter(compilation, configuration, settings);
    }

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
        if (SourceLocations.NameOf(syntax) is not SimpleNameSyntax name || !_index.MayBeCall(name.Identifier.ValueText)
            || Call(context.SemanticModel, syntax, context.CancellationToken) is not { } call
            || context.ContainingSymbol is not { } containing)
        {
            return;
        }

        try
        {
            Analyze(context, syntax, call, containing);
        }
        catch (InsufficientExecutionStackException)
        {
            // Code nested deeper than the stack is no code to judge, and an overflow would take the compiler or the editor with it.
        }
    }

    private void Analyze(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, CallExpression call, ISymbol containing)
    {
        if (_index.FindCall(call.Method) is null)
        {
            return;
        }

        _models.Share(context.SemanticModel);
        var enclosing = context.SemanticModel.GetEnclosingSymbol(syntax.SpanStart, context.CancellationToken) ?? containing;
        var (site, callers) = _reader.ReadWithCallers(call, enclosing, context.CancellationToken);
        if (site is not null)
        {
            _sites.Add((syntax, site.Id));
            _reports.Report(site, syntax, callers, context.ReportDiagnostic, context.CancellationToken);
            return;
        }

        if (_configuration.IsTolerant)
        {
            // Only a scan sees the projects that call this one, after it.
            foreach (var gateway in _reader.Gateways(call, enclosing, context.CancellationToken))
            {
                _gateways.Add(gateway);
            }
        }

        // No call of a model by what the wrapper itself tells, but one by what these callers give.
        foreach (var caller in callers)
        {
            _sites.Add((caller.Syntax, caller.Site.Id));
            _reports.Report(caller.Site, caller.Syntax, System.Array.Empty<CallerSite>(), context.ReportDiagnostic, context.CancellationToken);
        }
    }

    /// <summary>Reports what could not be read, at the end: it is about the project, not about one file.</summary>
    public void ReportConfiguration(CompilationAnalysisContext context)
    {
        foreach (var problem in _configuration.Problems.Concat(_configuration.PromptProblems).Concat(_settings.Problems))
        {
            context.ReportDiagnostic(problem);
        }
    }

    /// <summary>Reports which methods reach the call sites, at the end: it takes all of them.</summary>
    public void ReportMethods(CompilationAnalysisContext context)
    {
        if (!_gateways.IsEmpty)
        {
            context.ReportDiagnostic(PL0001CallSiteCost.OfGateways(HttpGateways.Catalog(context.Compilation.AssemblyName ?? "", _gateways.Distinct().ToList())));
        }

        if (_sites.IsEmpty)
        {
            return;
        }

        try
        {
            ReportMethods(context, _sites.OrderBy(static s => s.Syntax.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(static s => s.Syntax.SpanStart));
        }
        catch (InsufficientExecutionStackException)
        {
            // As above: then no entry point is told.
        }
    }

    private void ReportMethods(CompilationAnalysisContext context, IEnumerable<(SyntaxNode Syntax, string Id)> sites) =>
        context.ReportDiagnostic(PL0001CallSiteCost.OfMethods(_reader.Methods(sites, context.CancellationToken)));

    private CallExpression? Call(SemanticModel model, InvocationExpressionSyntax syntax, CancellationToken cancellationToken) => model.GetOperation(syntax, cancellationToken) switch
    {
        IInvocationOperation call => CallExpression.Of(call),

        // Only where the user scans what cannot be built: in an editor a call that does not bind is one that is being typed.
        _ when _configuration.IsTolerant => CallExpression.OfCandidate(model, syntax, m => _index.FindCall(m) is not null, cancellationToken),
        _ => null,
    };
}
