using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace PromptLint.Package.Tests;

/// <summary>What is in the repository's folder now, at the same commit, in another folder: a second person's checkout.</summary>
internal static class SecondCheckout
{
    /// <summary>Makes it, without anything that was built.</summary>
    public static async Task MakeAsync(string repository, string folder)
    {
        await GitAsync(repository, "clone", "--quiet", "--shared", "--no-checkout", repository, folder);
        await GitAsync(folder, "reset", "--quiet", "--soft", (await GitAsync(repository, "rev-parse", "HEAD")).Trim());
        foreach (var path in (await GitAsync(repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard")).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // A file may be deleted and not yet committed.
            if (File.Exists(Path.Combine(repository, path)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.Copy(Path.Combine(repository, path), Path.Combine(folder, path));
            }
        }
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
