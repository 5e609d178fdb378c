using PromptLint.Tool.Analysis;
using PromptLint.Tool.Output;
using Spectre.Console;

namespace PromptLint.Tool.Commands;

/// <summary>Shows how far a scan is, where somebody is watching.</summary>
internal static class ScanProgress
{
    /// <summary>Runs a scan, with a display when the terminal is interactive.</summary>
    public static async Task<ScanResult> RunAsync(Func<ScanSettings, Task<ScanResult>> scan, ScanSettings settings)
    {
        // On the error stream: the report itself may go down a pipe.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive)
        {
            return await scan(settings).ConfigureAwait(false);
        }

        return await console.Progress().AutoClear(true).HideCompleted(true).StartAsync(async context =>
        {
            var task = context.AddTask("Reading");
            return await scan(settings with
            {
                Progress = (text, done, all) =>
                {
                    task.Description = Markup.Escape(TerminalText.Plain(text));
                    task.MaxValue = all;
                    task.Value = done;
                },
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
