using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;

namespace PromptLint.Analyzers.Http;

/// <summary>The JSON body of an HTTP request: an object that is serialized, or JSON text, as fields that hold values.</summary>
internal sealed class JsonBody
{
    private readonly SdkIndex _index;

    public JsonBody(SdkIndex index) => _index = index;

    /// <summary>Unwraps content, serializer calls and JSON text down to the object that is sent; null when it is not known.</summary>
    public Value? Of(Value value, int depth = 0)
    {
        if (depth > AnalysisLimits.BodyNesting)
        {
            return null;
        }

        switch (value)
        {
            case TextValue text:
                return Parse(text.Text);
            case ChoiceValue choice:
                var bodies = choice.Alternatives.Where(static a => a != Value.Null && a != Value.Unset).Select(a => Of(a, depth + 1)).ToList();
                return bodies.Count == 0 || bodies.Contains(null) ? null : bodies.Skip(1).Aggregate(bodies[0]!, static (all, one) => Value.OneOf(all, one!));
            case ObjectValue made:
                var wrapped = _index.Parts(made, EntryKind.HttpRequest, Slot.Body).ToList();
                return wrapped.Count > 0 ? Of(wrapped[0], depth + 1)
                    : made.ChangedBy is null && (made.Maker is null or IMethodSymbol { MethodKind: MethodKind.Constructor }) ? made
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The value of a field; dots lead into objects. Unset when the body does not have it, null when that is not known.</summary>
    public Value? Field(Value body, string path)
    {
        Value? current = body;
        foreach (var name in path.Split('.'))
        {
            if (current is null)
            {
                return null;
            }

            var fields = Value.Alternatives(current).Select(a => OfOne(a, name)).ToList();
            current = fields.Contains(null) ? null : fields.Skip(1).Aggregate(fields[0]!, static (all, one) => Value.OneOf(all, one!));
        }

        return current;
    }

    // What is nothing has no fields: only there is one missing for certain.
    private static Value? OfOne(Value value, string name) =>
        value is ObjectValue made ? Member(made, name) : value == Value.Unset || value == Value.Null ? Value.Unset : null;

    /// <summary>True when the body has the fields that tell an endpoint where its host is not known.</summary>
    public bool HasShape(Value body, CatalogEndpoint endpoint) => endpoint.Shape.Count > 0
        && endpoint.Shape.All(name => Field(body, name) is { } value && value != Value.Unset && value != Value.Null);

    // A serializer may rename (`MaxTokens` to `max_tokens`): names are compared without case and underscores, unless an attribute tells.
    private static Value? Member(ObjectValue made, string name)
    {
        foreach (var part in made.Parts)
        {
            var written = made.Type?.GetMembers(part.Key).FirstOrDefault() is { } property ? JsonName(property) ?? part.Key : part.Key;
            if (Plain(written) == Plain(name))
            {
                return part.Value;
            }
        }

        foreach (var item in made.Items)
        {
            // A dictionary, or a JsonObject built key by key.
            var entry = item is CalledValue called ? called.Call : item as ObjectValue;
            if (entry is not null && (Key(entry, "key") ?? Key(entry, "propertyName")) is { } key && Plain(key) == Plain(name))
            {
                return entry.Part("value");
            }
        }

        // A property that is left alone keeps its initial value, which may well be set.
        return made.Type is { DeclaringSyntaxReferences.IsEmpty: false } type && !type.IsAnonymousType
            && type.GetMembers().OfType<IPropertySymbol>().Any(p => Plain(JsonName(p) ?? p.Name) == Plain(name) && HasInitializer(p))
            ? null
            : made.Items.Any(static i => i is SpreadValue or RepeatedValue) ? null : Value.Unset;
    }

    private static bool HasInitializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is PropertyDeclarationSyntax { Initializer: not null } or ParameterSyntax { Default: not null };

    private static string? Key(ObjectValue entry, string part) => entry.Part(part) is TextValue { Text.Known: { } text } ? text : null;

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    /// <summary>The name under which a serializer writes a member; null where no attribute tells.</summary>
    public static string? JsonName(ISymbol property) => property.GetAttributes()
        .Where(static a => a.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" && a.ConstructorArguments.Length == 1)
        .Select(static a => a.ConstructorArguments[0].Value as string)
        .FirstOrDefault();

    // JSON text with holes: each hole stands in a string, or for a whole value. The n-th gap in the text is the n-th hole.
    private static Value? Parse(PromptText text)
    {
        var gap = GapCharacter.NotIn(text);
        var json = new StringBuilder();
        var holes = new Queue<HoleSegment>();
        var inString = false;
        foreach (var segment in text.Segments)
        {
            switch (segment)
            {
                case LiteralSegment literal:
                    json.Append(literal.Text);
                    inString = EndsInString(literal.Text, inString);
                    break;
                case HoleSegment hole:
                    holes.Enqueue(hole);
                    json.Append(inString ? gap.ToString() : "\"" + gap + "\"");
                    break;
                default:
                    return null;
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

    private static Value Convert(JsonValue json, Queue<HoleSegment> holes, char gap) => json.Kind switch
    {
        JsonKind.Object => json.Members.Aggregate(ObjectValue.Made(null, null, null), (o, m) => o.With(Name(m.Key, holes, gap), Convert(m.Value, holes, gap))),
        JsonKind.Array => json.Items.Aggregate(ObjectValue.Made(null, null, null), (o, i) => o.Adding(Convert(i, holes, gap))),
        JsonKind.Number when long.TryParse(json.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => new NumberValue(number),
        JsonKind.Null => Value.Null,
        _ => Text(json.Text, holes, gap),
    };

    // A name with a hole is a field of its own, whatever it is called.
    private static string Name(string name, Queue<HoleSegment> holes, char gap)
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

    private static Value Text(string text, Queue<HoleSegment> holes, char gap)
    {
        if (text.Length == 1 && text[0] == gap)
        {
            var only = holes.Dequeue();
            return ParameterMark.Of(only);
        }

        var parts = new List<PromptText>();
        var pieces = text.Split(gap);
        for (var i = 0; i < pieces.Length; i++)
        {
            parts.Add(PromptText.Literal(pieces[i]));
            if (i < pieces.Length - 1)
            {
                var hole = holes.Dequeue();
                parts.Add(ParameterMark.Of(hole).Text);
            }
        }

        return new TextValue(PromptText.Concat(parts), ModelSource.Literal);
    }
}
