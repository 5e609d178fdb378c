using Xunit;

namespace PromptLint.Reporting.Tests.Policy;

public sealed class PL6002ProjectOverBudgetTests
{
    [Theory]
    [InlineData("\"solution\": true, \"perMonth\": 39.99", "error")]
    [InlineData("\"project\": \"Shop\", \"perMonth\": 50", "warning")]
    public void A_month_that_nears_or_uses_up_its_budget_is_reported(string budget, string level) =>
        Assert.StartsWith(level + " PL6002: ", Assert.Single(Policies.Find($$"""
            "budgets": [ { {{budget}} } ]
            """, Policies.Ask)));

    [Fact]
    public void A_month_far_below_its_budget_is_fine() =>
        Assert.Empty(Policies.Find("""
            "budgets": [ { "solution": true, "perMonth": 100 } ]
            """, Policies.Ask));

    [Fact]
    public void A_month_that_nobody_knows_is_not_within_any_budget() => Assert.StartsWith(
        "note PL6002: the solution cannot be held against its budget of $45.00 a month",
        Assert.Single(Policies.Find("""
            "budgets": [ { "solution": true, "perMonth": 45 } ]
            """, Policies.Ask with { Monthly = null })));
}
