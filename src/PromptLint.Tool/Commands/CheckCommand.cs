using System.CommandLine;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;
using PromptLint.Tool.Files;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint check FILES --policy FILE</c>: whether budgets and rules of a team hold.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES") { Description = "Reports of builds, folders or patterns.", Arity = ArgumentArity.OneOrMore };
        var policy = new Option<string>("--policy") { Description = "The policy (promptlint.policy.json).", Required = true };
        var format = new Option<string>("--format") { Description = "text, md or sarif.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "sarif");
        var output = new Option<string?>("--output", "-o") { Description = "Writes it to a file instead of the standard output." };
        var usage = UsageFiles.Option();
        var prices = PriceFiles.Option();
        var command = new Command(
            "check",
            "Holds reports against a policy. Exit code 2: a budget is used up; 3: another rule of the policy does not hold; 1: the report is incomplete, "
                + "and no gate passes on it.")
        {
            files, policy, format, output, usage, prices,
        };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var rules = InputFile.Read(parsed.GetValue(policy)!, PolicyFileReader.Read);
            var told = parsed.GetValue(usage);
            var report = UsageFiles.Apply(
                ReportFiles.Merge(parsed.GetValue(files)!),
                told,
                PriceFiles.Book(parsed.GetValue(prices)),
                parsed.InvocationConfiguration.Error);
            var check = PolicyCheck.Of(rules, report, told is null ? null : InputFile.Read(told, UsageFileReader.Read));
            var text = parsed.GetValue(format) switch
            {
                "md" => PolicyMarkdownWriter.Write(check),
                "sarif" => PolicySarifWriter.Write(check),
                _ => PolicyTextWriter.Write(check),
            };
            OutputFile.Write(parsed.GetValue(output), text, parsed.InvocationConfiguration.Output);
            if (!report.IsComplete)
            {
                parsed.InvocationConfiguration.Error.WriteLine("promptlint: " + TerminalText.Plain(Incompleteness.OfGate(report, "the report")));
                return ExitCodes.Failed;
            }

            return check.IsOverBudget ? ExitCodes.OverBudget : check.IsViolated ? ExitCodes.Gate : ExitCodes.Fine;
        }));
        return command;
    }
}
