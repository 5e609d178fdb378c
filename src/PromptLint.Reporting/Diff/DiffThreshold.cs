using System.Linq;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>How much dearer a change may make things before somebody must look: in dollars, in per cent of what was, or either.</summary>
/// <param name="Dollars">More than this is too much; null asks nothing.</param>
/// <param name="Percent">More than this per cent of the cost before is too much; null asks nothing.</param>
public sealed record DiffThreshold(decimal? Dollars, decimal? Percent)
{
    /// <summary>True when somebody set a limit.</summary>
    public bool IsSet => Dollars is not null || Percent is not null;

    /// <summary>Says what is exceeded, in words; null when the difference stays within.</summary>
    /// <remarks>
    /// The month is held against it where a usage file tells one, else one call of each site. What cannot be told is not dearer: it is named in the diff
    /// itself.
    /// </remarks>
    public string? Exceeded(ReportDiff diff)
    {
        var monthly = diff.BaseMonthly is not null || diff.HeadMonthly is not null;
        var difference = (monthly ? diff.Monthly : diff.Low).Difference;
        var before = (monthly
            ? diff.BaseMonthly
            : MoneySum.Of(diff.Base.Counted.Where(static s => CostTotal.IsKnown(s.Fact)).Select(static s => s.Fact.Cost.Low))) ?? 0;
        var measure = monthly ? "the expected month" : "one call of each site";
        if (Dollars is { } dollars && difference > dollars)
        {
            return $"{measure} is {SignedMoney.Of(difference)}, more than {MoneyText.ForPeople(dollars)} allowed";
        }

        return Percent is { } percent && difference > MoneySum.Times(before, percent / 100)
            ? $"{measure} is {SignedMoney.Percent(before, difference)}, more than {MoneyText.Exact(percent)} % allowed"
            : null;
    }
}
