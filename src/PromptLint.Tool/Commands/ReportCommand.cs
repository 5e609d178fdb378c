using System.CommandLine;
using PromptLint.Core.Prompts;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Diff;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Sarif;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.WhatIf;
using PromptLint.Tool.Analysis;
using PromptLint.Tool.Files;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint report FILES</c>: one report of all that builds have written, in the form that its readers need.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Reports of builds (promptlint.json), folders that hold some, or patterns.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format") { Description = "json, md, html, csv or sarif.", DefaultValueFactory = static _ => "md" };
        format.AcceptOnlyFromAmong("json", "md", "html", "csv", "sarif");
        var output = new Option<string?>("--output", "-o") { Description = "Writes the report to a file instead of the standard output." };
        var title = new Option<string?>("--title") { Description = "What the whole is called; by default its project, or how many there are." };
        var @base = new Option<string[]?>("--base")
        {
            Description = "Reports before: with --format md a comment for a pull request, what changed on top, never longer than one may be.",
            AllowMultipleArgumentsPerToken = true,
        };
        var promptText = new Option<string>("--prompt-text")
        {
            Description = "Shows no more of the prompts than that: none, head (60 characters), or full, which is all that the builds have written.",
            DefaultValueFactory = static _ => "full",
        };
        promptText.AcceptOnlyFromAmong("none", "head", "full");
        var usage = UsageFiles.Option();
        var prices = PriceFiles.Option();
        var command = new Command("report", "Merges the reports of builds into one.") { files, format, output, title, @base, promptText, usage, prices };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var book = PriceFiles.Book(parsed.GetValue(prices));
            var told = parsed.GetValue(usage);
            var report = UsageFiles.Apply(ReportFiles.Merge(parsed.GetValue(files)!, parsed.GetValue(title)), told, book, parsed.InvocationConfiguration.Error)
                .WithPromptText(Enum.Parse<PromptExtent>(parsed.GetValue(promptText)!, ignoreCase: true));
            var whatIf = told is null ? null : WhatIfAnalysis.Of(report, InputFile.Read(told, UsageFileReader.Read), book, WhatIfAnalysis.Usual);
            OutputFile.Write(
                parsed.GetValue(output),
                parsed.GetValue(@base) is { Length: > 0 } before
                    ? Comment(before, report, parsed.GetValue(format)!, earlier => UsageFiles.Apply(earlier, told, book, TextWriter.Null))
                    : Text(report, whatIf, parsed.GetValue(format)!),
                parsed.InvocationConfiguration.Output);
            if (Incompleteness.Of(report) is { } incomplete)
            {
                parsed.InvocationConfiguration.Error.WriteLine("note: the report is incomplete: " + incomplete);
            }

            return ExitCodes.Fine;
        }));
        return command;
    }

    private static string Comment(string[] before, CostReport report, string format, Func<CostReport, CostReport> withUsage) => format == "md"
        ? PullRequestMarkdown.Write(ReportDiff.Of(withUsage(ReportFiles.Merge(before)), report))
        : throw new InputFileException("--base makes a comment, which is Markdown: expected --format md; `promptlint diff` compares in other formats.");

    private static string Text(CostReport report, WhatIfAnalysis? whatIf, string format) => format switch
    {
        "json" => ReportJsonWriter.Write(report),
        "html" => ReportHtmlWriter.Write(report, KnownRules.All, whatIf),
        "csv" => ReportCsvWriter.Write(report),
        "sarif" => ReportSarifWriter.Write(report, KnownRules.All),
        _ => ReportMarkdownWriter.Write(report, whatIf),
    };
}
