namespace PromptLint.Architecture.Tests;

/// <summary>
/// The walls inside each project, the lowest layer first. A folder of src may know the folders of the layers before its own, and no other:
/// not those of later layers, and not its neighbours within one layer. A project that stands in no table is one room: its folders may know
/// each other, but not in a circle.
/// </summary>
internal static class Walls
{
    /// <summary>Files that stand in no folder.</summary>
    public const string NoFolder = "";

    public static IReadOnlyDictionary<string, string[][]> Layers { get; } = new Dictionary<string, string[][]>
    {
        ["PromptLint.Core"] =
        [
            ["Calls", "Json", "Money", "Rules"],
            ["Catalogs", "Graph", "Prompts", "Tokens"],
            ["Pricing"],
            ["Facts"],
        ],
        ["PromptLint.Reporting"] =
        [
            ["Text"],
            ["CompilerLog", "EntryPoints", "Prices"],
            ["Reports"],
            ["Usage"],
            ["Telemetry", "WhatIf"],
            ["Csv", "Markdown", "Sarif"],
            ["Html"],
            ["Diff"],
            ["Policy"],
        ],
        ["PromptLint.Analyzers"] =
        [
            ["Source", "Rules"],
            ["Values"],
            ["Catalogs"],
            ["Answers", "Environment"],
            ["Requests", "Repetition"],
            ["Clients", "Http", "CallGraph"],
            ["CallSites"],
            ["Analysis"],
        ],
        ["PromptLint.Tool"] =
        [
            ["Trees"],
            ["References"],
            ["Compilations"],
            ["Analysis"],
            ["Output"],
            ["Files"],
            ["Commands"],
            [NoFolder],
        ],
    };

    /// <summary>What crosses a wall, in words; nothing where every reference is allowed.</summary>
    public static IEnumerable<string> Crossed(string[][] layers, IEnumerable<FolderReference> references)
    {
        var heights = layers.SelectMany(static (folders, height) => folders.Select(folder => (folder, height))).ToDictionary(static f => f.folder, static f => f.height);
        foreach (var reference in references.Where(static r => r.From != r.To))
        {
            if (!heights.TryGetValue(reference.From, out var from) || !heights.TryGetValue(reference.To, out var to))
            {
                yield return $"{reference}: no layer is given for one of the two folders";
            }
            else if (to >= from)
            {
                yield return $"{reference}: {(to == from ? "both are of one layer" : "upwards")}";
            }
        }
    }

    /// <summary>Folders that know each other, directly or through others: each circle as one line.</summary>
    public static IEnumerable<string> Circles(IReadOnlyCollection<FolderReference> references)
    {
        var next = references.ToLookup(static r => r.From, static r => r.To);
        return Core.Graph.Circles.Of(next.Select(static f => f.Key), f => next[f].Distinct(), StringComparer.Ordinal)
            .Where(static circle => circle.Count > 1)
            .Select(circle => string.Join(" <-> ", circle.Order(StringComparer.Ordinal)) + ": "
                + string.Join("; ", references.Where(r => r.From != r.To && circle.Contains(r.From) && circle.Contains(r.To)).DistinctBy(static r => (r.From, r.To))));
    }
}
