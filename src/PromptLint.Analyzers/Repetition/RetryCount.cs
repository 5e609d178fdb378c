using System.Linq;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How many retries a setting asks for, as SDKs and policies understand it.</summary>
internal static class RetryCount
{
    /// <summary>The retries after the first request.</summary>
    /// <param name="setting">A number of retries, or a list of the pauses before each.</param>
    public static RepeatCount Of(Value setting) => setting switch
    {
        // What the largest number is to whoever counts retries: until one succeeds.
        NumberValue { Number: int.MaxValue } => RepeatCount.Unlimited,
        NumberValue number => RepeatCount.Of(number.Number),

        // One pause for each retry.
        ObjectValue { ChangedBy: null, Maker: null } pauses when pauses.Items.All(static i => i is not (SpreadValue or RepeatedValue or CalledValue)) =>
            RepeatCount.Of(pauses.Items.Length),
        _ => RepeatCount.Unknown,
    };
}
