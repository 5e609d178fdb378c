using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PromptLint.CodeFixes;

/// <summary>Fix All, document by document and call by call. The batch fixer would merge texts: two calls in one loop would bound it twice.</summary>
internal sealed class OneByOneFixAll : DocumentBasedFixAllProvider
{
    public static readonly OneByOneFixAll Instance = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics) =>
        await ((CallFix)fixAllContext.CodeFixProvider).FixAllAsync(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
}
