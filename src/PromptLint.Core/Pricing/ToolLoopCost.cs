using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Pricing;

/// <summary>
/// The most that the rounds of a tool loop cost. Each sends the whole history again, longer by the answer before and by the results of
/// the tools that it called, so that the input is a sum over the rounds and no multiple of the first.
/// </summary>
internal static class ToolLoopCost
{
    // Beyond that nobody means the number, and adding it up would take the compiler's time.
    private const long MostRounds = 10_000;

    /// <summary>The tool loop among the factors; null when there is none that goes round. The number of its rounds may be null.</summary>
    public static AttemptFactor? Of(IEnumerable<AttemptFactor> attempts) =>
        attempts.FirstOrDefault(static a => a is { Kind: AttemptKind.ToolLoop, High: not (0 or 1) });

    /// <summary>Dollars for all rounds; null where a number is missing.</summary>
    /// <param name="model">The model's prices.</param>
    /// <param name="rounds">How many requests.</param>
    /// <param name="input">The input tokens of the first.</param>
    /// <param name="output">The most tokens of each answer.</param>
    /// <param name="results">The most tokens that the tools' results add in each round.</param>
    /// <param name="choices">How many answers each request asks for: all are billed, one goes on.</param>
    public static decimal? Sum(ModelPrice model, long rounds, long input, long output, long results, long choices = 1)
    {
        var growth = output <= long.MaxValue - results ? output + results : long.MaxValue;
        if (rounds > MostRounds || growth > (long.MaxValue - input) / Math.Max(1, rounds) || output > long.MaxValue / Math.Max(1, choices))
        {
            return null;
        }

        decimal? sum = 0;
        for (var round = 0; round < rounds; round++)
        {
            // One by one: a long history may move a request to higher rates.
            sum = CostCalculator.Sum(sum, CostCalculator.Request(model, input + (round * growth), output * choices));
        }

        return sum;
    }
}
