using System.Globalization;

namespace PromptLint.Benchmarks.Builds;

/// <summary>
/// Processor time of processes that ended and of the compiler server, from Linux's /proc. On a machine that is shared it
/// says more than the time on the wall, which grows with what the others do.
/// </summary>
internal static class ProcessorTime
{
    private const double MillisecondsPerTick = 10;

    /// <summary>Of all children that ended, theirs included, and of the server with that pipe; null on other systems.</summary>
    public static double? Now(string? server)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var ended = Fields("/proc/self/stat");
        var time = ended[13] + ended[14];
        foreach (var process in server is null ? [] : Directory.EnumerateDirectories("/proc").Where(static d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(process, "cmdline")).Contains("-pipename:" + server, StringComparison.Ordinal))
                {
                    var running = Fields(Path.Combine(process, "stat"));
                    time += running[11] + running[12];
                }
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }

        return time * MillisecondsPerTick;
    }

    // The numbers after the name, which stands in parentheses and may hold spaces; the first is the state.
    private static double[] Fields(string file)
    {
        var text = File.ReadAllText(file);
        return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(static f => double.TryParse(f, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0)];
    }
}
