using System.Linq;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How many retries a setting asks for, as SDKs and policies understand it.</summary>
internal static class RetryCount
{
    // What `int.MaxValue` retries are to every SDK that counts them: until one succeeds.
    private const long UntilSuccess = int.MaxValue;

    /// <summary>The retries after the first request.</summary>
    /// <param name="setting">A number of retries, or a list of the pauses before each.</param>
    public static RepeatCount Of(Value setting) => setting switch
    {
        NumberValue { Number: UntilSuccess } => RepeatCount.Unlimited,
        NumberValue number => RepeatCount.Of(number.Number),

        // One pause for each retry.
        ObjectValue { ChangedBy: null, Maker: null } pauses when pauses.Items.All(static i => i is not (SpreadValue or RepeatedValue or CalledValue)) =>
            RepeatCount.Of(pauses.Items.Length),
        _ => RepeatCount.Unknown,
    };
}
