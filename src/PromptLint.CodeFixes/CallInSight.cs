using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.CallSites;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>A call that a fix works on, read as the analyzer reads it. A mark on its syntax finds it again after each change.</summary>
internal sealed class CallInSight
{
    private readonly SyntaxAnnotation _mark;

    private CallInSight(
        EditedSource source,
        SyntaxAnnotation mark,
        SemanticModel model,
        InvocationExpressionSyntax syntax,
        IInvocationOperation operation,
        IndexedEntry found,
        CallSite site,
        CancellationToken cancellationToken)
    {
        _mark = mark;
        Source = source;
        Model = model;
        Syntax = syntax;
        Operation = operation;
        Found = found;
        Site = site;
        CancellationToken = cancellationToken;
    }

    public EditedSource Source { get; }

    public SemanticModel Model { get; }

    public SyntaxNode Root => Model.SyntaxTree.GetRoot(CancellationToken);

    public InvocationExpressionSyntax Syntax { get; }

    public IInvocationOperation Operation { get; }

    /// <summary>The catalog entry of the called method.</summary>
    public IndexedEntry Found { get; }

    /// <summary>What the analyzer reads here.</summary>
    public CallSite Site { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The invocation whose method name a diagnostic stands at.</summary>
    public static InvocationExpressionSyntax? At(SyntaxNode root, Location location) =>
        root.FullSpan.Contains(location.SourceSpan)
            ? root.FindToken(location.SourceSpan.Start).Parent?.AncestorsAndSelf()
                .OfType<InvocationExpressionSyntax>()
                .FirstOrDefault(i => SourceLocations.NameOf(i).Span == location.SourceSpan)
            : null;

    /// <summary>Reads the marked call; null when it is none that the analyzer would read.</summary>
    public static CallInSight? Read(EditedSource source, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        var model = source.Compilation.GetSemanticModel(source.Tree);
        return source.Tree.GetRoot(cancellationToken).GetAnnotatedNodes(mark).FirstOrDefault() is InvocationExpressionSyntax syntax
            && model.GetOperation(syntax, cancellationToken) is IInvocationOperation operation
            && source.Index.FindCall(operation.TargetMethod) is { } found
            && model.GetEnclosingSymbol(syntax.SpanStart, cancellationToken) is { } containing
            && new CallSiteReader(
                source.Index,
                new SourceModels(source.Compilation),
                ConfigurationFiles.None).Read(operation, containing, cancellationToken) is { } site
            ? new CallInSight(source, mark, model, syntax, operation, found, site, cancellationToken)
            : null;
    }

    /// <summary>All calls of a file, as the analyzer reads them.</summary>
    public static IReadOnlyList<CallSite> All(EditedSource source, CancellationToken cancellationToken)
    {
        var model = source.Compilation.GetSemanticModel(source.Tree);
        var reader = new CallSiteReader(source.Index, new SourceModels(source.Compilation), ConfigurationFiles.None);
        return source.Tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(syntax => model.GetOperation(syntax, cancellationToken) is IInvocationOperation operation
                && reader.MayBeCall(operation.TargetMethod)
                && model.GetEnclosingSymbol(syntax.SpanStart, cancellationToken) is { } containing
                ? reader.Read(operation, containing, cancellationToken)
                : null)
            .OfType<CallSite>().ToList();
    }

    /// <summary>
    /// The source with a change in it, if the change holds: it compiles, and the analyzer now reads what was wanted. A fix that only
    /// looks right is worse than none.
    /// </summary>
    public EditedSource? Checked(SyntaxNode changed, Func<CallSite, bool> wanted)
    {
        var source = Source.With(changed);
        return Read(source, _mark, CancellationToken) is { } call && wanted(call.Site) && source.CompilesSince(Source, CancellationToken) ? source : null;
    }
}
