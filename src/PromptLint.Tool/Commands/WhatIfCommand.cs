using System.CommandLine;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.WhatIf;
using PromptLint.Tool.Files;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint what-if FILES --usage FILE</c>: what another model, tier, cache or price would do to the month.</summary>
internal static class WhatIfCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES") { Description = "Reports of builds, folders or patterns.", Arity = ArgumentArity.OneOrMore };
        var usage = new Option<string>("--usage") { Description = "The usage file: what a month costs comes from nowhere else.", Required = true };
        var format = new Option<string>("--format") { Description = "md or json.", DefaultValueFactory = static _ => "md" };
        format.AcceptOnlyFromAmong("md", "json");
        var output = new Option<string?>("--output", "-o") { Description = "Writes it to a file instead of the standard output." };
        var prices = PriceFiles.Option();
        var scenarios = new ScenarioOptions();
        var command = new Command("what-if", "Tries other models, tiers, caches and prices on the expected month, and ranks them by what they save.")
        {
            files, usage, format, output, prices,
        };
        foreach (var option in scenarios.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var book = PriceFiles.Book(parsed.GetValue(prices));
            var analysis = WhatIfAnalysis.Of(
                ReportFiles.Merge(parsed.GetValue(files)!),
                InputFile.Read(parsed.GetValue(usage)!, UsageFileReader.Read),
                book,
                scenarios.Read(parsed, book));
            OutputFile.Write(
                parsed.GetValue(output),
                parsed.GetValue(format) == "json" ? WhatIfJsonWriter.Write(analysis) : WhatIfMarkdownWriter.Write(analysis),
                parsed.InvocationConfiguration.Output);
            if (analysis.Incomplete is { } incomplete)
            {
                parsed.InvocationConfiguration.Error.WriteLine("note: the report is incomplete: " + incomplete);
            }

            return ExitCodes.Fine;
        }));
        return command;
    }
}
