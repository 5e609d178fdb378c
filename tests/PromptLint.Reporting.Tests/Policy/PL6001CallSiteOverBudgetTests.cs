using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Reporting.Tests.Policy;

public sealed class PL6001CallSiteOverBudgetTests
{
    [Theory]
    [InlineData("0.10", "error")]
    [InlineData("0.11", "warning")]
    [InlineData("0.19", "note")]
    public void A_call_that_nears_or_uses_up_its_budget_is_reported(string budget, string level) => Assert.StartsWith(
        level + " PL6001: one call of `ChatClient.CompleteChat` costs $0.10 in the worst case",
        Assert.Single(Policies.Find($$"""
            "budgets": [ { "member": "Bot.Ask", "perCall": {{budget}} } ]
            """, Policies.Ask)));

    [Fact]
    public void A_call_far_below_its_budget_is_fine() =>
        Assert.Empty(Policies.Find("""
            "budgets": [ { "member": "Bot.Ask", "perCall": 0.21 } ]
            """, Policies.Ask));

    [Fact]
    public void A_call_without_an_upper_bound_is_not_within_any_budget() => Assert.Contains(
        "cannot be held against its budget of $1.00",
        Assert.Single(Policies.Find("""
            "budgets": [ { "member": "Bot.Ask", "perCall": 1 } ]
            """, Policies.Ask with { Cost = new CostRange(0.01m, null, null) })));
}
