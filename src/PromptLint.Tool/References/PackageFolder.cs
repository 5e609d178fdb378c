using System.Xml;
using System.Xml.Linq;

namespace PromptLint.Tool.References;

/// <summary>Takes packages from the user's package folder as they lie there, for scans that must not use the network.</summary>
internal static class PackageFolder
{
    /// <summary>The folder that NuGet unpacks into.</summary>
    public static string Location => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Resolves what is there, with what those packages need.</summary>
    public static ResolvedPackages Resolve(IReadOnlyList<WantedPackage> wanted, IEnumerable<string> notes)
    {
        var chosen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<WantedPackage>(wanted);
        while (open.TryDequeue(out var package))
        {
            if (!chosen.ContainsKey(package.Id) && Choose(package) is { } folder)
            {
                chosen.Add(package.Id, folder);
                foreach (var needed in Dependencies(folder))
                {
                    open.Enqueue(needed);
                }
            }
        }

        return new ResolvedPackages(
            [.. chosen.Select(static c => new ResolvedPackage(c.Key, [.. Assemblies(c.Value)], [.. Dependencies(c.Value).Select(static d => d.Id)]))],
            [.. notes]);
    }

    // The least version that is enough, as NuGet chooses; else the highest there is.
    private static string? Choose(WantedPackage package)
    {
        var folder = Path.Combine(Location, package.Id.ToLowerInvariant());
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var versions = Directory.EnumerateDirectories(folder)
            .OrderBy(static d => PackageVersionOrder.Key(Path.GetFileName(d)), StringComparer.Ordinal)
            .ToList();
        var least = package.Version is null ? null : PackageVersionOrder.Key(package.Version);
        return versions.FirstOrDefault(d => least is not null && string.CompareOrdinal(PackageVersionOrder.Key(Path.GetFileName(d)), least) >= 0)
            ?? versions.LastOrDefault();
    }

    private static IEnumerable<WantedPackage> Dependencies(string folder)
    {
        try
        {
            var groups = Directory.EnumerateFiles(folder, "*.nuspec").Take(1)
                .SelectMany(static f => XDocument.Load(f)
                    .Descendants()
                    .Where(static e => e.Name.LocalName == "group" && e.Parent!.Name.LocalName == "dependencies"))
                .ToList();
            var best = groups.MinBy(static g =>
                Rank((g.Attribute("targetFramework")?.Value ?? "").TrimStart('.').Replace("NETStandard", "netstandard", StringComparison.OrdinalIgnoreCase)));
            return best?.Elements()
                .Select(static d => new WantedPackage(d.Attribute("id")?.Value ?? "", d.Attribute("version")?.Value.Trim('[', ']', '(', ')', ',', ' ')))
                .Where(static d => d.Id.Length > 0) ?? [];
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Assemblies(string folder)
    {
        foreach (var kind in new[] { "ref", "lib" })
        {
            var all = Path.Combine(folder, kind);
            if (Directory.Exists(all)
                && Directory.EnumerateDirectories(all).MinBy(static d => Rank(Path.GetFileName(d))) is { } best
                && Rank(Path.GetFileName(best)) < int.MaxValue)
            {
                return Directory.EnumerateFiles(best, "*.dll");
            }
        }

        return [];
    }

    // The framework that the tool runs on, then the older ones, then .NET Standard; .NET Framework not at all.
    private static int Rank(string framework)
    {
        var name = framework.ToLowerInvariant();
        if (name.StartsWith("netstandard", StringComparison.Ordinal))
        {
            return 1_000 - (int)(Number(name["netstandard".Length..]) * 10);
        }

        return name.StartsWith("net", StringComparison.Ordinal)
            && !name.Contains('-')
            && name.Contains('.')
            && Number(name[3..]) is var major and >= 5
            && major <= Environment.Version.Major
            ? 500 - (int)(major * 10)
            : int.MaxValue;
    }

    private static double Number(string text) => double.TryParse(
        text,
        System.Globalization.NumberStyles.AllowDecimalPoint,
        System.Globalization.CultureInfo.InvariantCulture,
        out var number) ? number : 0;
}
