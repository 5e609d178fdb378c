using System;
using System.IO;
using System.Linq;
using PromptLint.Analyzers.Rules;
using PromptLint.Dev.Rules;
using Xunit;

namespace PromptLint.Pages.Tests;

/// <summary>What stands on a page. That each rule has one is a test of the workshop.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Rules => [.. RuleList.All.Select(static r => r.Id)];

    [Theory, MemberData(nameof(Rules))]
    public void A_page_has_the_parts_that_readers_look_for(string id)
    {
        var page = Repository.Pages.Single(p => p.Id == id);
        var expected = id == "PL0001"
            ? new[] { "Example", "Options" }
            : ["Why it costs", "Bad", "Good", "When it says nothing", "Options", "When to allow it", "Code fix"];
        Assert.Equal(expected, page.Sections.Select(static s => s.Heading).Where(expected.Contains));
    }

    [Fact]
    public void Help_links_lead_to_pages()
    {
        foreach (var rule in RuleList.All)
        {
            var file = Path.Combine(Repository.Rules, rule.HelpLink.Split('/')[^1]);
            Assert.EndsWith($"/blob/main/rules/{rule.Id}.md", rule.HelpLink, StringComparison.Ordinal);
            Assert.True(File.Exists(file), $"{rule.Id}: {rule.HelpLink} leads to no page");
        }
    }

    [Fact]
    public void Pages_tell_every_option_and_its_default()
    {
        foreach (var rule in AllRules.Instances)
        {
            var rows = Repository.Pages.Single(p => p.Id == rule.Descriptor.Id).Text.Split('\n');
            foreach (var option in rule.Options)
            {
                var row = $"| `{option.Key}` | {option.Default} |";
                Assert.True(rows.Any(r => r.StartsWith(row, StringComparison.Ordinal)), $"rules/{rule.Descriptor.Id}.md: expected a row that starts with {row}");
            }
        }
    }

    [Theory, InlineData("promptlint.assumed_hole_tokens"), InlineData("promptlint.default_model")]
    public void The_fact_s_page_tells_what_estimates_may_assume(string option) =>
        Assert.Contains($"| `{option}` |", Repository.Pages.Single(static p => p.Id == "PL0001").Text, StringComparison.Ordinal);
}
