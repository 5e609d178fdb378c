using System.CommandLine;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Starts;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Commands;

/// <summary><c>new-rule</c>: starts a rule with every file and line that it needs.</summary>
internal static class NewRuleCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "PL and four digits; the first tells what the rule is about: " + RuleNaming.Groups + "." };
        var name = new Argument<string>("NAME") { Description = "The bad thing, as one word: OutputCapMissing." };
        var severity = new Option<string>("--severity") { Description = "What it is by default.", DefaultValueFactory = static _ => "suggestion" };
        severity.AcceptOnlyFromAmong("suggestion", "warning");
        var fix = new Option<bool>("--fix") { Description = "With the start of a code fix. Without it the page has to say why there is none." };
        var (root, dirty) = (RootOfCommands.Root(), RootOfCommands.Dirty());
        var command = new Command(
            "new-rule",
            """
            Starts a rule: its class, page, tests and lines in every table. What is yours to write is marked, and tests fail on each mark that is left.

            Examples:
              dotnet run --project src/PromptLint.Dev -- new-rule PL1009 PromptInWrongLanguage
              dotnet run --project src/PromptLint.Dev -- new-rule PL2007 AnswerNotParsed --severity warning --fix
            """) { id, name, severity, fix, root, dirty };
        command.SetAction(parsed => RootOfCommands.Run(parsed, (tree, output) =>
        {
            var loudness = parsed.GetValue(severity) == "warning" ? RuleLoudness.Warning : RuleLoudness.Suggestion;
            var change = NewRule.Plan(tree, parsed.GetValue(id)!, parsed.GetValue(name)!, loudness, parsed.GetValue(fix));
            RootOfCommands.Write(tree, change, parsed.GetValue(dirty), output);
            output.WriteLine($"""

                Next, fill in what is marked with "{Template.Mark}"; these tests list what is left:
                  dotnet test tests/PromptLint.Dev.Tests
                  dotnet test tests/PromptLint.Pages.Tests --filter {parsed.GetValue(id)}
                  dotnet test tests/PromptLint.Analyzers.Tests --filter {parsed.GetValue(id)}
                """);
            return 0;
        }));
        return command;
    }
}
