using System.Text;

namespace PromptLint.Tool.Files;

/// <summary>Writes results whole or not at all: a reader never meets half a file.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file, or the standard output when no file is named.</summary>
    /// <exception cref="InputFileException">The path names no file.</exception>
    public static void Write(string? path, string text, TextWriter output)
    {
        if (path is null)
        {
            output.Write(text);
            return;
        }

        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw new InputFileException($"'{path}' is no file to write to.");
        }

        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var unfinished = full + "." + Environment.ProcessId + ".tmp";
        try
        {
            File.WriteAllText(unfinished, text, Utf8);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
