using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Reporting.Reports;

/// <summary>The order in which people read call sites.</summary>
internal static class CostOrder
{
    /// <summary>
    /// By the expected month where a usage file tells it, then by one call: without an upper bound first, since nothing says that
    /// they are not the dearest; unpriced ones last. Ties keep the order of the files.
    /// </summary>
    public static IReadOnlyList<ReportedCallSite> DearestFirst(IEnumerable<ReportedCallSite> sites) => sites
        .OrderByDescending(static s => s.Fact.Monthly?.Expected ?? -1)
        .ThenBy(static s => s.Fact.IsPriced ? 0 : 1)
        .ThenBy(static s => s.Fact.Cost.High is null ? 0 : 1)
        .ThenByDescending(static s => s.Fact.Cost.High ?? 0)
        .ThenByDescending(static s => s.Fact.Cost.Low ?? 0)
        .ToList();
}
