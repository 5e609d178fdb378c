using System.CommandLine;
using PromptLint.Reporting.Diff;
using PromptLint.Tool.Files;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint diff --base A --head B</c>: what a change does to the cost.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var @base = Reports("--base", "Reports before: files, folders or patterns.");
        var head = Reports("--head", "Reports after: files, folders or patterns.");
        var format = new Option<string>("--format") { Description = "text, md (fit for a pull request) or json.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json");
        var output = new Option<string?>("--output", "-o") { Description = "Writes the diff to a file instead of the standard output." };
        var dollars = AmountOption.Of(
            "--threshold",
            "Exit code 2 when it becomes dearer by more dollars: a month where usage is told, else one call of each site.");
        var percent = AmountOption.Of("--threshold-percent", "Exit code 2 when it becomes dearer by more per cent.");
        var reassure = new Option<bool>("--reassure") { Description = "Says so when nothing changed, instead of saying nothing." };
        var usage = UsageFiles.Option();
        var prices = PriceFiles.Option();
        var command = new Command(
            "diff",
            "Compares two reports: which calls are new, gone or changed, and what that costs. With a threshold exit code 1 when a report is incomplete.")
        {
            @base, head, format, output, dollars, percent, reassure, usage, prices,
        };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var book = PriceFiles.Book(parsed.GetValue(prices));
            var diff = ReportDiff.Of(
                UsageFiles.Apply(ReportFiles.Merge(parsed.GetValue(@base)!), parsed.GetValue(usage), book, TextWriter.Null),
                UsageFiles.Apply(ReportFiles.Merge(parsed.GetValue(head)!), parsed.GetValue(usage), book, parsed.InvocationConfiguration.Error));
            var text = parsed.GetValue(format) switch
            {
                "json" => DiffJsonWriter.Write(diff),
                "md" => DiffMarkdownWriter.Write(diff, parsed.GetValue(reassure)),
                _ => DiffTextWriter.Write(diff, parsed.GetValue(reassure)),
            };
            OutputFile.Write(parsed.GetValue(output), text, parsed.InvocationConfiguration.Output);
            var threshold = new DiffThreshold(parsed.GetValue(dollars), parsed.GetValue(percent));
            if (threshold.IsSet && diff.Incomplete.Count > 0)
            {
                parsed.InvocationConfiguration.Error.WriteLine("promptlint: no threshold can be held: " + string.Join("; ", diff.Incomplete));
                return ExitCodes.Failed;
            }

            if (threshold.Exceeded(diff) is not { } exceeded)
            {
                return ExitCodes.Fine;
            }

            parsed.InvocationConfiguration.Error.WriteLine("promptlint: " + exceeded);
            return ExitCodes.OverBudget;
        }));
        return command;
    }

    private static Option<string[]> Reports(string name, string description) =>
        new(name) { Description = description, Required = true, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
}
