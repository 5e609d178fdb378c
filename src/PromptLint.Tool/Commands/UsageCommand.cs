using System.CommandLine;
using System.Globalization;
using PromptLint.Core.Money;
using PromptLint.Reporting.Telemetry;
using PromptLint.Reporting.Usage;
using PromptLint.Tool.Files;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint usage init|import|report</c>: how often calls run, as people say it and as it was measured.</summary>
internal static class UsageCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("usage", "What no code tells: how often calls run, and how long they are.") { Init(), Import(), Report() };

    private static Command Init()
    {
        var reports = new Argument<string[]>("FILES") { Description = "Reports of builds, folders or patterns.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "Where it is written.", DefaultValueFactory = static _ => UsageFiles.FileName };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var prices = PriceFiles.Option();
        var command = new Command("init", "Writes a usage file with every call site, and null for what it lacks.") { reports, output, force, prices };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var path = parsed.GetValue(output)!;
            if (File.Exists(path) && !parsed.GetValue(force))
            {
                throw new InputFileException($"{path} exists; --force replaces it.");
            }

            var report = ReportFiles.Merge(parsed.GetValue(reports)!);
            OutputFile.Write(path, UsageFileWriter.Init(report, PriceFiles.Book(parsed.GetValue(prices))), parsed.InvocationConfiguration.Output);
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{path}: {report.Counted.Count()} call sites. Fill in what is null, or use `promptlint usage import`.");
            return ExitCodes.Fine;
        }));
        return command;
    }

    private static Command Import()
    {
        var records = Records();
        var reports = new Option<string[]>("--report")
        {
            Description = "Reports of builds, folders or patterns.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var usage = UsageFiles.Option();
        var output = new Option<string>("--output", "-o")
        {
            Description = "Where the filled usage file is written.",
            DefaultValueFactory = static _ => UsageFiles.FileName,
        };
        var days = new Option<int?>("--days") { Description = "Days that the records speak for; by default from the first to the last." };
        days.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0)
            {
                result.AddError("--days must be 1 or more.");
            }
        });
        var prices = PriceFiles.Option();
        var command = new Command("import", "Fills a usage file from what was measured, and says how far the estimate was off.")
        {
            records, reports, usage, output, days, prices,
        };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var before = parsed.GetValue(usage) is { } path ? InputFile.Read(path, UsageFileReader.Read) : new UsageFile();
            var import = UsageImport.Of(
                [.. parsed.GetValue(records)!.SelectMany(UsageFiles.Records)],
                ReportFiles.Merge(parsed.GetValue(reports)!),
                before,
                PriceFiles.Book(parsed.GetValue(prices)),
                parsed.GetValue(days));
            OutputFile.Write(parsed.GetValue(output), UsageFileWriter.Write(import.Usage), parsed.InvocationConfiguration.Output);
            Tell(import, parsed.InvocationConfiguration.Output);
            return ExitCodes.Fine;
        }));
        return command;
    }

    private static Command Report()
    {
        var records = Records();
        var reports = new Option<string[]?>("--report")
        {
            Description = "Reports of builds: then spend is told by call site too.",
            AllowMultipleArgumentsPerToken = true,
        };
        var budget = AmountOption.Of("--budget", "Dollars a month; exit code 2 when a month has used them up.");
        var output = new Option<string?>("--output", "-o") { Description = "Writes it to a file instead of the standard output." };
        var prices = PriceFiles.Option();
        var command = new Command("report", "Ranks real spend by model, endpoint, user, task, call site and month.")
        {
            records, reports, budget, output, prices,
        };
        command.SetAction(parsed => Guarded.Run(parsed.InvocationConfiguration.Error, () =>
        {
            var spend = SpendReport.Of(
                [.. parsed.GetValue(records)!.SelectMany(UsageFiles.Records)],
                parsed.GetValue(reports) is { Length: > 0 } names ? ReportFiles.Merge(names) : null,
                PriceFiles.Book(parsed.GetValue(prices)),
                parsed.GetValue(budget));
            OutputFile.Write(parsed.GetValue(output), SpendMarkdownWriter.Write(spend), parsed.InvocationConfiguration.Output);
            return spend.HighestMark == 100 ? ExitCodes.OverBudget : ExitCodes.Fine;
        }));
        return command;
    }

    private static Argument<string[]> Records() =>
        new("RECORDS")
        {
            Description = "Records of calls: one JSON object a line, OpenTelemetry spans as JSON, or a FOCUS bill as CSV.",
            Arity = ArgumentArity.OneOrMore,
        };

    private static void Tell(UsageImport import, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{import.Records} records{(import.Days is { } days ? $" of {days} days" : "")}, {import.Unattributed} without a call site that can be told."));
        foreach (var site in import.Sites)
        {
            var off = site.OffPercent is { } percent ? string.Create(
                CultureInfo.InvariantCulture,
                $"{percent:+0.0;-0.0;±0} % off the expected {MoneyText.ForPeople(site.Estimated.Expected!.Value)}")
                : site.WithinBounds switch
                {
                    true => "within " + MoneyText.Range(site.Estimated.Low, site.Estimated.High),
                    false => "outside of " + MoneyText.Range(site.Estimated.Low, site.Estimated.High),
                    null => "nothing to compare it with",
                };
            var measured = site.Measured is { } cost ? MoneyText.ForPeople(cost) + " a call" : "cost unknown";
            output.WriteLine(TerminalText.Plain(string.Create(
                CultureInfo.InvariantCulture,
                $"{site.Site.Place.File}:{site.Site.Place.Line} {site.Site.Method}: {site.Calls:#,##0} calls, {measured}, {off}")));
        }
    }
}
