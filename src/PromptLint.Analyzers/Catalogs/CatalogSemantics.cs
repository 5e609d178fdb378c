using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.Catalogs;

/// <summary>Gives values the meaning that the catalogs know: texts, models, roles.</summary>
internal static class CatalogSemantics
{
    /// <summary>The text that a value is, or that it wraps (a content part, bytes, binary data).</summary>
    public static PromptText Text(SdkIndex index, Value value) => value switch
    {
        TextValue text => text.Text,
        UnknownValue unknown => unknown.Text,
        NumberValue number => PromptText.Literal(number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ChoiceValue choice => PromptText.OneOf(choice.Alternatives.Select(a => Text(index, a))),
        FallbackValue fallback => PromptText.OneOf(new[] { Text(index, fallback.First), Text(index, fallback.Fallback) }),
        SpreadValue spread => Text(index, spread.Collection),
        RepeatedValue repeated => PromptText.Hole(string.Join(" ", Text(index, repeated.Item).Holes().Select(static h => h.Expression).DefaultIfEmpty("...")), "added in a loop"),
        ObjectValue made => TextOf(index, made),
        MemberValue member => PromptText.Hole(member.Member.Name, "a member of a referenced assembly"),
        DelegateValue => PromptText.Hole("...", "computed at run time"),
        CalledValue => PromptText.Empty,
        _ => PromptText.Empty,
    };

    /// <summary>The model or deployment that a value names.</summary>
    public static ModelReference Model(SdkIndex index, Value value, bool deployment)
    {
        switch (value)
        {
            case TextValue { Text.Known: { Length: > 0 } id } text:
                return ModelReference.Of(text.Source, id) with { NamesDeployment = deployment, Why = text.Where };
            case MemberValue member when index.MemberMeaning(member.Member) is { } id:
                return ModelReference.Of(ModelSource.Constant, id);
            case UnknownValue unknown:
                return ModelReference.Unknown(Reason(unknown)) with { NamesDeployment = deployment };
            case FallbackValue fallback:
                var known = Model(index, fallback.Fallback, deployment);
                return known.Ids.Count > 0 ? known with { How = ModelSource.Fallback, Why = fallback.First is UnknownValue first ? Reason(first) : Model(index, fallback.First, deployment).Why } : Model(index, fallback.First, deployment);
            case ChoiceValue choice:
                return choice.Alternatives.Where(static a => a != Value.Unset && a != Value.Null).Select(a => Model(index, a, deployment)).Aggregate(Either);
            case ObjectValue { Parts.Count: > 0 } wrapped when Wraps(wrapped.Maker) && wrapped.Parts.Values.OfType<TextValue>().Take(2).ToList() is [var single]:
                return Model(index, single, deployment);
            case ObjectValue made:
                return ModelReference.Unknown(made.Maker is { } maker ? $"given by `{maker.ContainingType?.Name}.{maker.Name}`" : "computed at run time") with { NamesDeployment = deployment };
            default:
                return ModelReference.Unknown("computed at run time") with { NamesDeployment = deployment };
        }
    }

    /// <summary>The role that a value names.</summary>
    public static MessageRole Role(SdkIndex index, Value value)
    {
        var name = value switch
        {
            MemberValue member => index.MemberMeaning(member.Member) ?? member.Member.Name,
            TextValue text => text.Text.Known,
            ObjectValue { Parts.Count: > 0 } made => made.Parts.Values.OfType<TextValue>().Select(static t => t.Text.Known).FirstOrDefault(),
            _ => null,
        };
        return System.Enum.TryParse<MessageRole>(name, ignoreCase: true, out var role) ? role : MessageRole.Unknown;
    }

    /// <summary>One model or another.</summary>
    public static ModelReference Either(ModelReference one, ModelReference other) =>
        one.Ids.Count == 0 ? one
        : other.Ids.Count == 0 ? other
        : one with
        {
            Ids = one.Ids.Concat(other.Ids).Distinct().ToList(),
            How = one.How == other.How ? one.How : ModelSource.Constant,
            NamesDeployment = one.NamesDeployment || other.NamesDeployment,
        };

    /// <summary>The template language that a value names; the kernel's own where none is named.</summary>
    public static TemplateFormat Format(SdkIndex index, Value value) => value switch
    {
        TextValue { Text.Known: { } name } => TemplateFormats.Of(name),
        MemberValue member when index.MemberMeaning(member.Member) is { } name => TemplateFormats.Of(name),
        _ => value == Value.Unset || value == Value.Null ? TemplateFormat.Places : TemplateFormat.Unknown,
    };

    private static string Reason(UnknownValue unknown) => unknown.Expression.Length > 0 && unknown.Why.IndexOf(unknown.Expression, System.StringComparison.Ordinal) < 0
        ? $"`{unknown.Expression}`: {unknown.Why}"
        : unknown.Why;

    // Whether a maker gives its argument back in another form (bytes, binary data, a type around a text). What any other method
    // makes of a text is its own affair: a file's name is not its content, nor a setting's name its value.
    private static bool Wraps(ISymbol? maker) => maker switch
    {
        null => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Conversion } => true,
        IMethodSymbol { IsStatic: true, ReducedFrom: null } factory when SymbolEqualityComparer.Default.Equals(factory.ReturnType, factory.ContainingType) => true,
        IMethodSymbol { Name: "GetBytes" or "ToArray" or "AsMemory" or "AsSpan" or "ToMemory" } => true,
        _ => false,
    };

    private static PromptText TextOf(SdkIndex index, ObjectValue made)
    {
        var texts = new[] { Slot.Text, Slot.Template }.SelectMany(slot => index.Parts(made, EntryKind.Part, slot).Concat(index.Parts(made, EntryKind.Message, slot))).ToList();
        if (texts.Count == 0 && (Wraps(made.Maker) || !made.Items.IsEmpty))
        {
            // A collection of parts, or bytes and binary data around one text.
            texts.AddRange(made.Items.IsEmpty ? made.Parts.Values.Where(static v => v is TextValue or ObjectValue) : made.Items.Where(static i => i is not CalledValue));
        }

        var origin = made.Origin is { } operation ? ValueReader.Unknown(operation, "").Expression : "";
        return texts.Count == 0
            ? made.Maker is null && made.ChangedBy is null ? PromptText.Empty : PromptText.Hole(origin, made.ChangedBy ?? "computed at run time")
            : PromptText.Concat(texts.Select(t => Text(index, t)));
    }
}
