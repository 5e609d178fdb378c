using System;
using System.Collections.Generic;

namespace PromptLint.Core.Money;

/// <summary>Adds amounts. Unknown ones make the sum unknown, and so does a sum beyond what decimal holds: a report may come from anywhere.</summary>
public static class MoneySum
{
    /// <summary>The sum; null when an amount is unknown or the sum is beyond any number.</summary>
    public static decimal? Of(IEnumerable<decimal?> amounts)
    {
        decimal sum = 0;
        foreach (var amount in amounts)
        {
            try
            {
                if (amount is not { } known)
                {
                    return null;
                }

                sum += known;
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        return sum;
    }

    /// <summary>A multiple of an amount; null when unknown or beyond any number.</summary>
    public static decimal? Times(decimal? amount, decimal? factor)
    {
        try
        {
            return amount * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Per cent of a whole, to one decimal; null where the whole is nothing, or beyond any number.</summary>
    public static decimal? Percent(decimal? part, decimal? whole)
    {
        try
        {
            return part is { } some && whole is { } all and not 0 ? Math.Round(some / all * 100, 1, MidpointRounding.AwayFromZero) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
