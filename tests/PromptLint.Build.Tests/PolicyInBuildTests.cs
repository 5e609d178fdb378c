using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>A policy holds in the build as <c>promptlint check</c> holds it, for what one project can tell.</summary>
public sealed class PolicyInBuildTests
{
    // The worst case of one call is $0.10; a month of 1,000 calls $7.50.
    private const string Told = """{ "version": 1, "callSites": [ { "member": "Bot.Ask", "callsPerMonth": 1000, "outputTokens": 500 } ] }""";

    [Theory]
    [InlineData("0.10", "error PL6001: one call of `ChatClient.CompleteChat` costs $0.10 in the worst case, which uses up its budget of $0.10")]
    [InlineData("0.12", "warning PL6001: one call of `ChatClient.CompleteChat` costs $0.10 in the worst case, more than 80 % of its budget of $0.12")]
    [InlineData("0.20", "message PL6001: one call of `ChatClient.CompleteChat` costs $0.10 in the worst case, more than 50 % of its budget of $0.20")]
    public void A_budget_speaks_at_the_call_as_loud_as_it_is_used(string dollars, string expected)
    {
        using var shop = Reported($$"""{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": {{dollars}} } ] }""");

        Assert.Equal(!expected.StartsWith("error", StringComparison.Ordinal), shop.Check());

        Assert.Equal([shop.PathOf("Bot.cs") + "(3,9): " + expected], shop.Engine.Lines);
    }

    [Fact]
    public void A_budget_that_is_not_half_used_says_nothing()
    {
        using var shop = Reported("""{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": 0.21 } ], "allowedModels": ["gpt-4o"], "allowedSdks": ["openai"] }""");

        Assert.True(shop.Check());

        Assert.Empty(shop.Engine.Lines);
        Assert.Equal("The policy holds.\n", shop.Read("promptlint.policy.txt"));
    }

    [Theory]
    [InlineData("\"allowedModels\": [\"gpt-5*\"]", "warning PL4005: `ChatClient.CompleteChat` calls `gpt-4o`, which the policy does not allow")]
    [InlineData("\"allowedSdks\": [\"microsoft-extensions-ai\"]", "warning PL4006: `ChatClient.CompleteChat` is a call of `openai`, which is not among the SDKs that the policy allows")]
    [InlineData("\"requireUsage\": true", "warning PL6003: the usage file does not tell of `ChatClient.CompleteChat`")]
    public void What_a_policy_does_not_allow_is_a_warning_at_the_call(string rule, string expected)
    {
        using var shop = Reported($$"""{ "version": 1, {{rule}} }""");

        Assert.True(shop.Check());

        Assert.Equal([shop.PathOf("Bot.cs") + "(3,9): " + expected], shop.Engine.Lines);
    }

    [Fact]
    public void Usage_that_tells_of_the_call_is_what_the_policy_requires()
    {
        using var shop = Reported("""{ "version": 1, "requireUsage": true }""", Told);

        Assert.True(shop.Check(usage: ["usage.json"]));

        Assert.Empty(shop.Engine.Lines);
    }

    [Theory]
    [InlineData("""{ "project": "Shop", "perMonth": 7.5 }""", "error PL6002: the project `Shop` costs $7.50 a month, which uses up its budget of $7.50")]
    [InlineData("""{ "solution": true, "perMonth": 7.5 }""", "error PL6002: the solution costs at least $7.50 a month, which uses up its budget of $7.50")]
    [InlineData("""{ "solution": true, "perMonth": 9 }""", "warning PL6002: the solution costs at least $7.50 a month, more than 80 % of its budget of $9.00")]
    public void A_budget_of_more_than_a_call_speaks_where_the_policy_states_it(string budget, string expected)
    {
        using var shop = Reported("{ \"version\": 1,\n  \"budgets\": [\n    " + budget + " ] }", Told);

        Assert.Equal(!expected.StartsWith("error", StringComparison.Ordinal), shop.Check(usage: ["usage.json"]));

        Assert.Equal([shop.PathOf("promptlint.policy.json") + "(3,5): " + expected], shop.Engine.Lines);
    }

    [Theory]
    [InlineData("""{ "project": "Warehouse", "perMonth": 1 }""")]
    [InlineData("""{ "member": "Warehouse.Count", "perCall": 0.01 }""")]
    [InlineData("""{ "task": "delivery", "perCall": 0.01 }""")]
    [InlineData("""{ "solution": true, "perMonth": 100 }""")]
    public void What_stands_in_other_projects_is_left_to_them(string budget)
    {
        using var shop = Reported($$"""{ "version": 1, "budgets": [ {{budget}} ] }""", Told);

        Assert.True(shop.Check(usage: ["usage.json"]));

        Assert.Empty(shop.Engine.Lines);
    }

    [Fact]
    public void A_task_with_parts_in_other_projects_is_left_to_the_tool()
    {
        const string Usage = """
            { "version": 1, "callSites": [ { "member": "Bot.Ask", "callsPerMonth": 1000, "outputTokens": 500 } ],
              "tasks": [ { "name": "sale", "parts": [ { "member": "Bot.Ask", "calls": 1 } ] },
                         { "name": "delivery", "parts": [ { "member": "Bot.Ask", "calls": 1 }, { "member": "Warehouse.Count", "calls": 1 } ] } ] }
            """;
        using var shop = Reported("""{ "version": 1, "budgets": [ { "task": "sale", "perCall": 0.0075 }, { "task": "delivery", "perCall": 0.0075 } ] }""", Usage);

        Assert.False(shop.Check(usage: ["usage.json"]));

        Assert.Contains("error PL6002: one `sale` costs $0.0075 as expected", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_can_tell_is_a_detail_until_the_policy_makes_more_of_it()
    {
        const string Policy = """{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": 1 } ] }""";
        using var shop = Reported(Policy, null, Shop.Ask with { Cost = new CostRange(0.0025m, null, null) });

        Assert.True(shop.Check());
        Assert.Contains("detail PL6001: one call of `ChatClient.CompleteChat` cannot be held against its budget of $1.00", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);

        shop.Write("promptlint.policy.json", Policy.Replace("1, ", "1, \"onUnknown\": \"error\", ", StringComparison.Ordinal));
        Assert.False(shop.Check());
        Assert.Contains("error PL6001", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_leaves_no_result_behind_so_that_the_next_build_asks_again()
    {
        using var shop = Reported("""{ "version": 1, "allowedModels": ["gpt-5"] }""");
        Assert.True(shop.Check());
        Assert.Contains("warning PL4005", shop.Read("promptlint.policy.txt"), StringComparison.Ordinal);

        shop.Write("promptlint.policy.json", """{ "version": 1, "budgets": [ { "path": "**", "perCall": 0.01 } ] }""");
        Assert.False(shop.Check());
        Assert.False(shop.Has("promptlint.policy.txt"));
    }

    [Theory]
    [InlineData("{ \"version\": 1,\n  \"budget\": [] }", "(2,13): warning PL9001: The policy cannot be read: 'budget' is no member of a policy")]
    [InlineData("{ \"version\": 1, \"onUnknown\": \"panic\" }", "(1,30): warning PL9001: The policy cannot be read: expected one of note, warning, error")]
    [InlineData(null, "(0,0): warning PL9001: The policy cannot be read: expected a file, and there is none")]
    public void A_policy_that_cannot_be_read_is_one_warning_and_stops_nothing(string? text, string expected)
    {
        using var shop = Reported(text);

        Assert.True(shop.Check());

        Assert.StartsWith(shop.PathOf("promptlint.policy.json") + expected, Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
        Assert.False(shop.Has("promptlint.policy.txt"));
    }

    [Fact]
    public void A_usage_file_that_cannot_be_read_is_not_told_twice()
    {
        using var shop = Reported("""{ "version": 1, "allowedModels": ["gpt-4o"] }""", "{");
        Assert.Contains(shop.Engine.Lines, static l => l.Contains("PL9001", StringComparison.Ordinal));

        Assert.True(shop.Check(usage: ["usage.json"]));

        Assert.Empty(shop.Engine.Lines);
    }

    [Fact]
    public void Of_two_policies_the_first_is_read_and_the_mistake_told()
    {
        using var shop = Reported("""{ "version": 1, "allowedModels": ["gpt-4o"] }""");

        Assert.True(shop.Check(["promptlint.policy.json", "other.json"]));

        Assert.EndsWith("2 files are given as PromptLintPolicy: expected one; only promptlint.policy.json is read", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_read_is_no_policy_that_holds()
    {
        using var shop = Reported("""{ "version": 1 }""");
        shop.Write("promptlint.json", "{ \"version\": 9 }");

        Assert.True(shop.Check());

        Assert.Contains("warning PL9001: The policy was not checked, the report cannot be read: expected a report of version 1", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
        Assert.False(shop.Has("promptlint.policy.txt"));
    }

    private static Shop Reported(string? policy, string? usage = null, params CallSiteFact[] facts)
    {
        var shop = new Shop();
        if (policy is not null)
        {
            shop.Write("promptlint.policy.json", policy);
        }

        if (usage is not null)
        {
            shop.Write("usage.json", usage);
        }

        Assert.True(shop.WriteReport(usage is null ? null : ["usage.json"], null, facts));
        return shop;
    }
}
