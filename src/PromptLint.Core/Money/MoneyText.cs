using System;
using System.Globalization;

namespace PromptLint.Core.Money;

/// <summary>Dollars as text.</summary>
public static class MoneyText
{
    /// <summary>Every digit and no trailing zero, so that equal amounts are equal text; null stays null.</summary>
    public static string? Exact(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>
    /// For people: cents from a dollar up, three digits that count below it. A token costs millionths of a dollar,
    /// so a fixed number of decimals would show most calls as free.
    /// </summary>
    public static string ForPeople(decimal amount)
    {
        if (amount == 0)
        {
            return "$0";
        }

        if (Math.Abs(amount) >= 1)
        {
            return "$" + amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
        }

        var decimals = 3;
        for (var rest = Math.Abs(amount); rest < 0.1m && decimals < 28; rest *= 10)
        {
            decimals++;
        }

        var rounded = Math.Round(amount, Math.Min(decimals, 28), MidpointRounding.AwayFromZero);
        return "$" + rounded.ToString("0.00##########################", CultureInfo.InvariantCulture);
    }

    /// <summary>From low to high, for people; one amount when both are the same, and plain words when there is no upper bound.</summary>
    public static string Range(decimal? low, decimal? high)
    {
        if (low is not { } least)
        {
            return "unknown";
        }

        if (high is not { } most)
        {
            // "$0 or more" would read as free.
            return least == 0 ? "unknown" : ForPeople(least) + " or more";
        }

        return least == most ? ForPeople(least) : ForPeople(least) + " – " + ForPeople(most);
    }
}
