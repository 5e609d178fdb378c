using System.Diagnostics;

namespace PromptLint.Fuzz.Runs;

/// <summary>Makes a failing text small: leaves out lines for as long as it fails (delta debugging).</summary>
internal static class Minimising
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>The smallest text found.</summary>
    /// <param name="text">A text that fails.</param>
    /// <param name="fails">Whether a text fails in the same way.</param>
    public static string Lines(string text, Func<string, bool> fails)
    {
        var watch = Stopwatch.StartNew();
        var lines = text.Split('\n').ToList();
        for (var size = Math.Max(1, lines.Count / 2); size >= 1; size /= 2)
        {
            for (var from = 0; from < lines.Count && watch.Elapsed < Patience;)
            {
                var fewer = lines.Take(from).Concat(lines.Skip(from + size)).ToList();
                if (fails(string.Join('\n', fewer)))
                {
                    lines = fewer;
                }
                else
                {
                    from += size;
                }
            }
        }

        return string.Join('\n', lines);
    }
}
