using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often a jump backwards repeats a call: <c>retry:</c> ... <c>goto retry;</c> is a loop from the label to the jump.</summary>
internal sealed class JumpFactor
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly CallExpression _call;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="call">The call.</param>
    public JumpFactor(SdkIndex index, ValueReader reader, CallExpression call)
    {
        _index = index;
        _reader = reader;
        _call = call;
    }

    /// <summary>The factors of the jumps over the call, in the order of the code.</summary>
    /// <param name="root">The body that holds the call.</param>
    public IEnumerable<AttemptFactor> Of(IOperation root)
    {
        foreach (var jump in root.DescendantsAndSelf().OfType<IBranchOperation>())
        {
            if (jump.BranchKind == BranchKind.GoTo
                && jump.Target.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_reader.CancellationToken) is { } label
                && label.SpanStart <= _call.Syntax.SpanStart && jump.Syntax.SpanStart >= _call.Syntax.SpanStart)
            {
                yield return Of(jump, label, root);
            }
        }
    }

    private AttemptFactor Of(IBranchOperation jump, SyntaxNode label, IOperation root)
    {
        var termination = new LoopTermination(_index, _reader, _call, jump, root);
        var rounds = new JumpRounds(_reader).Of(jump, label, root);
        var exit = rounds is null ? termination.OfJump(jump) : LoopExit.Bounded;
        var why = rounds is { } most ? AttemptReasons.JumpOf(most) : AttemptReasons.JumpWithoutBound();
        return UnendedFactor.Of(_index, _call, AttemptKind.Loop, exit, jump, RepeatReason.Failure)
            ?? new AttemptFactor(AttemptKind.Loop, 1, rounds, SourceLocations.Of(jump.Syntax), why) { Reason = RepeatReason.Count };
    }
}
