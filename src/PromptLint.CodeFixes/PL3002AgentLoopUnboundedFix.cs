using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>Bounds a loop that ends when the model says so. What the rounds made until then is kept, where the code after the loop can use it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL3002AgentLoopUnboundedFix))]
public sealed class PL3002AgentLoopUnboundedFix : CallFix
{
    private const int Rounds = 10;

    /// <summary>Makes the fix.</summary>
    public PL3002AgentLoopUnboundedFix()
        : base("PL3002")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic)
    {
        var loop = new LoopBound(call, "round", Rounds, $"No final answer after {Rounds} rounds.", leavesQuietly: true);
        return RepeatFix.Try(call, LoopExit.ModelAnswerOnly, loop.Candidates) is { } source
            ? new Fixed($"Stop after {Rounds} rounds", source)
            : null;
    }
}
