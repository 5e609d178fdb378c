using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary><c>string.Format</c>: the format's literal text, with the arguments in its <c>{0}</c> places.</summary>
internal static class CompositeFormat
{
    /// <summary>What the call gives, or why that is not known.</summary>
    public static Value Read(ValueReader reader, IInvocationOperation call)
    {
        var at = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "format");
        if (at is null || reader.Read(at.Value) is not TextValue { Text.Known: { } format })
        {
            return ValueReader.Unknown(call, Reasons.FormatNotKnown());
        }

        var values = call.Arguments.Where(a => a != at && a.Parameter?.Name != "provider").ToImmutableArray();
        return StringOperations.Elements(reader, values) is { } arguments && Fill(format, arguments) is { } parts
            ? StringOperations.Joined(parts, call)
            : ValueReader.Unknown(call, Reasons.FormatNotUnderstood());
    }

    // Null when the format is malformed or names an argument that is not there.
    private static List<PromptText>? Fill(string format, IReadOnlyList<PromptText> arguments)
    {
        var parts = new List<PromptText>();
        var literal = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c is '{' or '}' && i + 1 < format.Length && format[i + 1] == c)
            {
                literal.Append(c);
                i++;
                continue;
            }

            if (c != '{')
            {
                literal.Append(c);
                continue;
            }

            var end = format.IndexOf('}', i);
            var place = end < 0 ? "" : format.Substring(i + 1, end - i - 1);
            var number = place.Split(',', ':')[0].Trim();
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= arguments.Count)
            {
                return null;
            }

            parts.Add(PromptText.Literal(literal.ToString()));
            literal.Clear();
            parts.Add(place.Length == number.Length ? arguments[index] : PromptText.Hole(place, Reasons.FormatNotApplied(place)));
            i = end;
        }

        parts.Add(PromptText.Literal(literal.ToString()));
        return parts;
    }
}
