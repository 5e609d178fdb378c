using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Json;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Policy;

/// <summary>Writes what a policy found as plain text, a line each, in the form that terminals and editors take for a place.</summary>
public static class PolicyTextWriter
{
    /// <summary>The findings; a line that says that the policy holds when there are none.</summary>
    public static string Write(PolicyCheck check)
    {
        var text = new StringBuilder();
        foreach (var finding in check.Findings)
        {
            if (finding.Place is { } place)
            {
                text.Append(DeceivingText.Visible(place.File)).Append('(').Append(place.Line.ToString(CultureInfo.InvariantCulture)).Append(',')
                    .Append(place.Column.ToString(CultureInfo.InvariantCulture)).Append("): ");
            }

            text.Append(ContractNames<PolicyLevel>.Of(finding.Level)).Append(' ').Append(DeceivingText.Visible(finding.Rule.Id)).Append(": ")
                .Append(Message(finding)).Append('\n');
        }

        return text.Append(Summary(check)).Append('\n').ToString();
    }

    /// <summary>What is found, in one line that shows what is there.</summary>
    public static string Message(PolicyFinding finding) => DeceivingText.Visible(finding.Message);

    /// <summary>One sentence: whether the policy holds.</summary>
    internal static string Summary(PolicyCheck check)
    {
        var findings = CoverageLine.Count(check.Findings.Count, "finding");
        var over = CoverageLine.Count(check.Findings.Count(static f => f.OverBudget), "budget");
        var sentence = check switch
        {
            { IsOverBudget: true, IsViolated: true } => $"The policy does not hold: {over} used up, and more; {findings} in all.",
            { IsOverBudget: true } => $"The policy does not hold: {over} used up; {findings} in all.",
            { IsViolated: true } => $"The policy does not hold: {findings}.",
            { Incomplete: not null, Findings.Count: > 0 } => $"Whether the policy holds is not known, with {findings}.",
            { Incomplete: not null } => "Whether the policy holds is not known.",
            { Findings.Count: > 0 } => $"The policy holds, with {findings}.",
            _ => "The policy holds.",
        };
        return check.Incomplete is { } incomplete ? $"{sentence} The report is incomplete: {incomplete}." : sentence;
    }
}
