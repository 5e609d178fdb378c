using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PromptLint.CodeFixes;

/// <summary>A fix for one rule about a call. Offered only when the fixed code was tried: it compiles and the finding is gone.</summary>
public abstract class CallFix : CodeFixProvider
{
    private readonly string _rule;

    private protected CallFix(string rule) => _rule = rule;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_rule);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => OneByOneFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixOneAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } fix)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellationToken => Task.FromResult(fix.Source.Document(cancellationToken)), equivalenceKey: _rule),
                    diagnostic);
            }
        }
    }

    /// <summary>Fixes one call, or returns null where nothing is known that would compile and help.</summary>
    private protected abstract Fixed? Fix(CallInSight call, Diagnostic diagnostic);

    /// <summary>
    /// Fixes all calls of a document, each in what the one before left: calls may share their options or a loop, and what has been
    /// fixed with another is left alone.
    /// </summary>
    internal async Task<Document> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await EditedSource.OpenAsync(document, cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return document;
        }

        var root = source.Tree.GetRoot(cancellationToken);
        var calls = diagnostics.OrderBy(static d => d.Location.SourceSpan.Start)
            .Select(d => (Diagnostic: d, Syntax: CallInSight.At(root, d.Location), Mark: new SyntaxAnnotation()))
            .Where(static c => c.Syntax is not null).ToList();
        source = source.With(root.ReplaceNodes(
            calls.Select(static c => c.Syntax!),
            (original, changed) => changed.WithAdditionalAnnotations(calls.Where(c => c.Syntax == original).Select(static c => c.Mark))));
        foreach (var (diagnostic, _, mark) in calls)
        {
            // More than once: a call may stand in two endless loops.
            while (CallInSight.Read(source, mark, cancellationToken) is { } call && Fix(call, diagnostic) is { } fix)
            {
                source = fix.Source;
            }
        }

        return source.Document(cancellationToken);
    }

    private async Task<Fixed?> FixOneAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await EditedSource.OpenAsync(document, cancellationToken).ConfigureAwait(false) is not { } source
            || CallInSight.At(source.Tree.GetRoot(cancellationToken), diagnostic.Location) is not { } syntax)
        {
            return null;
        }

        var mark = new SyntaxAnnotation();
        source = source.With(source.Tree.GetRoot(cancellationToken).ReplaceNode(syntax, syntax.WithAdditionalAnnotations(mark)));
        return CallInSight.Read(source, mark, cancellationToken) is { } call ? Fix(call, diagnostic) : null;
    }

    /// <summary>What a fix made.</summary>
    internal sealed class Fixed
    {
        public Fixed(string title, EditedSource source)
        {
            Title = title;
            Source = source;
        }

        public string Title { get; }

        public EditedSource Source { get; }
    }
}
