using System.Globalization;
using PromptLint.Core.Money;

namespace PromptLint.Reporting.Diff;

/// <summary>Differences as text, always with their sign.</summary>
internal static class SignedMoney
{
    /// <summary>For example <c>+$1.20</c>, <c>-$0.003</c>, <c>±$0</c>; <c>unknown</c> for null.</summary>
    public static string Of(decimal? difference) => difference switch
    {
        null => "unknown",
        0 => "±$0",
        > 0 => "+" + MoneyText.ForPeople(difference.Value),
        _ => "-" + MoneyText.ForPeople(-difference.Value),
    };

    /// <summary>Per cent of what was before, one decimal; <c>new</c> where nothing was.</summary>
    public static string Percent(decimal before, decimal difference)
    {
        if (before == 0)
        {
            return difference == 0 ? "±0 %" : "new";
        }

        return MoneySum.Percent(difference, before) is { } percent
            ? percent.ToString("+#,##0.0;-#,##0.0;±0", CultureInfo.InvariantCulture) + " %"
            : "beyond any per cent";
    }
}
