using System.Collections.Generic;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>What became of a call site.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>What it sends, may cost, or what is found at it is another.</summary>
    Changed,

    /// <summary>One report has it, and the other is incomplete: nobody can tell whether it is new, gone or as it was.</summary>
    Unknown,

    /// <summary>Only its line, file, member or number is another: no change of cost.</summary>
    Moved,
}

/// <summary>An amount before and after, in US dollars; null where unknown, zero for a call site that is not there.</summary>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
public sealed record AmountChange(decimal? Before, decimal? After)
{
    /// <summary>After less before; null when either is unknown.</summary>
    public decimal? Difference => MoneySum.Of(new[] { After, -Before });
}

/// <summary>One call site that is not as it was.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Old">As it was; null when added, or when the report before does not tell.</param>
/// <param name="New">As it is; null when removed, or when the report after does not tell.</param>
/// <param name="Reasons">What changed, for people; empty unless changed.</param>
public sealed record SiteChange(ChangeKind Kind, ReportedCallSite? Old, ReportedCallSite? New, IReadOnlyList<string> Reasons)
{
    /// <summary>The call site as it is, or as it was when it is gone.</summary>
    public ReportedCallSite Site => (New ?? Old)!;

    /// <summary>The least of one call.</summary>
    public AmountChange Low => new(Old is null ? Missing : Known(Old), New is null ? Missing : Known(New));

    /// <summary>The worst case of one call; null where nothing bounds it.</summary>
    public AmountChange High => new(Old is null ? Missing : Old.Fact.Cost.High, New is null ? Missing : New.Fact.Cost.High);

    /// <summary>The expected month; null where no usage file tells it.</summary>
    public AmountChange Monthly => new(Old is null ? Missing : Old.Fact.Monthly?.Expected, New is null ? Missing : New.Fact.Monthly?.Expected);

    // What is not there costs nothing; what could not be analysed may be there.
    private decimal? Missing => Kind == ChangeKind.Unknown ? null : 0;

    // From zero upwards is not a cost.
    private static decimal? Known(ReportedCallSite site) => CostTotal.IsKnown(site.Fact) ? site.Fact.Cost.Low : null;
}
