using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Reporting.Sarif;

namespace PromptLint.Reporting.Policy;

/// <summary>Writes what a policy found as SARIF.</summary>
public static class PolicySarifWriter
{
    /// <summary>The log, with a newline at its end.</summary>
    public static string Write(PolicyCheck check) => new SarifDocument
    {
        Results = check.Findings.Select(static f => new SarifResult(f.Rule, ContractNames<PolicyLevel>.Of(f.Level), f.Message.Replace("`", ""), f.Place)
        {
            SiteId = f.Site?.Id ?? "",
            Properties = f.Site is null ? System.Array.Empty<KeyValuePair<string, string?>>() : ReportSarifWriter.Costs(f.Site),
        }).ToList(),
        Notifications = check.Incomplete is { } incomplete
            ? new[] { new SarifNotification("error", $"Whether the policy holds is not known, since the report is incomplete: {incomplete}.") }
            : System.Array.Empty<SarifNotification>(),
    }.Write();
}
