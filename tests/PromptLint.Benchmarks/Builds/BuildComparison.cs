using PromptLint.Benchmarks.Projects;

namespace PromptLint.Benchmarks.Builds;

/// <summary>Builds generated projects with and without the package in turn, and prints the ratios.</summary>
internal static class BuildComparison
{
    private const int Files = 100;
    private const int CallSites = 60;

    /// <summary>Measures.</summary>
    /// <param name="rounds">Pairs of builds for each line.</param>
    /// <param name="only">Part of a line's name; null for all.</param>
    public static async Task RunAsync(int rounds, string? only)
    {
        using var feed = await PackedFeed.CreateAsync();
        var compiler = "promptlint-" + Guid.NewGuid().ToString("N");
        var llm = await PairAsync(feed, "Llm", CallSites);
        var plain = await PairAsync(feed, "Plain", 0);
        Console.WriteLine($"{rounds} pairs each: median ratio (middle half), median difference on median base");
        try
        {
            foreach (var (name, pair, arguments) in new[]
            {
                ("same project twice, cold", (plain.Without, plain.Without), Cold),
                ("LLM calls, cold compiler", llm, Cold),
                ("LLM calls, warm server", llm, Warm(compiler)),
                ("no LLM SDK, cold compiler", plain, Cold),
                ("no LLM SDK, warm server", plain, Warm(compiler)),
                ("LLM calls, report off, cold", llm, [.. Cold, "-p:PromptLintReport=false"]),
                ("LLM calls, report off, warm", llm, [.. Warm(compiler), "-p:PromptLintReport=false"]),
            })
            {
                if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase))
                {
                    Console.WriteLine($"{name}: {await PairedRuns.MeasureAsync(rounds, () => BuildAsync(pair.Item1, arguments, compiler), () => BuildAsync(pair.Item2, arguments, compiler))}");
                }
            }
        }
        finally
        {
            await CompilerServer.StopAsync(compiler);
        }
    }

    private static string[] Cold => ["-p:UseSharedCompilation=false"];

    // A server of our own: one that others use too would be warm with their work.
    private static string[] Warm(string compiler) => ["-p:UseSharedCompilation=true", "-p:SharedCompilationId=" + compiler];

    private static Task<Took> BuildAsync(string folder, string[] arguments, string compiler) =>
        DotNet.RunAsync(folder, ["build", "--no-restore", "-t:Rebuild", "--nologo", "-v:quiet", .. arguments], compiler);

    private static async Task<(string Without, string With)> PairAsync(PackedFeed feed, string name, int callSites)
    {
        var without = ProjectFolder.Write(feed.Folder, name + "Without", Files, callSites, null);
        var with = ProjectFolder.Write(feed.Folder, name + "With", Files, callSites, feed.Version);
        await DotNet.RunAsync(without, "restore");
        await DotNet.RunAsync(with, "restore");
        return (without, with);
    }
}
