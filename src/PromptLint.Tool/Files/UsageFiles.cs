using System.CommandLine;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Telemetry;
using PromptLint.Reporting.Usage;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Files;

/// <summary>The usage file, and records of real use.</summary>
internal static class UsageFiles
{
    /// <summary>Its usual name.</summary>
    public const string FileName = "promptlint.usage.json";

    /// <summary>The option that names it.</summary>
    public static Option<string?> Option() => new("--usage")
    {
        Description = $"The usage file ({FileName}): expected and monthly figures come from nowhere else.",
    };

    /// <summary>Puts a usage file into a report; what it says of nothing in the report is noted.</summary>
    /// <exception cref="InputFileException">It cannot be read.</exception>
    public static CostReport Apply(CostReport report, string? path, PriceBook book, TextWriter error)
    {
        if (path is null)
        {
            return report;
        }

        var usage = InputFile.Read(path, UsageFileReader.Read);
        foreach (var selector in UsageOfReport.Unmatched(report, usage))
        {
            error.WriteLine("note: " + TerminalText.Plain($"{path}: no call site for {selector}"));
        }

        return UsageOfReport.Apply(report, usage, book);
    }

    /// <summary>Reads records by what they look like: a bill by its ending, spans by their member, else one record a line.</summary>
    /// <exception cref="InputFileException">They cannot be read.</exception>
    public static IReadOnlyList<UsageRecord> Records(string path)
    {
        var records = InputFile.Read(path, text =>
            path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FocusRecords.Read(text)
            : text.AsSpan(0, Math.Min(text.Length, 4096)).Contains("\"resourceSpans\"", StringComparison.Ordinal) ? OpenTelemetryRecords.Read(text)
            : JsonLinesRecords.Read(text));

        // Nothing measured is no measurement of nothing.
        return records.Count > 0 ? records
            : throw new InputFileException($"{path} holds no record of a call; expected one JSON object a line, OpenTelemetry spans or a FOCUS bill.");
    }
}
