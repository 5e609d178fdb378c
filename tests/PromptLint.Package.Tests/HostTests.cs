using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>What the hosted checks run on every system and SDK (<c>.ci/build-with-package</c>) runs here too, and fails where it must.</summary>
public sealed partial class TrustTests
{
    [Fact]
    public async Task The_check_of_hosts_passes_with_the_sdk_that_is_here()
    {
        var (exitCode, output) = await CheckHostAsync(packed.File, "--sdk", $"{Environment.Version.Major}.0");

        Assert.Contains("The host loaded the analyzers and wrote the reports.", output);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task The_check_of_hosts_fails_where_a_green_build_could_not_load_the_analyzers()
    {
        var broken = Path.Combine(packed.NewFolder(), Path.GetFileName(packed.File));
        File.Copy(packed.File, broken);
        using (var archive = ZipFile.Open(broken, ZipArchiveMode.Update))
        {
            archive.GetEntry("analyzers/dotnet/roslyn4.8/cs/PromptLint.Core.dll")!.Delete();
        }

        var (exitCode, output) = await CheckHostAsync(broken);

        Assert.Contains("Build succeeded.", output);
        Assert.Contains("FAILED: Host.csproj: AD0001 in the log", output);
        Assert.Contains("FAILED: Host.csproj: the call without a cap is not reported (PL2001)", output);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task The_check_of_hosts_fails_where_the_sdk_that_it_is_for_is_missing()
    {
        var (exitCode, output) = await CheckHostAsync(packed.File, "--sdk", "3.1");

        Assert.Contains("FAILED: the .NET SDK 3.1 is not here", output);
        Assert.Equal(1, exitCode);
    }

    private async Task<(int ExitCode, string Output)> CheckHostAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "python" : "python3", [Path.Combine(packed.Repository, ".ci", "build-with-package"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
