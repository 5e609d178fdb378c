using System.Linq;
using PromptLint.Reporting.Policy;
using PromptLint.Core.Pricing;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Tests.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Tests.Policy;

/// <summary>A report of one call, held against policies.</summary>
internal static class Policies
{
    /// <summary>A call of gpt-4o-mini in src/Bot.cs whose worst case is $0.10 and whose expected month is $40.</summary>
    public static CallSiteFact Ask { get; } = Sites.Priced("M:Shop.Bot.Ask/C#1", "src/Bot.cs", 3, 0.01m, 0.10m) with
    {
        Member = "M:Shop.Bot.Ask",
        Cost = new CostRange(0.01m, 0.04m, 0.10m),
        Monthly = new MonthlyCost(1000, 10, 40, 100),
    };

    /// <summary>What a policy finds, each as <c>level id: message</c>.</summary>
    /// <param name="members">The members of the policy, without its version.</param>
    /// <param name="site">The call.</param>
    /// <param name="usage">A usage file, where there is one.</param>
    public static string[] Find(string members, CallSiteFact site, string? usage = null) => Find(members, [site], usage);

    /// <summary>What a policy finds in a report of several calls.</summary>
    public static string[] Find(string members, CallSiteFact[] sites, string? usage = null)
    {
        var report = new CostReport { Project = "Shop", CallSites = [.. sites.Select(static s => new ReportedCallSite(s, [], []))] };
        var check = PolicyCheck.Of(PolicyFileReader.Read($$"""{ "version": 1, {{members}} }"""), report, usage is null ? null : UsageFileReader.Read(usage));
        return [.. check.Findings.Select(static f => $"{f.Level.ToString().ToLowerInvariant()} {f.Rule.Id}: {f.Message}")];
    }
}
