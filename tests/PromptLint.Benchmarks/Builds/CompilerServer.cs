namespace PromptLint.Benchmarks.Builds;

/// <summary>The compiler server that the measurements start.</summary>
internal static class CompilerServer
{
    /// <summary>Stops the one of that name and no other; an older SDK keeps its server elsewhere, and it ends by itself when idle.</summary>
    public static async Task StopAsync(string name)
    {
        var sdk = Path.GetDirectoryName(typeof(object).Assembly.Location)!.Split(Path.DirectorySeparatorChar).TakeWhile(static p => p != "shared");
        var sdks = Path.Combine(string.Join(Path.DirectorySeparatorChar, sdk), "sdk");
        foreach (var server in Directory.Exists(sdks) ? Directory.EnumerateFiles(sdks, "VBCSCompiler.dll", SearchOption.AllDirectories) : [])
        {
            try
            {
                await DotNet.RunAsync(Path.GetTempPath(), server, "-shutdown", "-pipename:" + name);
            }
            catch (InvalidOperationException)
            {
                // That one was not running.
            }
        }
    }
}
