using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>What a value is, for people, where something else was expected.</summary>
internal static class ValueKind
{
    /// <summary>A phrase that a reason begins with.</summary>
    public static string Of(Value value) => value switch
    {
        TextValue => "a text",
        NumberValue => "a number",
        FlagValue => "a truth value",
        MemberValue member => "`" + MemberName.Of(member.Member) + "`",
        DelegateValue => "a delegate",
        ObjectValue { Maker: { } maker } => "`" + MemberName.Of(maker) + "`",
        ObjectValue { Type: { } type } => "a `" + type.Name + "`",
        RepeatedValue or SpreadValue => "what is added in a loop",
        ChoiceValue or FallbackValue => "one of several values",
        _ => "nothing",
    };
}
