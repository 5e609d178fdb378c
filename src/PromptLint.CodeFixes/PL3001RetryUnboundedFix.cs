using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>Bounds what asks again after a failure: a loop, a jump back, a retry policy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL3001RetryUnboundedFix))]
public sealed class PL3001RetryUnboundedFix : CallFix
{
    private const int Attempts = 3;

    /// <summary>Makes the fix.</summary>
    public PL3001RetryUnboundedFix()
        : base("PL3001")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic)
    {
        var loop = new LoopBound(call, "attempt", Attempts, $"No answer after {Attempts} attempts.", leavesQuietly: false);
        var policy = new PolicyBound(call, Attempts);
        return RepeatFix.Try(call, LoopExit.SuccessOnly, place => loop.Candidates(place).Concat(policy.Candidates(place))) is { } source
            ? new Fixed($"Give up after {Attempts} attempts", source)
            : null;
    }
}
