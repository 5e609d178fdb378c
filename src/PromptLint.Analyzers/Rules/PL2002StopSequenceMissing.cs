using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A terminator that only the prompt knows does not stop the model: what it writes after it is billed.</summary>
internal sealed class PL2002StopSequenceMissing : Rule
{
    /// <summary>Property that carries the terminator to the code fix.</summary>
    public const string Terminator = "promptlint.terminator";

    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL2002",
        "StopSequenceMissing",
        "Stop sequence is missing",
        "{0}",
        "A stop sequence ends the answer where it is complete; without one the model may write on, and each token is billed.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var site = context.Site;
        if (site.Stop != StopState.Missing || site.ResponseSchema is not null
            || context.Estimate.Models.Count == 0 || context.Estimate.Models.Any(static m => m.SupportsStop != true))
        {
            return;
        }

        var named = site.Messages.Known.Where(static m => m.Role is MessageRole.System or MessageRole.Developer or MessageRole.User)
            .SelectMany(static m => m.Content.Literals()).Select(PromptTerminator.Find).FirstOrDefault(static t => t is not null);
        if (named is null)
        {
            context.Report(this, $"`{site.Written}` names no stop sequence{Setting(site, "; `{0}` takes one")}");
            return;
        }

        var message = $"The prompt of `{site.Written}` ends answers with `{named}`, which is not a stop sequence of the call";
        context.Report(
            new Finding(Rule, new object[] { message + Setting(site, ": add it to `{0}`") })
            {
                Severity = DiagnosticSeverity.Warning,
                Properties = new[] { new System.Collections.Generic.KeyValuePair<string, string?>(Terminator, named) },
            });
    }

    private static string Setting(CallSite site, string words) =>
        site.StopSetting is { } setting ? string.Format(System.Globalization.CultureInfo.InvariantCulture, words, setting) : "";
}
