using System.Collections.Immutable;

namespace PromptLint.Analyzers.Rules;

/// <summary>The rules in the order of their ids. Written by the workshop: <c>dotnet run --project src/PromptLint.Dev -- generate</c>.</summary>
internal static class AllRules
{
    /// <summary>One instance of each rule; rules hold no state.</summary>
    public static readonly ImmutableArray<Rule> Instances = ImmutableArray.Create<Rule>(
        new PL1001SystemPromptTooLarge(),
        new PL2001OutputCapMissing(),
        new PL2002StopSequenceMissing(),
        new PL3001RetryUnbounded(),
        new PL3002AgentLoopUnbounded(),
        new PL3003RetriesStacked(),
        new PL3004RetryWithoutBackoff(),
        new PL3005CallPerItem(),
        new PL3006ToolLoopCapTooHigh(),
        new PL3007StreamNotCancellable(),
        new PL3008StreamEnumeratedTwice(),
        new PL4001ModelUnpriced(),
        new PL4002ModelRetired());
}
