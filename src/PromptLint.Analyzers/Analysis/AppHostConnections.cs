using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Analysis;

/// <summary>
/// The models that an application's host declares for its projects, as settings that those projects could have themselves. The host
/// refers to the projects and not the other way round, so that only who sees both can hand them over.
/// </summary>
public static class AppHostConnections
{
    /// <summary>Packages that declare such resources.</summary>
    public static IReadOnlyCollection<string> Packages { get; } = SdkCatalogs.All.Where(static c => c.Entries.Any(static e => e.Kind == EntryKind.Resource))
        .Select(static c => c.Package)
        .ToList();

    /// <summary>
    /// The settings by source file: JSON whose values stand on the lines of the declarations, so that a reader names the right place.
    /// </summary>
    /// <param name="host">The host's compilation.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public static IReadOnlyList<(string File, string Json)> Read(Compilation host, CancellationToken cancellationToken)
    {
        var index = new SdkIndex(SdkCatalogs.All);
        var models = new SourceModels(host);
        var values = new ProjectEnvironment(index, models, ConfigurationFiles.None).Reader(CallContext.Of(), new ReadingEffort(), cancellationToken);
        var found = new List<(string File, int Line, string Name, string Model)>();
        foreach (var name in SdkCatalogs.All.SelectMany(static c => c.Entries)
            .Where(static e => e.Kind == EntryKind.Resource)
            .SelectMany(static e => e.Methods)
            .Distinct())
        {
            foreach (var syntax in NameIndex.Calls(host, name, cancellationToken))
            {
                if (models.Operation(syntax, cancellationToken) is IInvocationOperation call
                    && index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Resource) is { } resource
                    && Given(values, call, resource.Entry, Slot.Connection) is { } connection && Given(values, call, resource.Entry, Slot.Model) is { } model)
                {
                    found.Add(
                        (syntax.SyntaxTree.FilePath, SourceLocations.NameOf(syntax)!.GetLocation().GetLineSpan().StartLinePosition.Line, connection, model));
                }
            }
        }

        return found.GroupBy(static f => f.File).Select(static g => (g.Key, Json(g.OrderBy(static f => f.Line)))).ToList();
    }

    private static string? Given(ValueReader values, IInvocationOperation call, CatalogEntry entry, Slot slot) =>
        call.Arguments.FirstOrDefault(a => a.Parameter is { } p && entry.Slots.TryGetValue(p.Name, out var carried) && carried == slot) is { } argument
        && values.Read(argument.Value) is TextValue { Text.Known: { } text } && text.IndexOfAny(new[] { '"', '\\', ';', '\n', '\r' }) < 0 ? text : null;

    private static string Json(IEnumerable<(string File, int Line, string Name, string Model)> connections)
    {
        var json = new StringBuilder("{\"ConnectionStrings\":{");
        var line = 0;
        var separator = "";
        foreach (var connection in connections)
        {
            json.Append(separator).Append('\n', connection.Line - line).Append('"').Append(connection.Name).Append("\":\"Model=")
                .Append(connection.Model).Append('"');
            (line, separator) = (connection.Line, ",");
        }

        return json.Append("}}").ToString();
    }
}
