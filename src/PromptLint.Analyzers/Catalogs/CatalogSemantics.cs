using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Source;
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
        NumberValue { IsBound: false } number => PromptText.Literal(number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ChoiceValue choice => PromptText.OneOf(choice.Alternatives.Select(a => Text(index, a))),
        FallbackValue fallback => PromptText.OneOf(new[] { Text(index, fallback.First), Text(index, fallback.Fallback) }),
        SpreadValue spread => Text(index, spread.Collection),
        RepeatedValue repeated =>
            PromptText.Hole(string.Join(" ", Text(index, repeated.Item).Holes().Select(static h => h.Expression).DefaultIfEmpty("...")), Reasons.AddedInLoop()),
        ObjectValue made => TextOf(index, made),
        MemberValue member => PromptText.Hole(member.Member.Name, Reasons.ReferencedMember(MemberName.Of(member.Member))),
        DelegateValue function => ValueReader.Unknown(function.Origin, Reasons.DelegateNotFollowed()).Text,
        CalledValue => PromptText.Empty,
        _ => PromptText.Empty,
    };

    /// <summary>The model or deployment that a value names; unknown where it is nothing, or not given.</summary>
    public static ModelReference Model(SdkIndex index, Value value, bool deployment) =>
        Resolve(Models(index, value, deployment)) ?? ModelReference.Unknown(Reasons.OnlyNull()) with { NamesDeployment = deployment };

    /// <summary>The models that a value may name, one for each alternative; null for one that is nothing, or not given.</summary>
    public static OneOf<ModelReference?> Models(SdkIndex index, Value value, bool deployment) => value switch
    {
        _ when value == Value.Unset || value == Value.Null => OneOf<ModelReference?>.Only(null),
        ChoiceValue choice => OneOf<Value>.From(choice.Alternatives).Then<ModelReference?>(a => Models(index, a, deployment)),
        FallbackValue fallback => Models(index, fallback.Fallback, deployment).Map<ModelReference?>(known => OrElse(index, fallback.First, known, deployment)),
        _ => OneOf<ModelReference?>.Only(One(index, value, deployment)),
    };

    /// <summary>What several possible models mean for the call; null where none is named, unknown where one of them is.</summary>
    public static ModelReference? Resolve(OneOf<ModelReference?> possible)
    {
        var models = possible.Or(static () => ModelReference.Unknown(AnalysisLimits.Alternatives.Reason)).OfType<ModelReference>().ToList();
        if (models.Count <= 1)
        {
            return models.FirstOrDefault();
        }

        var unknown = models.Where(static m => m.Ids.Count == 0).ToList();
        var told = unknown.Count > 0 ? unknown : models;
        return new ModelReference
        {
            // In an order of its own: which alternative is written first says nothing.
            Ids = told.SelectMany(static m => m.Ids).Distinct(System.StringComparer.Ordinal).OrderBy(static id => id, System.StringComparer.Ordinal).ToList(),
            How = told.Select(static m => m.How).Distinct().Take(2).ToList() is [var same] ? same : ModelSource.Constant,
            Why = Reasons.AnyOf(told.Select(static m => m.Why), AnalysisLimits.ReasonsTold),
            NamesDeployment = models.Any(static m => m.NamesDeployment),
        };
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

    /// <summary>The template language that a value names; the kernel's own where none is named.</summary>
    public static TemplateFormat Format(SdkIndex index, Value value) => value switch
    {
        TextValue { Text.Known: { } name } => TemplateFormats.Of(name),
        MemberValue member when index.MemberMeaning(member.Member) is { } name => TemplateFormats.Of(name),
        _ => value == Value.Unset || value == Value.Null ? TemplateFormat.Places : TemplateFormat.Unknown,
    };

    /// <summary>The reason of an unknown value, with the expression that it is about.</summary>
    public static Reason Why(UnknownValue unknown) => Reasons.Of(unknown.Expression, unknown.Why);

    // What is given in place of nothing: a configured name or, where there is none, this one.
    private static ModelReference OrElse(SdkIndex index, Value first, ModelReference? fallback, bool deployment) =>
        fallback is not { Ids.Count: > 0 } ? Model(index, first, deployment)
        : fallback with { How = ModelSource.Fallback, Why = first is UnknownValue unknown ? Why(unknown) : Model(index, first, deployment).Why };

    private static ModelReference One(SdkIndex index, Value value, bool deployment) => value switch
    {
        TextValue { Text.Known: { Length: > 0 } id } text => ModelReference.Of(text.Source, id) with
        {
            NamesDeployment = deployment,
            Why = text.Where is { } where ? Reasons.At(where) : null,
        },
        MemberValue member when index.MemberMeaning(member.Member) is { } id => ModelReference.Of(ModelSource.Constant, id),
        UnknownValue unknown => ModelReference.Unknown(Why(unknown)) with { NamesDeployment = deployment },
        ObjectValue { Parts.Count: > 0 } wrapped when Wraps(wrapped.Maker) && wrapped.Parts.Values.OfType<TextValue>().Take(2).ToList() is [var single] =>
            One(index, single, deployment),
        ObjectValue { Maker: { } maker } =>
            ModelReference.Unknown(Reasons.GivenBy(MemberName.Of(maker))) with { NamesDeployment = deployment },
        _ => ModelReference.Unknown(Reasons.OriginNotFollowed(ValueKind.Of(value))) with { NamesDeployment = deployment },
    };

    // Whether a maker gives its argument back in another form (bytes, binary data, a type around a text). What any other method
    // makes of a text is its own affair: a file's name is not its content, nor a setting's name its value.
    private static bool Wraps(ISymbol? maker) => maker switch
    {
        null => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Conversion } => true,
        IMethodSymbol { IsStatic: true, ReducedFrom: null } factory when SymbolEqualityComparer.Default.Equals(factory.ReturnType, factory.ContainingType) =>
            true,
        IMethodSymbol { Name: "GetBytes" or "ToArray" or "AsMemory" or "AsSpan" or "ToMemory" } => true,
        _ => false,
    };

    private static PromptText TextOf(SdkIndex index, ObjectValue made)
    {
        var texts = new[] { Slot.Text, Slot.Template }
            .SelectMany(slot => index.Parts(made, EntryKind.Part, slot).Concat(index.Parts(made, EntryKind.Message, slot)))
            .ToList();
        if (texts.Count == 0 && (Wraps(made.Maker) || !made.Items.IsEmpty))
        {
            // A collection of parts, or bytes and binary data around one text.
            texts.AddRange(made.Items.IsEmpty
                ? made.Parts.Values.Where(static v => v is TextValue or ObjectValue)
                : made.Items.Where(static i => i is not CalledValue));
        }

        return texts.Count == 0
            ? made.Maker is null && made.ChangedBy is null ? PromptText.Empty : PromptText.Hole(made.Expression, made.WhyUnknown)
            : PromptText.Concat(texts.Select(t => Text(index, t)));
    }
}
