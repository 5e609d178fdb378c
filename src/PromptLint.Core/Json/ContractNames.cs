using System;
using System.Collections.Generic;

namespace PromptLint.Core.Json;

/// <summary>The words that the report uses for the values of an enumeration: the member's name with a small first letter.</summary>
public static class ContractNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByName = All();

    /// <summary>The word for a value.</summary>
    public static string Of(T value) => FirstSmall(value.ToString());

    /// <summary>The value that a word stands for.</summary>
    /// <exception cref="JsonFormatException">No value has that name; the message lists those that exist.</exception>
    public static T Parse(JsonValue word) => word.Kind == JsonKind.String && ByName.TryGetValue(word.Text, out var value)
        ? value
        : throw new JsonFormatException("expected one of " + string.Join(", ", ByName.Keys), word.Line, word.Column);

    private static Dictionary<string, T> All()
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T value in Enum.GetValues(typeof(T)))
        {
            all.Add(Of(value), value);
        }

        return all;
    }

    private static string FirstSmall(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
