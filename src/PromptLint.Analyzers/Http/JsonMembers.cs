using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// The fields that an object has once it is serialized: of an anonymous object, an object of the user's own class, a dictionary, a JSON node.
/// </summary>
internal sealed class JsonMembers
{
    private readonly ValueReader _values;

    public JsonMembers(ValueReader values) => _values = values;

    /// <summary>
    /// What a field holds: unset when the object does not have it, null when that is not known. A serializer may rename (`MaxTokens` to
    /// `max_tokens`): names are compared without case and underscores, unless an attribute tells.
    /// </summary>
    public Value? Find(ObjectValue made, string name)
    {
        var wanted = JsonBody.Plain(name);
        foreach (var part in made.Parts)
        {
            if (JsonBody.Plain(WrittenName(made.Type, part.Key)) == wanted)
            {
                return part.Value;
            }
        }

        var entry = InEntries(made, wanted, out var isOpen);
        return entry != Value.Unset ? entry
            : made.ChangedBy is not null || isOpen ? null
            : made.Type is { IsAnonymousType: false, DeclaringSyntaxReferences.IsEmpty: false } type ? LeftAlone(made, type, name)
            : Value.Unset;
    }

    /// <summary>The first element of a list; null for anything else.</summary>
    public static Value? FirstElement(ObjectValue made)
    {
        var items = made.Items.IsEmpty && made.Type is { } type
            && type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? made.Parts.Values.OfType<ObjectValue>().Where(static p => !p.Items.IsEmpty).SelectMany(static p => p.Items)
            : made.Items;
        return items.Select(static i => i is RepeatedValue repeated ? repeated.Item : i)
            .SelectMany(Value.Alternatives)
            .FirstOrDefault(static i => i is ObjectValue element && KeyOf(element) is null && !IsEntry(element));
    }

    private static string WrittenName(ITypeSymbol? type, string part)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(part).FirstOrDefault(static m => m is IPropertySymbol or IFieldSymbol) is { } member)
            {
                return JsonBody.JsonName(member) ?? part;
            }
        }

        return part;
    }

    // What is set on some paths only joins what was there before; what is set under a name that is not known may be any field.
    private static Value InEntries(ObjectValue made, string wanted, out bool isOpen)
    {
        var found = Value.Unset;
        isOpen = false;
        foreach (var item in Entries(made))
        {
            if (item is SpreadValue)
            {
                isOpen = true;
                continue;
            }

            var alternatives = Value.Alternatives(item is RepeatedValue repeated ? repeated.Item : item).ToList();
            foreach (var entry in alternatives.Select(static a => a is CalledValue called ? called.Call : a as ObjectValue).OfType<ObjectValue>())
            {
                if (KeyOf(entry) is not { } key)
                {
                    isOpen = isOpen || IsEntry(entry);
                }
                else if (JsonBody.Plain(key) == wanted)
                {
                    var value = entry.Parts.TryGetValue("value", out var set) ? set : entry.Part("content");
                    found = alternatives.Count == 1 && item is not RepeatedValue ? value : Value.OneOf(found, value);
                }
            }
        }

        return found;
    }

    // `new JObject(new JProperty("a", 1))`, `new Dictionary<string, object>(other)`: the constructor's are the first.
    private static IEnumerable<Value> Entries(ObjectValue made) => made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor }
        ? made.Parts.Values.OfType<ObjectValue>().SelectMany(static p => KeyOf(p) is not null ? new Value[] { p }
            : p.Items.Any(static i => i is ObjectValue entry && KeyOf(entry) is not null) ? p.Items
            : Enumerable.Empty<Value>()).Concat(made.Items)
        : made.Items;

    private static string? KeyOf(ObjectValue entry) =>
        (entry.Part("key") as TextValue ?? entry.Part("propertyName") as TextValue ?? (IsEntry(entry) ? entry.Part("name") as TextValue : null))?.Text.Known;

    // Set through an indexer, added with a key, or a property of its own.
    private static bool IsEntry(ObjectValue entry) => entry.Maker is IPropertySymbol { IsIndexer: true }
        || entry.Parts.TryGetValue("key", out _) || entry.Parts.TryGetValue("propertyName", out _)
        || entry.Type is { Name: "JProperty" };

    // A property that nobody sets keeps what its type gives it.
    private Value? LeftAlone(ObjectValue made, ITypeSymbol type, string name)
    {
        if (JsonShape.Property(type, name) is not { } property)
        {
            return HoldsAnything(type) ? null : Value.Unset;
        }

        var written = _values.Writes.Of(property, _values.CancellationToken);
        if (!written.IsComplete)
        {
            return null;
        }

        foreach (var (change, inConstructor) in written.Changes.Reverse())
        {
            if (inConstructor)
            {
                return change.Whole is ISimpleAssignmentOperation { Value: var set } && Bare(set) is IParameterReferenceOperation given
                    && made.Parts.TryGetValue(given.Parameter.Name, out var value) ? value : null;
            }
        }

        return property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_values.CancellationToken) switch
        {
            PropertyDeclarationSyntax { Initializer: not null } => _values.Members.Initial(property),
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } computed } => _values.Models.Operation(computed, _values.CancellationToken) is { } read
                ? _values.Read(read) : null,
            PropertyDeclarationSyntax { AccessorList: { } accessors }
                when accessors.Accessors.Any(static a => a.Body is not null || a.ExpressionBody is not null) => null,
            _ => Value.Unset,
        };
    }

    private static IOperation Bare(IOperation value) => value is IConversionOperation conversion ? Bare(conversion.Operand) : value;

    // `[JsonExtensionData]`: what it holds are fields.
    private static bool HoldsAnything(ITypeSymbol type) => type.GetMembers()
        .Any(static m => m.GetAttributes().Any(static a => a.AttributeClass?.Name == "JsonExtensionDataAttribute"));
}
