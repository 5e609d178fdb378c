using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PromptLint.Tool.References;

/// <summary>
/// Restores packages with the user's own <c>dotnet</c> and NuGet settings, in a folder of its own below the temporary folder. The
/// scanned tree's NuGet.config is not used: a stranger's tree does not choose where packages come from.
/// </summary>
internal sealed partial class PackageRestore(string cacheFolder, TimeSpan patience)
{
    private const int Rounds = 6;

    /// <summary>Where restored projects are kept between scans.</summary>
    public static string DefaultCacheFolder => Path.Combine(Path.GetTempPath(), "promptlint-" + Environment.UserName, "references");

    /// <summary>Restores what can be had.</summary>
    public async Task<ResolvedPackages> RestoreAsync(IReadOnlyList<WantedPackage> wanted, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cacheFolder, KeyOf(wanted));
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var done = Path.Combine(folder, "restored");
        if (File.Exists(done) && AssetsFile.Read(assets) is { } cached)
        {
            return new ResolvedPackages(cached.Packages, []);
        }

        Directory.CreateDirectory(folder);
        var watch = Stopwatch.StartNew();
        var packages = wanted.ToList();
        var notes = new List<string>();
        var settled = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        AssetsFile? restored = null;
        for (var round = 0; round < Rounds && watch.Elapsed < patience && packages.Count > 0; round++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(assets)!);
            File.Delete(assets);
            await File.WriteAllTextAsync(Path.Combine(folder, "references.csproj"), Project(packages), cancellationToken).ConfigureAwait(false);
            if (!await RunAsync(folder, patience - watch.Elapsed, cancellationToken).ConfigureAwait(false))
            {
                notes.Add("restoring packages took too long and was stopped");
                break;
            }

            restored = AssetsFile.Read(assets);
            if (restored is null)
            {
                notes.Add("packages could not be restored: `dotnet restore` did not run");
                break;
            }

            if (!Adjust(packages, restored, settled))
            {
                break;
            }
        }

        if (restored is null || restored.Packages.IsEmpty)
        {
            return PackageFolder.Resolve(wanted, notes);
        }

        await File.WriteAllTextAsync(done, "", cancellationToken).ConfigureAwait(false);
        return new ResolvedPackages(restored.Packages, [.. notes]);
    }

    // True when another round is worth it: a source that refuses one package stops the whole restore; a version that is lower than
    // another package's need makes that package's types disagree; a version that is not there may have a neighbour that is.
    private static bool Adjust(List<WantedPackage> packages, AssetsFile restored, HashSet<string> settled)
    {
        var again = false;
        foreach (var message in restored.Messages)
        {
            var named = packages.FindIndex(p => message.Names(p.Id));
            if (message.Code is "NU1301" or "NU1302" && named >= 0)
            {
                packages.RemoveAt(named);
                again = true;
            }
            else if (message.Code is "NU1102" && Nearest().Match(message.Text) is { Success: true } nearest && named >= 0 && settled.Add(packages[named].Id))
            {
                packages[named] = packages[named] with { Version = nearest.Groups["version"].Value };
                again = true;
            }
            else if (message.Code is "NU1605" && Downgrade().Match(message.Text) is { Success: true } downgrade
                && packages.FindIndex(p => p.Id.Equals(downgrade.Groups["id"].Value, StringComparison.OrdinalIgnoreCase)) is var low and >= 0
                && !settled.Contains(packages[low].Id) && packages[low].Version != downgrade.Groups["version"].Value)
            {
                packages[low] = packages[low] with { Version = downgrade.Groups["version"].Value };
                again = true;
            }
        }

        return again;
    }

    private static string Project(IEnumerable<WantedPackage> packages)
    {
        var project = new StringBuilder();
        project.Append("<Project>\n<PropertyGroup><ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>");
        project.Append("<ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>");
        project.Append("<ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps></PropertyGroup>\n");
        project.Append("<Import Project=\"Sdk.props\" Sdk=\"Microsoft.NET.Sdk\" />\n<PropertyGroup><TargetFramework>net")
            .Append(Environment.Version.Major)
            .Append(".0</TargetFramework>");
        project.Append("<ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally><NuGetAudit>false</NuGetAudit>");
        project.Append("<TreatWarningsAsErrors>false</TreatWarningsAsErrors><WarningsNotAsErrors>NU1605</WarningsNotAsErrors>");
        project.Append("<NoWarn>NU1603;NU1608;NU1701</NoWarn></PropertyGroup>\n");
        project.Append("<ItemGroup>\n<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />\n");
        foreach (var package in packages)
        {
            project.Append("<PackageReference Include=\"").Append(package.Id).Append("\" Version=\"").Append(package.Version ?? "*").Append("\" />\n");
        }

        return project.Append("</ItemGroup>\n<Import Project=\"Sdk.targets\" Sdk=\"Microsoft.NET.Sdk\" />\n</Project>\n").ToString();
    }

    private static async Task<bool> RunAsync(string folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", "references.csproj", "-v", "q", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(patience < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : patience);
            try
            {
                await Task.WhenAll(
                    process.StandardOutput.ReadToEndAsync(limit.Token),
                    process.StandardError.ReadToEndAsync(limit.Token),
                    process.WaitForExitAsync(limit.Token)).ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No `dotnet` on the path: the assets file stays away, which is told to the user.
            return true;
        }
    }

    // The first line changes with the way packages are chosen, so that what an earlier way could not restore is tried again.
    private static string KeyOf(IEnumerable<WantedPackage> wanted)
    {
        var text = string.Join('\n', wanted.Select(static w => w.Id.ToLowerInvariant() + "/" + w.Version)
            .Prepend("2/" + Environment.Version.Major.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];
    }

    [GeneratedRegex(@"Nearest version: (?<version>[\w.\-+]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Nearest();

    [GeneratedRegex(@"downgrade: (?<id>\S+) from (?<version>[\w.\-+]+) to", RegexOptions.CultureInvariant)]
    private static partial Regex Downgrade();
}
