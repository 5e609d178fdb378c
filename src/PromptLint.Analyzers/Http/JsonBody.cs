using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;

namespace PromptLint.Analyzers.Http;

/// <summary>The JSON body of an HTTP request: an object that is serialized, or JSON text, as fields that hold values.</summary>
internal sealed class JsonBody
{
    private const int DeepestWrap = 8;

    private readonly SdkIndex _index;

    public JsonBody(SdkIndex index) => _index = index;

    /// <summary>Unwraps content, serializer calls and JSON text down to the object that is sent; null when it is not known.</summary>
    public Value? Of(Value value, int depth = 0)
    {
        if (depth > DeepestWrap)
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
                return wrapped.Count > 0 ? Of(wrapped[0], depth + 1) : made.ChangedBy is null && (made.Maker is null or IMethodSymbol { MethodKind: MethodKind.Constructor }) ? made : null;
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
    private static Value? OfOne(Value value, string name) => value is ObjectValue made ? Member(made, name) : value == Value.Unset || value == Value.Null ? Value.Unset : null;

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
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { Initializer: not null } or Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax { Default: not null };

    private static string? Key(ObjectValue entry, string part) => entry.Part(part) is TextValue { Text.Known: { } text } ? text : null;

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    /// <summary>The name under which a serializer writes a member; null where no attribute tells.</summary>
    public static string? JsonName(ISymbol property) => property.GetAttributes()
        .Where(static a => a.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" && a.ConstructorArguments.Length == 1)
        .Select(static a => a.ConstructorArguments[0].Value as string)
        .FirstOrDefault();

    // JSON text with holes: each hole stands in a string, or for a whole value.
    private static Value? Parse(PromptText text)
    {
        var json = new StringBuilder();
        var holes = new List<HoleSegment>();
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
                    holes.Add(hole);
                    var mark = "\u0001" + (char)(0x100 + holes.Count - 1);
                    json.Append(inString ? mark : "\"" + mark + "\"");
                    break;
                default:
                    return null;
            }
        }

        try
        {
            return Convert(JsonParser.Parse(json.ToString()), holes);
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

    private static Value Convert(JsonValue json, List<HoleSegment> holes) => json.Kind switch
    {
        JsonKind.Object => json.Members.Aggregate(ObjectValue.Made(null, null, null), (o, m) => o.With(m.Key, Convert(m.Value, holes))),
        JsonKind.Array => json.Items.Aggregate(ObjectValue.Made(null, null, null), (o, i) => o.Adding(Convert(i, holes))),
        JsonKind.Number when long.TryParse(json.Text, System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number) => new NumberValue(number),
        JsonKind.Null => Value.Null,
        _ => Text(json.Text, holes),
    };

    private static Value Text(string text, List<HoleSegment> holes)
    {
        var parts = new List<PromptText>();
        var from = 0;
        for (var at = text.IndexOf('\u0001'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\u0001', from))
        {
            parts.Add(PromptText.Literal(text.Substring(from, at - from)));
            var hole = holes[text[at + 1] - 0x100];
            parts.Add(PromptText.Hole(hole.Expression, hole.Why));
            from = at + 2;
        }

        if (from == 2 && text.Length == 2)
        {
            var only = holes[text[1] - 0x100];
            return new UnknownValue(only.Expression, only.Why);
        }

        parts.Add(PromptText.Literal(text.Substring(from)));
        return new TextValue(PromptText.Concat(parts), ModelSource.Literal);
    }
}
