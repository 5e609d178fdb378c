using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>
/// Switches the client's own retries off where the client is made, and leaves the layer that somebody wrote: it tells what happens
/// after the last attempt. Nothing is offered where another call would be left without any retry.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL3003RetriesStackedFix))]
public sealed class PL3003RetriesStackedFix : CallFix
{
    /// <summary>Makes the fix.</summary>
    public PL3003RetriesStackedFix()
        : base("PL3003")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic)
    {
        var stack = PL3003RetriesStacked.Stacked(call.Site);
        if (stack.Count < 2 || stack.FirstOrDefault(static f => f.Kind == AttemptKind.SdkRetry) is not { } own || !stack.Any(f => f != own && Covers(f, own)))
        {
            return null;
        }

        foreach (var changed in new ClientRetriesOff(call).Candidates())
        {
            if (call.Checked(changed, static site => site.Attempts.All(static f => f.Kind != AttemptKind.SdkRetry)) is { } source
                && LeavesTheOthers(call, source))
            {
                return new Fixed("Switch the client's own retries off", source);
            }
        }

        return null;
    }

    // A loop for throttling alone would leave an outage without any retry.
    private static bool Covers(AttemptFactor layer, AttemptFactor own) =>
        layer.Statuses is null || own.Statuses is { } statuses && statuses.Where(static s => s > 0).All(layer.Statuses.Contains);

    private static IEnumerable<AttemptFactor> Layers(CallSite site) =>
        site.Attempts.Where(static f => f is { Reason: RepeatReason.Failure, High: not (0 or 1) });

    // A call that shares the client, and has no other layer, would not be tried again at all.
    private static bool LeavesTheOthers(CallInSight call, EditedSource changed)
    {
        var before = CallInSight.All(call.Source, call.CancellationToken).Where(static s => Layers(s).Any()).Select(static s => s.Id).ToList();
        var after = CallInSight.All(changed, call.CancellationToken).Where(static s => Layers(s).Any()).Select(static s => s.Id).ToList();
        return before.All(after.Contains);
    }
}
