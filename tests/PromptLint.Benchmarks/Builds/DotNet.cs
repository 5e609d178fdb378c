using System.Diagnostics;

namespace PromptLint.Benchmarks.Builds;

/// <summary>Runs the dotnet command and tells what it took.</summary>
internal static class DotNet
{
    /// <summary>Runs it; a failure is an exception with its output.</summary>
    public static Task<Took> RunAsync(string folder, params string[] arguments) => RunAsync(folder, arguments, null);

    /// <summary>Runs it and counts the work of that compiler server too.</summary>
    public static async Task<Took> RunAsync(string folder, string[] arguments, string? server)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // A "dotnet run" tells its children which MSBuild it runs on: a user's shell does not.
        foreach (var name in start.Environment.Keys.Where(static k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Every build starts from nothing: what another build left in a node's memory would make the pair unequal.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var processor = ProcessorTime.Now(server);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var took = new Took(watch.Elapsed.TotalMilliseconds, ProcessorTime.Now(server) - processor);
        var said = await output + await error;
        return process.ExitCode == 0 ? took : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{said}");
    }
}
