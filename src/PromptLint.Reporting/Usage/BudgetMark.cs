using PromptLint.Core.Money;

namespace PromptLint.Reporting.Usage;

/// <summary>The marks at which a budget speaks up.</summary>
public static class BudgetMark
{
    /// <summary>100, 80 or 50 when the cost has reached that per cent of the budget; null below.</summary>
    public static int? Of(decimal cost, decimal budget)
    {
        // Products, since a budget may be zero; beyond any number is beyond the budget.
        var scaled = MoneySum.Times(cost, 100);
        foreach (var mark in new[] { 100, 80, 50 })
        {
            if (scaled is null || (MoneySum.Times(budget, mark) is { } limit && scaled >= limit && (cost > 0 || budget > 0)))
            {
                return mark;
            }
        }

        return null;
    }
}
