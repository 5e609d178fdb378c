using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Requests;

/// <summary>Collects the tool declarations of a request, and the schemas that signatures and types stand for on the wire.</summary>
internal sealed class ToolReading
{
    private readonly SdkIndex _index;
    private readonly List<ToolDeclaration> _known = new();
    private readonly List<HoleSegment> _unknown = new();

    public ToolReading(SdkIndex index) => _index = index;

    /// <summary>What was collected.</summary>
    public ToolDeclarations Tools => new() { Known = _known, Unknown = _unknown };

    /// <summary>Adds what a value carries: a tool or a list of them.</summary>
    public void Add(Value value)
    {
        switch (value)
        {
            case SpreadValue spread:
                Add(spread.Collection);
                break;
            case UnknownValue unknown:
                _unknown.Add(new HoleSegment(unknown.Expression, unknown.Why));
                break;
            case ChoiceValue or FallbackValue or RepeatedValue or MemberValue:
                _unknown.Add(new HoleSegment("...", Reasons.OneOfSeveralTools()));
                break;
            case ObjectValue made when _index.Of(made, EntryKind.Tool).FirstOrDefault() is not null:
                _known.Add(Declaration(made));
                break;
            case ObjectValue made:
                AddCollection(made);
                break;
        }
    }

    /// <summary>The JSON schema of a type as its text, as far as its public properties tell; for an answer that must have that shape.</summary>
    public static PromptText SchemaOf(ITypeSymbol type) => PromptText.Literal(Schema(type, 0));

    private void AddCollection(ObjectValue made)
    {
        foreach (var item in made.Items.Where(static i => i is not CalledValue))
        {
            Add(item);
        }

        if (made.Part("collection") is var copied && copied != Value.Unset)
        {
            Add(copied);
        }

        if (made.ChangedBy is not null || made.Maker is not null and not IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            _unknown.Add(new HoleSegment(made.Expression, made.WhyUnknown));
        }
    }

    private ToolDeclaration Declaration(ObjectValue made)
    {
        PromptText name = PromptText.Empty, description = PromptText.Empty;
        PromptText? schema = null;
        IReadOnlyList<ToolParameter> parameters = System.Array.Empty<ToolParameter>();
        foreach (var slot in _index.Of(made, EntryKind.Tool).SelectMany(static e => e.Entry.Slots).Distinct())
        {
            var value = made.Part(slot.Key);
            if (value == Value.Unset || value == Value.Null)
            {
                continue;
            }

            switch (slot.Value)
            {
                case Slot.Name: name = CatalogSemantics.Text(_index, value); break;
                case Slot.Description: description = CatalogSemantics.Text(_index, value); break;
                case Slot.Schema: schema = CatalogSemantics.Text(_index, value); break;
                case Slot.Method when value is DelegateValue { Method: { } method }:
                    name = name.Segments.Count > 0 ? name : PromptText.Literal(method.Name);
                    description = description.Segments.Count > 0 ? description : PromptText.Literal(DescriptionOf(method) ?? "");
                    parameters = ParametersOf(method);
                    break;
                case Slot.Method:
                    schema = PromptText.Hole("...", Reasons.ToolMethodNotKnown());
                    break;
            }
        }

        return new ToolDeclaration { Name = name, Description = description, Schema = schema, Parameters = parameters };
    }

    private static IReadOnlyList<ToolParameter> ParametersOf(IMethodSymbol method) => method.Parameters
        .Where(static p => p.Type.Name is not ("CancellationToken" or "IServiceProvider"))
        .Select(static p => new ToolParameter(p.Name, JsonType(p.Type), DescriptionOf(p), EnumValues(p.Type)))
        .ToList();

    private static string? DescriptionOf(ISymbol symbol) => symbol.GetAttributes()
        .Where(static a => a.AttributeClass is { Name: "DescriptionAttribute", ContainingNamespace.Name: "ComponentModel" })
        .Select(static a => a.ConstructorArguments.Length == 1 ? a.ConstructorArguments[0].Value as string : null)
        .FirstOrDefault();

    private static ImmutableArray<string> EnumValues(ITypeSymbol type) => NotNullable(type) is { TypeKind: TypeKind.Enum } enumeration
        ? enumeration.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue).Select(static f => f.Name).ToImmutableArray()
        : ImmutableArray<string>.Empty;

    private static ITypeSymbol NotNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string JsonType(ITypeSymbol type) => NotNullable(type) switch
    {
        { SpecialType: SpecialType.System_Boolean } => "boolean",
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => "integer",
        { SpecialType: SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double } => "number",
        { SpecialType: SpecialType.System_String or SpecialType.System_Char or SpecialType.System_DateTime } or { TypeKind: TypeKind.Enum } => "string",
        IArrayTypeSymbol => "array",
        INamedTypeSymbol named when ElementType(named) is not null => "array",
        { Name: "Guid" or "Uri" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly", ContainingNamespace.Name: "System" } => "string",
        _ => "object",
    };

    private static ITypeSymbol? ElementType(INamedTypeSymbol type) => type.AllInterfaces.Add(type)
        .Where(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        .Select(static i => i.TypeArguments[0])
        .FirstOrDefault();

    private static string Schema(ITypeSymbol type, int depth)
    {
        var json = new Core.Json.JsonWriter(indented: false);
        Write(json, type, depth);
        return json.ToString();
    }

    private static void Write(Core.Json.JsonWriter json, ITypeSymbol type, int depth)
    {
        var kind = JsonType(type);
        json.Object(() =>
        {
            json.Name("type").String(kind);
            var values = EnumValues(type);
            if (!values.IsEmpty)
            {
                json.Name("enum").Array(() =>
                {
                    foreach (var value in values)
                    {
                        json.String(value);
                    }
                });
            }

            if (depth >= AnalysisLimits.SchemaDepth)
            {
                return;
            }

            var element = type is IArrayTypeSymbol array ? array.ElementType : kind == "array" && type is INamedTypeSymbol named ? ElementType(named) : null;
            if (element is not null)
            {
                json.Name("items");
                Write(json, element, depth + 1);
            }
            else if (kind == "object")
            {
                var properties = type.GetMembers().OfType<IPropertySymbol>()
                    .Where(static p => p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null }).ToList();
                json.Name("properties").Object(() =>
                {
                    foreach (var property in properties)
                    {
                        json.Name(property.Name);
                        Write(json, property.Type, depth + 1);
                    }
                });
            }
        });
    }
}
