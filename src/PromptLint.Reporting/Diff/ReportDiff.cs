using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>What is another between two reports, and what that does to the cost.</summary>
public sealed class ReportDiff
{
    private ReportDiff(CostReport @base, CostReport head, IReadOnlyList<SiteChange> changes)
    {
        (Base, Head, Changes) = (@base, head, changes);
        Low = Sum(Real.Select(static c => c.Low));
        High = Sum(Real.Select(static c => c.High));
        Monthly = Real.Any(static c => c.Old?.Fact.Monthly is not null || c.New?.Fact.Monthly is not null)
            ? Sum(Real.Select(static c => c.Monthly))
            : new DiffEffect(0, 0);
        BaseMonthly = CostTotal.Of(@base).Monthly;
        HeadMonthly = CostTotal.Of(head).Monthly;
    }

    /// <summary>The report before.</summary>
    public CostReport Base { get; }

    /// <summary>The report after.</summary>
    public CostReport Head { get; }

    /// <summary>What is another, the dearest first; moved call sites last.</summary>
    public IReadOnlyList<SiteChange> Changes { get; }

    /// <summary>What is another beside where it stands.</summary>
    public IEnumerable<SiteChange> Real => Changes.Where(static c => c.Kind != ChangeKind.Moved);

    /// <summary>True when nothing but places changed, as far as the reports tell.</summary>
    public bool IsEmpty => !Real.Any();

    /// <summary>Which of the reports are incomplete and why, the one before first; empty when both speak for all of the code.</summary>
    public IReadOnlyList<string> Incomplete => new[] { (Report: Base, Which: "before"), (Report: Head, Which: "after") }
        .Where(static r => !r.Report.IsComplete)
        .Select(static r => $"the report {r.Which} is incomplete: {Incompleteness.Of(r.Report)}")
        .ToList();

    /// <summary>What the changes do to one call of each site, at the least.</summary>
    public DiffEffect Low { get; }

    /// <summary>What they do to the worst case of one call of each site.</summary>
    public DiffEffect High { get; }

    /// <summary>What they do to the expected month.</summary>
    public DiffEffect Monthly { get; }

    /// <summary>The expected month before; null when no usage file tells any.</summary>
    public decimal? BaseMonthly { get; }

    /// <summary>The expected month after; null when no usage file tells any.</summary>
    public decimal? HeadMonthly { get; }

    /// <summary>Changed call sites whose worst case was bounded, or that are new, and that nothing bounds now.</summary>
    public int NewlyUnbounded => Real.Count(static c =>
        c.Kind != ChangeKind.Unknown && c.New is { Fact.Cost.High: null } && c.Old is null or { Fact.Cost.High: not null });

    /// <summary>How many there are of a kind.</summary>
    public int Count(ChangeKind kind) => Changes.Count(c => c.Kind == kind);

    /// <summary>Compares two reports.</summary>
    public static ReportDiff Of(CostReport @base, CostReport head)
    {
        var changes = SiteMatching.Pair(@base.Counted.ToList(), head.Counted.ToList())
            .Select(p => Change(p.Old, p.New, mayBeMissing: p.Old is null ? @base.LacksCallSites : head.LacksCallSites))
            .Where(static c => c is not null)
            .Select(static c => c!)
            .OrderBy(static c => c.Kind == ChangeKind.Moved ? 1 : 0)
            .ThenByDescending(static c => Math.Abs(c.Monthly.Difference ?? 0))
            .ThenByDescending(static c => Math.Abs(c.High.Difference ?? c.Low.Difference ?? 0))
            .ThenBy(static c => c.Site.Fact.Place.File, StringComparer.Ordinal)
            .ThenBy(static c => c.Site.Fact.Place.Line)
            .ThenBy(static c => c.Site.Fact.Place.Column)
            .ThenBy(static c => c.Kind)
            .ThenBy(static c => c.Site.Fact.Id, StringComparer.Ordinal)
            .ToList();
        return new ReportDiff(@base, head, changes);
    }

    private static SiteChange? Change(ReportedCallSite? old, ReportedCallSite? @new, bool mayBeMissing)
    {
        if (old is null || @new is null)
        {
            return mayBeMissing
                ? new SiteChange(ChangeKind.Unknown, old, @new, new[] { $"not in the report {(old is null ? "before" : "after")}, which is incomplete" })
                : new SiteChange(old is null ? ChangeKind.Added : ChangeKind.Removed, old, @new, Array.Empty<string>());
        }

        if (SiteMatching.ContentOf(old) != SiteMatching.ContentOf(@new))
        {
            return new SiteChange(ChangeKind.Changed, old, @new, ChangeReasons.Of(old, @new));
        }

        var moved = old.Fact.Place != @new.Fact.Place || old.Fact.Id != @new.Fact.Id || old.Fact.Member != @new.Fact.Member;
        return moved ? new SiteChange(ChangeKind.Moved, old, @new, Array.Empty<string>()) : null;
    }

    private static DiffEffect Sum(IEnumerable<AmountChange> amounts)
    {
        var all = amounts.ToList();
        var known = all.Where(static a => a.Difference is not null).ToList();
        return MoneySum.Of(known.Select(static a => a.Difference)) is { } sum ? new DiffEffect(sum, all.Count - known.Count) : new DiffEffect(0, all.Count);
    }
}

/// <summary>The effect of all changes on one measure.</summary>
/// <param name="Difference">Sum in US dollars of those that can be told; above zero is dearer.</param>
/// <param name="Unknown">How many changes cannot be told, since the amount before or after is unknown.</param>
public sealed record DiffEffect(decimal Difference, int Unknown);
