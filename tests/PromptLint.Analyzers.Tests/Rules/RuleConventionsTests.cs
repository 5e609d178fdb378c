using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using PromptLint.Analyzers.Rules;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class RuleConventionsTests
{
    private static readonly string Root = typeof(RuleConventionsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static IEnumerable<DiagnosticDescriptor> Descriptors => new PromptLintAnalyzer().SupportedDiagnostics;

    public static TheoryData<string> Ids => new(Descriptors.Select(static d => d.Id));

    private static DiagnosticDescriptor Descriptor(string id) => Descriptors.Single(d => d.Id == id);

    [Fact]
    public void Every_rule_of_the_assembly_is_listed_in_the_order_of_ids()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract).Select(static t => t.Name).Order(StringComparer.Ordinal);
        Assert.Equal(classes, AllRules.Instances.Select(static r => r.GetType().Name));
    }

    [Fact]
    public void A_class_is_named_for_its_id_and_the_bad_thing()
    {
        foreach (var rule in AllRules.Instances)
        {
            Assert.Equal(rule.Descriptor.Id + Assert.Single(rule.Descriptor.CustomTags), rule.GetType().Name);
        }
    }

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Descriptors.Select(static d => d.Id).Distinct(), Descriptors.Select(static d => d.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_has_its_release_entry(string id)
    {
        var descriptor = Descriptor(id);
        var folder = Path.Combine(Root, "src", "PromptLint.Analyzers");
        var lines = File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Unshipped.md")).Concat(File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Shipped.md")));
        var entry = Assert.Single(lines, line => line.StartsWith(id + " ", StringComparison.Ordinal)).Split('|').Select(static c => c.Trim()).ToArray();
        Assert.Equal(descriptor.Category, entry[1]);
        Assert.Equal(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled", entry[2]);
        Assert.Contains(entry[3], descriptor.CustomTags);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_help_link_leads_to_the_rules_page(string id) => Assert.EndsWith($"/rules/{id}.md", Descriptor(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_are_written_alike(string id)
    {
        var descriptor = Descriptor(id);
        var (title, message, description) = (descriptor.Title.ToString(null), descriptor.MessageFormat.ToString(null), descriptor.Description.ToString(null));
        Assert.NotEqual(title, message);
        Assert.DoesNotMatch(@"[.!\s]$", title);
        Assert.DoesNotMatch(@"[.!\s]$", message);
        Assert.EndsWith(".", description, StringComparison.Ordinal);
        Assert.DoesNotContain('{', title);
        Assert.Matches("^[A-Z]", title);
    }

    [Fact]
    public void Options_are_named_for_their_rule()
    {
        foreach (var rule in AllRules.Instances)
        {
            foreach (var option in rule.Options)
            {
                Assert.Matches($"^promptlint\\.{rule.Descriptor.Id}\\.[a-z]+(_[a-z]+)*$", option.Key);
                Assert.True(option.Default >= option.Least);
                Assert.NotEmpty(option.Meaning);
            }
        }
    }
}
