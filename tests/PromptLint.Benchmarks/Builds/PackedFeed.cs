using PromptLint.Benchmarks.Projects;

namespace PromptLint.Benchmarks.Builds;

/// <summary>A folder with a feed that holds PromptLint as it is now, packed under a version that no cache knows.</summary>
internal sealed class PackedFeed : IDisposable
{
    private PackedFeed()
    {
    }

    /// <summary>The folder, outside the repository; projects below it see the feed.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("promptlint-builds-").FullName;

    /// <summary>The package's version.</summary>
    public string Version { get; } = "0.0.1-builds" + DateTime.UtcNow.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Packs.</summary>
    public static async Task<PackedFeed> CreateAsync()
    {
        var feed = new PackedFeed();
        await DotNet.RunAsync(Repository.Root, "pack", "src/PromptLint", "-c", "Release", "-o", Path.Combine(feed.Folder, "feed"), "-p:PackageVersion=" + feed.Version, "-v:quiet");
        await File.WriteAllTextAsync(Path.Combine(feed.Folder, "NuGet.config"), """
            <configuration><packageSources><add key="packed" value="feed" /></packageSources></configuration>
            """);
        return feed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var unpacked = Path.Combine(packages, "promptlint", Version);
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }
}
