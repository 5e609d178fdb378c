using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;

namespace PromptLint.Analyzers.Environment;

/// <summary>
/// The application's settings files (<c>appsettings*.json</c>), as far as the build hands them over. Only the keys that the code
/// asks for are looked at; whatever else stands in them (secrets above all) is never kept, shown or logged.
/// </summary>
internal sealed class ConfigurationFiles
{
    /// <summary>No files: every key is unset.</summary>
    public static readonly ConfigurationFiles None = new(Enumerable.Empty<(string, SourceText)>());

    /// <summary>Prompts in files of their own.</summary>
    public PromptFiles Prompts { get; init; } = new(Enumerable.Empty<(string, SourceText)>());

    private readonly Lazy<ImmutableArray<(string File, bool IsBase, JsonValue Root)>> _files;
    private readonly ConcurrentQueue<(string File, SourceText Text, JsonFormatException Error)> _problems = new();

    /// <summary>Creates it; nothing is parsed before a key is asked for.</summary>
    public ConfigurationFiles(IEnumerable<(string File, SourceText Text)> files)
    {
        // Not a list of texts: the files are read only when the first key is asked for.
        var given = files.ToList();
        _files = new Lazy<ImmutableArray<(string, bool, JsonValue)>>(() => Parse(given));
    }

    /// <summary>The files that were asked for a key and cannot be read.</summary>
    public IEnumerable<(string File, SourceText Text, JsonFormatException Error)> Problems => _problems;

    /// <summary>
    /// What a key holds: the base file's text, and what environments put in its place. A key that no file has is unset; one that only
    /// some environments have may be unset.
    /// </summary>
    /// <param name="path">Parts of the key; upper and lower case do not matter.</param>
    public Value Find(IReadOnlyList<string> path)
    {
        Value found = Value.Unset;
        foreach (var (file, isBase, root) in _files.Value)
        {
            if (At(root, path) is { Kind: JsonKind.String or JsonKind.Number or JsonKind.Boolean } value)
            {
                var text = Known(file, value);
                found = isBase || found == Value.Unset && _files.Value.All(static f => !f.IsBase) ? text : Value.OneOf(found, text);
            }
        }

        return found;
    }

    /// <summary>True when a file has that section or key.</summary>
    public bool Has(IReadOnlyList<string> path) => _files.Value.Any(f => At(f.Root, path) is not null);

    private static Value Known(string file, JsonValue value) =>
        new TextValue(PromptText.Literal(value.Text), ModelSource.Configured, Path.GetFileName(file) + ":" + value.Line.ToString(CultureInfo.InvariantCulture));

    private static JsonValue? At(JsonValue root, IReadOnlyList<string> path)
    {
        JsonValue? current = root;
        for (var i = 0; i < path.Count && current is not null; i++)
        {
            current = current.Kind == JsonKind.Array
                ? int.TryParse(path[i], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < current.Items.Count ? current.Items[at] : null
                : Member(current, path, ref i);
        }

        return current;
    }

    // A member may be written with the colons of its path in its own name: "AI:Model".
    private static JsonValue? Member(JsonValue owner, IReadOnlyList<string> path, ref int at)
    {
        for (var length = path.Count - at; length >= 1; length--)
        {
            var name = string.Join(":", path.Skip(at).Take(length));
            foreach (var member in owner.Members)
            {
                if (string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase))
                {
                    at += length - 1;
                    return member.Value;
                }
            }
        }

        return null;
    }

    // The base file first, then the environments by name.
    private ImmutableArray<(string, bool, JsonValue)> Parse(IEnumerable<(string File, SourceText Text)> files)
    {
        var parsed = ImmutableArray.CreateBuilder<(string, bool, JsonValue)>();
        foreach (var (file, text) in files.OrderBy(static f => f.File.Length).ThenBy(static f => f.File, StringComparer.Ordinal))
        {
            try
            {
                parsed.Add((file, Path.GetFileNameWithoutExtension(file).IndexOf('.') < 0, JsonParser.Parse(text.ToString())));
            }
            catch (JsonFormatException error)
            {
                // The application's own file: what it says is not known, and that is told.
                _problems.Enqueue((file, text, error));
            }
        }

        return parsed.ToImmutable();
    }
}
