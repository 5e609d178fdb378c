using System.Collections.Immutable;
using System.Text.Json;

namespace PromptLint.Tool.References;

/// <summary>A message of the restore.</summary>
/// <param name="Code">For example NU1101.</param>
/// <param name="Text">What it says.</param>
/// <param name="Library">The package that it is about; empty when it does not say.</param>
internal sealed record RestoreMessage(string Code, string Text, string Library)
{
    /// <summary>True when it is about the package.</summary>
    public bool Names(string id) =>
        Library.Equals(id, StringComparison.OrdinalIgnoreCase) || Library.Length == 0 && Text.Contains($"'{id}'", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a restore left in <c>project.assets.json</c>: it lists what was resolved even where something else was missing.</summary>
/// <param name="Packages">The resolved packages.</param>
/// <param name="Messages">Errors and warnings.</param>
internal sealed record AssetsFile(ImmutableArray<ResolvedPackage> Packages, ImmutableArray<RestoreMessage> Messages)
{
    /// <summary>Reads the file; null when it is not there or is none.</summary>
    public static AssetsFile? Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Of(json.RootElement);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static AssetsFile Of(JsonElement root)
    {
        var folders = root.TryGetProperty("packageFolders", out var all) ? all.EnumerateObject().Select(static f => f.Name).ToList() : [];
        var libraries = root.GetProperty("libraries");
        var packages = ImmutableArray.CreateBuilder<ResolvedPackage>();
        foreach (var library in root.GetProperty("targets").EnumerateObject().Take(1).SelectMany(static t => t.Value.EnumerateObject()))
        {
            if (!libraries.TryGetProperty(library.Name, out var entry) || !entry.TryGetProperty("path", out var path)
                || folders.Select(f => Path.Combine(f, path.GetString()!)).FirstOrDefault(Directory.Exists) is not { } folder)
            {
                continue;
            }

            packages.Add(new ResolvedPackage(
                library.Name.Split('/')[0],
                [.. Names(library.Value, "compile")
                    .Where(static c => c.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                    .Select(c => Path.Combine(folder, c))
                    .Where(File.Exists)],
                [.. Names(library.Value, "dependencies")]));
        }

        var messages = root.TryGetProperty("logs", out var logs)
            ? logs.EnumerateArray().Select(static l => new RestoreMessage(
                l.GetProperty("code").GetString() ?? "",
                l.GetProperty("message").GetString() ?? "",
                l.TryGetProperty("libraryId", out var id) ? id.GetString() ?? "" : "")).ToImmutableArray()
            : [];
        return new AssetsFile(packages.ToImmutable(), messages);
    }

    private static IEnumerable<string> Names(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var names) ? names.EnumerateObject().Select(static n => n.Name) : [];
}
