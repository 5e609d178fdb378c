using PromptLint.Core.Json;
using PromptLint.Tool.Files;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Commands;

/// <summary>Runs a command so that bad input ends in one clear line and the exit code of the contract.</summary>
internal static class Guarded
{
    /// <summary>Runs it.</summary>
    public static int Run(TextWriter error, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is InputFileException or IOException or UnauthorizedAccessException or JsonFormatException)
        {
            error.WriteLine("promptlint: " + TerminalText.Plain(e.Message));
            return ExitCodes.Failed;
        }
    }
}
