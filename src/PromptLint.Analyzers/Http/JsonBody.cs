using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>The JSON body of an HTTP request: an object that is serialized, or JSON text, as fields that hold values.</summary>
internal sealed class JsonBody
{
    private readonly SdkIndex _index;
    private readonly JsonMembers _members;

    public JsonBody(SdkIndex index, ValueReader values)
    {
        _index = index;
        _members = new JsonMembers(values);
    }

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
                return JsonTemplate.Parse(text.Text);
            case ChoiceValue choice:
                var bodies = choice.Alternatives.Where(static a => a != Value.Null && a != Value.Unset).Select(a => Of(a, depth + 1)).ToList();
                return bodies.Count == 0 || bodies.Contains(null) ? null : Value.OneOf(bodies.OfType<Value>());
            case FallbackValue fallback:
                return Of(fallback.First, depth + 1) is { } first && Of(fallback.Fallback, depth + 1) is { } second ? Value.OneOf(first, second) : null;
            case ObjectValue made:
                var wrapped = _index.Parts(made, EntryKind.HttpRequest, Slot.Body).ToList();
                return wrapped.Count > 0 ? Of(wrapped[0], depth + 1)
                    : made.Maker is null or IMethodSymbol { MethodKind: MethodKind.Constructor } ? made
                    : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// The value of a field; dots lead into objects and into the first element of lists. Unset when the body does not have it, null when
    /// that is not known.
    /// </summary>
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
            current = fields.Contains(null) ? null : Value.OneOf(fields.OfType<Value>());
        }

        return current;
    }

    // What is nothing has no fields: only there is one missing for certain.
    private Value? OfOne(Value value, string name) => value switch
    {
        ObjectValue list when JsonMembers.FirstElement(list) is { } first => OfOne(first, name),
        ObjectValue made => _members.Find(made, name),
        RepeatedValue repeated => OfOne(repeated.Item, name),
        _ => value == Value.Unset || value == Value.Null ? Value.Unset : null,
    };

    /// <summary>True when the body has the fields that tell an endpoint where its host is not known.</summary>
    public bool HasShape(Value body, CatalogEndpoint endpoint) => HasAll(body, endpoint.Shape);

    /// <summary>True when the body has the fields that tell an endpoint wherever it is sent.</summary>
    public bool IsEvident(Value body, CatalogEndpoint endpoint) => HasAll(body, endpoint.Evident);

    private bool HasAll(Value body, IReadOnlyCollection<string> fields) => fields.Count > 0
        && fields.All(name => Field(body, name) is { } value && value != Value.Unset && value != Value.Null);

    /// <summary>A name without what a serializer may change of it: <c>MaxTokens</c> and <c>max_tokens</c> are one.</summary>
    public static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    /// <summary>The name under which a serializer writes a member; null where no attribute tells.</summary>
    public static string? JsonName(ISymbol property) => property.GetAttributes()
        .Where(static a => a.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "DataMemberAttribute")
        .Select(static a => a.ConstructorArguments.Length == 1 ? a.ConstructorArguments[0].Value as string
            : a.NamedArguments.Where(static n => n.Key is "PropertyName" or "Name").Select(static n => n.Value.Value as string).FirstOrDefault())
        .FirstOrDefault(static n => n is not null);
}
