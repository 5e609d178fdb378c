using PromptLint.Dev.Parts;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Tables;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Starts;

/// <summary>The files and lines of a new rule.</summary>
public static class NewRule
{
    /// <summary>Plans them.</summary>
    /// <param name="tree">The checkout.</param>
    /// <param name="id">PL and four digits.</param>
    /// <param name="name">The bad thing.</param>
    /// <param name="loudness">Suggestion or warning.</param>
    /// <param name="withFix">Whether a code fix is started too.</param>
    /// <exception cref="RefusedException">There is such a rule, the name is none, or a file is there already.</exception>
    public static Change Plan(SourceTree tree, string id, string name, RuleLoudness loudness, bool withFix)
    {
        RuleNaming.Expect(id, name, RuleList.All);
        var why = $"{Template.Mark}: why it costs, in one or two sentences.";
        var rule = new RuleFact(id, name, loudness, "Cost", why, "", RuleHome.CallRule);
        var values = new Dictionary<string, string>
        {
            ["id"] = id,
            ["name"] = name,
            ["words"] = RuleNaming.Words(name),
            ["severity"] = rule.Severity,
            ["message"] = loudness == RuleLoudness.Warning ? "warning" : "info",
            ["diagnosticSeverity"] = loudness == RuleLoudness.Warning ? "Warning" : "Info",
            ["why"] = why,
            ["fix"] = withFix
                ? $"{Template.Mark}: what it changes, and where it is not offered."
                : $"None. {Template.Mark}: why no code can be written for it.",
        };
        var change = new Change(tree);
        change.Create(RuleParts.SourceOf(rule), Template.Fill("Rule.cs.txt", values));
        change.Create(RuleParts.TestOf(rule), Template.Fill("RuleTests.cs.txt", values));
        change.Create(RuleParts.PageOf(rule), Template.Fill("RulePage.md.txt", values));
        if (withFix)
        {
            change.Create(RuleParts.FixOf(rule), Template.Fill("RuleFix.cs.txt", values));
            change.Create(RuleParts.FixTestOf(rule), Template.Fill("RuleFixTests.cs.txt", values));
        }

        Changelog.Add(change, $"Rule {id} ({name}): {Template.Mark}: what it finds.");
        GeneratedFiles.PlanRules(RuleList.With(rule), change);
        return change;
    }
}
