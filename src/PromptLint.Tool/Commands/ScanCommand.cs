using System.CommandLine;
using System.Text;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Sarif;
using PromptLint.Tool.Analysis;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Commands;

/// <summary><c>promptlint scan PATH</c>: what the LLM calls of a solution, a project or a bare source tree cost.</summary>
internal static class ScanCommand
{
    /// <summary>The command.</summary>
    /// <param name="usual">What no option says.</param>
    public static Command Create(ScanSettings usual)
    {
        var path = new Argument<string>("PATH") { Description = "A solution, a project, a folder of sources, or one C# file." };
        var format = new Option<string>("--format") { Description = "json, md or sarif.", DefaultValueFactory = static _ => "md" };
        format.AcceptOnlyFromAmong("json", "md", "sarif");
        var output = new Option<string?>("--output", "-o") { Description = "Writes the report to a file instead of the standard output." };
        var noRestore = new Option<bool>("--no-restore") { Description = "Takes packages from the package folder only; the network is not used." };
        var gate = new Option<string?>("--gate") { Description = "Exit code 3 when something of that severity or above is found: info, warning or error." };
        gate.AcceptOnlyFromAmong("info", "warning", "error");
        var promptText = new Option<string?>("--prompt-text")
        {
            Description = "How much of the prompts the report shows: none, head (60 characters) or full; by default what the project says, else head.",
        };
        promptText.AcceptOnlyFromAmong("none", "head", "full");
        var command = new Command(
            "scan",
            "Finds the LLM calls of a source tree and tells what they cost. Needs no package in the tree. Exit code 1: something could not be analysed, "
                + "and the report is incomplete.")
        {
            path, format, output, noRestore, gate, promptText,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ScanRequest(parsed.GetValue(path)!, parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(gate)),
            usual with { Restore = !parsed.GetValue(noRestore), PromptText = parsed.GetValue(promptText) },
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ScanRequest request, ScanSettings how, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(request.Path);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            await error.WriteLineAsync($"promptlint: {request.Path} does not exist.").ConfigureAwait(false);
            return ExitCodes.Failed;
        }

        try
        {
            var result = await ScanProgress.RunAsync(settings => Scan.RunAsync(path, settings, cancellationToken), how).ConfigureAwait(false);
            await WriteAsync(request, result, output, error, cancellationToken).ConfigureAwait(false);

            // Before the gate: that nothing was found in what could not be analysed says nothing.
            return !result.Report.IsComplete ? ExitCodes.Failed : SeverityGate.Holds(request.Gate, result.Findings) ? ExitCodes.Fine : ExitCodes.Gate;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ScanInputException)
        {
            await error.WriteLineAsync("promptlint: " + e.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    private static async Task WriteAsync(ScanRequest request, ScanResult result, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var text = request.Format switch
        {
            "json" => ReportJsonWriter.Write(result.Report),
            "sarif" => SarifWriter.Write(result),
            _ => ReportMarkdownWriter.Write(result.Report),
        };
        if (request.Output is { } file)
        {
            await File.WriteAllTextAsync(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync(BuildLine.Of(result.Report, file)).ConfigureAwait(false);
        }
        else
        {
            await output.WriteAsync(text).ConfigureAwait(false);
        }

        // Beside the report, not in it: what follows is about this scan, and a pipe wants the report alone.
        foreach (var note in result.Notes)
        {
            await error.WriteLineAsync("note: " + TerminalText.Plain(note)).ConfigureAwait(false);
        }

        foreach (var failure in SarifNotification.Of(result.Report))
        {
            var place = failure.Place is { } at ? $"{at.File}({at.Line},{at.Column}): " : "";
            await error.WriteLineAsync(TerminalText.Plain($"{place}error: {failure.Text}")).ConfigureAwait(false);
        }

        if (Incompleteness.Of(result.Report) is { } incomplete)
        {
            var gate = request.Gate is null ? "." : "; no gate passes on it.";
            await error.WriteLineAsync("promptlint: the report is incomplete: " + incomplete + gate).ConfigureAwait(false);
        }
    }

    private sealed record ScanRequest(string Path, string Format, string? Output, string? Gate);
}
