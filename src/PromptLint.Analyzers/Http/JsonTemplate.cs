using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;

namespace PromptLint.Analyzers.Http;

/// <summary>JSON that the code writes as text, with holes and choices in it, as an object with fields.</summary>
internal static class JsonTemplate
{
    /// <summary>The object; several where pieces of the text are choices; null where the text is not known to be JSON.</summary>
    public static Value? Parse(PromptText text)
    {
        var variants = Variants(text.Segments, inString: false).Take(AnalysisLimits.Alternatives + 1).ToList();
        var bodies = variants.Count > AnalysisLimits.Alternatives ? new List<Value?> { null } : variants.Select(static v => ParseOne(v)).ToList();
        return bodies.Contains(null) ? null : Value.OneOf(bodies.OfType<Value>());
    }

    // A choice inside a string is a piece of that string's text. Any other is structure: each alternative makes a body of its own.
    private static IEnumerable<IReadOnlyList<PromptSegment>> Variants(IReadOnlyList<PromptSegment> segments, bool inString)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            switch (segments[i])
            {
                case LiteralSegment literal:
                    inString = EndsInString(literal.Text, inString);
                    break;
                case ChoiceSegment choice when !inString || !choice.Alternatives.All(static a => StaysInString(a)):
                    var before = segments.Take(i).ToList();
                    var after = segments.Skip(i + 1).ToList();
                    return choice.Alternatives
                        .SelectMany(a => Variants(PromptText.Concat(new[] { new PromptText(before), a, new PromptText(after) }).Segments, false));
            }
        }

        return new[] { segments };
    }

    private static bool StaysInString(PromptText text) => text.Segments.All(static s => s switch
    {
        LiteralSegment literal => literal.Text.Replace("\\\"", "").IndexOf('"') < 0,
        ChoiceSegment choice => choice.Alternatives.All(StaysInString),
        _ => true,
    });

    // JSON text with holes: each hole stands in a string, or for a whole value. The n-th gap in the text is the n-th hole.
    private static Value? ParseOne(IReadOnlyList<PromptSegment> segments)
    {
        var gap = GapCharacter.NotIn(new PromptText(segments));
        var json = new StringBuilder();
        var holes = new Queue<PromptSegment>();
        var inString = false;
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case LiteralSegment literal:
                    json.Append(literal.Text);
                    inString = EndsInString(literal.Text, inString);
                    break;
                default:
                    holes.Enqueue(segment);
                    json.Append(inString ? gap.ToString() : "\"" + gap + "\"");
                    break;
            }
        }

        try
        {
            // Text that writes the gap as an escape would be taken for a hole: then it is not known which is which.
            var parsed = JsonParser.Parse(json.ToString());
            return Gaps(parsed, gap) == holes.Count ? Convert(parsed, holes, gap) : null;
        }
        catch (JsonFormatException)
        {
            return null;
        }
    }

    private static bool EndsInString(string text, bool inString)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && inString)
            {
                i++;
            }
            else if (text[i] == '"')
            {
                inString = !inString;
            }
        }

        return inString;
    }

    private static int Gaps(JsonValue json, char gap) => json.Kind switch
    {
        JsonKind.Object => json.Members.Sum(m => m.Key.Count(c => c == gap) + Gaps(m.Value, gap)),
        JsonKind.Array => json.Items.Sum(i => Gaps(i, gap)),
        JsonKind.String => json.Text.Count(c => c == gap),
        _ => 0,
    };

    private static Value Convert(JsonValue json, Queue<PromptSegment> holes, char gap) => json.Kind switch
    {
        JsonKind.Object => json.Members.Aggregate(ObjectValue.Made(null, null, null), (o, m) => o.With(Name(m.Key, holes, gap), Convert(m.Value, holes, gap))),
        JsonKind.Array => json.Items.Aggregate(ObjectValue.Made(null, null, null), (o, i) => o.Adding(Convert(i, holes, gap))),
        JsonKind.Number when long.TryParse(json.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => new NumberValue(number),
        JsonKind.Null => Value.Null,
        _ => Text(json.Text, holes, gap),
    };

    // A name with a hole is a field of its own, whatever it is called.
    private static string Name(string name, Queue<PromptSegment> holes, char gap)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == gap)
            {
                holes.Dequeue();
            }
        }

        return name;
    }

    private static Value Text(string text, Queue<PromptSegment> holes, char gap)
    {
        if (text.Length == 1 && text[0] == gap)
        {
            return OfSegment(holes.Dequeue());
        }

        var parts = new List<PromptText>();
        var pieces = text.Split(gap);
        for (var i = 0; i < pieces.Length; i++)
        {
            parts.Add(PromptText.Literal(pieces[i]));
            if (i < pieces.Length - 1)
            {
                parts.Add(new PromptText(new[] { holes.Dequeue() }));
            }
        }

        return new TextValue(PromptText.Concat(parts), ModelSource.Literal);
    }

    private static Value OfSegment(PromptSegment segment) => segment is HoleSegment hole ? ParameterMark.Of(hole)
        : new TextValue(new PromptText(new[] { segment }), ModelSource.Literal);
}
