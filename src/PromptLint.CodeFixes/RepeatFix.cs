using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>Finds what repeats a call without bound, and takes the first change that bounds it.</summary>
internal static class RepeatFix
{
    /// <summary>Tries the candidates for the innermost repetition with a kind of exit.</summary>
    public static EditedSource? Try(CallInSight call, LoopExit exit, System.Func<SyntaxNode, IEnumerable<SyntaxNode>> candidates)
    {
        if (call.Site.Attempts.FirstOrDefault(f => f.Exit == exit) is not { } factor || Node(call, factor.Place) is not { } place)
        {
            return null;
        }

        var before = Unbounded(call.Site);
        return candidates(place).Select(changed => call.Checked(changed, site => Unbounded(site) < before)).FirstOrDefault(static source => source is not null);
    }

    private static int Unbounded(CallSite site) => site.Attempts.Count(static f => f.Exit is LoopExit.SuccessOnly or LoopExit.ModelAnswerOnly);

    // The loop, jump or policy that the analyzer means. One in another file is not within a fix of this document.
    private static SyntaxNode? Node(CallInSight call, SourcePlace place)
    {
        var lines = call.Model.SyntaxTree.GetText(call.CancellationToken).Lines;
        if (place.File != call.Model.SyntaxTree.FilePath || place.Line > lines.Count)
        {
            return null;
        }

        var position = lines[place.Line - 1].Start + place.Column - 1;
        return position < call.Root.FullSpan.End
            ? call.Root.FindToken(position).Parent?.AncestorsAndSelf().FirstOrDefault(n =>
                n is StatementSyntax and not BlockSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && SourceLocations.Of(n) == place)
            : null;
    }
}
