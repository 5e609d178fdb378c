using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>The language's and the framework's ways to build a string: concatenation, interpolation, Concat, Format, Join and the like.</summary>
internal static class StringOperations
{
    /// <summary>A value as text, with a hole where it is not known.</summary>
    public static PromptText Text(Value value, IOperation origin) => value switch
    {
        TextValue text => text.Text,
        NumberValue { IsBound: false } number => PromptText.Literal(number.Number.ToString(CultureInfo.InvariantCulture)),
        ChoiceValue choice => PromptText.OneOf(choice.Alternatives.Select(a => Text(a, origin))),
        FallbackValue fallback => PromptText.OneOf(new[] { Text(fallback.First, origin), Text(fallback.Fallback, origin) }),
        UnknownValue unknown => unknown.Text,
        _ when value == Value.Null || value == Value.Unset => PromptText.Empty,
        _ => ValueReader.Unknown(origin, NotText(value, origin)).Text,
    };

    // An object, a delegate or a member has a text of its own making.
    private static Reason NotText(Value value, IOperation origin) => value switch
    {
        MemberValue member => Reasons.ReferencedMember(MemberName.Of(member.Member)),
        ObjectValue { ChangedBy: { } changed } => changed,
        ObjectValue { Maker: IMethodSymbol { MethodKind: not MethodKind.Constructor } maker } => Reasons.CallNotFollowed(MemberName.Of(maker)),
        ObjectValue { Maker: IPropertySymbol property } => Reasons.MemberNotFollowed(MemberName.Of(property)),
        ObjectValue { Type: { } type } => Reasons.TextOfObject(type.Name),
        _ => Unfollowed.Because(origin),
    };

    // As an expression: what stands in a format may be text of the prompt, which a reason must not tell.
    private static string FormatOf(IInterpolationOperation hole) => ExpressionText.Of((hole.FormatString ?? hole.Alignment)?.Syntax ?? hole.Syntax);

    /// <summary>An interpolated string.</summary>
    public static Value Interpolate(ValueReader reader, IInterpolatedStringOperation interpolated)
    {
        var parts = new List<PromptText>();
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    parts.Add(text.Text.ConstantValue is { HasValue: true, Value: string literal } ? PromptText.Literal(literal) : PromptText.Empty);
                    break;
                case IInterpolationOperation { FormatString: null, Alignment: null } hole:
                    parts.Add(Text(reader.Read(hole.Expression), hole.Expression));
                    break;
                case IInterpolationOperation hole:
                    parts.Add(ValueReader.Unknown(hole.Expression, Reasons.FormatNotApplied(FormatOf(hole))).Text);
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [var only] } append }
                    when append.TargetMethod.Name is "AppendLiteral" or "AppendFormatted":
                    // Into a handler, as a StringBuilder has one.
                    parts.Add(Text(reader.Read(only.Value), only.Value));
                    break;
                default:
                    parts.Add(ValueReader.Unfollowed(part).Text);
                    break;
            }
        }

        return Joined(parts, interpolated);
    }

    /// <summary><c>a + b</c> on strings, and operators on whole numbers; others are not read.</summary>
    public static Value Add(ValueReader reader, IBinaryOperation binary)
    {
        if (binary.OperatorKind != BinaryOperatorKind.Add || binary.Type?.SpecialType != SpecialType.System_String)
        {
            return Arithmetic.Binary(reader, binary) ?? ValueReader.Unfollowed(binary);
        }

        // A long prompt is a long chain of `+`, nested to the left: walked in a loop, so that it costs no stack.
        var operands = new Stack<IOperation>();
        IOperation current = binary;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } add
            && add.Type?.SpecialType == SpecialType.System_String)
        {
            operands.Push(add.RightOperand);
            current = add.LeftOperand;
        }

        operands.Push(current);
        return Joined(operands.Select(o => Text(reader.Read(o), o)), binary);
    }

    /// <summary><c>new string('x', 40)</c>; null when it is another constructor.</summary>
    public static Value? NewString(ValueReader reader, IOperation origin, IMethodSymbol? constructor, ImmutableArray<IArgumentOperation> arguments)
    {
        if (constructor?.ContainingType?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        if (arguments.Length == 2 && reader.Read(arguments[0].Value) is TextValue { Text.Known: { Length: 1 } character }
            && reader.Read(arguments[1].Value) is NumberValue { Number: >= 0, IsBound: false } count && count.Number <= AnalysisLimits.TextCharacters)
        {
            return new TextValue(PromptText.Literal(new string(character[0], (int)count.Number)), ModelSource.Constant);
        }

        return ValueReader.Unfollowed(origin);
    }

    /// <summary>A call of a method of <c>string</c> or of an object's <c>ToString</c>; null when it is another method.</summary>
    public static Value? Call(ValueReader reader, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name == "ToString" && call.Instance is { } instance && instance.Type?.SpecialType == SpecialType.System_String)
        {
            return reader.Read(instance);
        }

        if (method.Name == "ToString" && call.Instance is { Type.Name: "StringBuilder" } builder)
        {
            return reader.Read(builder) is ObjectValue { ChangedBy: null } built
                ? Joined(StringBuilderText.Of(built, builder), call)
                : ValueReader.Unfollowed(call);
        }

        if (method is { Name: "Combine" or "Join", ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } })
        {
            return Elements(reader, call.Arguments) is { } folders
                ? Joined(Between(folders, PromptText.Literal("/")), call)
                : ValueReader.Unfollowed(call);
        }

        if (StringTransformations.Escaped(reader, call) is { } escaped)
        {
            return escaped;
        }

        if (method.ContainingType?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        switch (method.Name)
        {
            case "Concat":
                return Elements(reader, call.Arguments) is { } parts ? Joined(parts, call) : ValueReader.Unfollowed(call);
            case "Join" when call.Arguments.Length >= 2:
                return reader.Read(call.Arguments[0].Value) is TextValue separator && Elements(reader, call.Arguments.RemoveAt(0)) is { } joined
                    ? Joined(Between(joined, separator.Text), call)
                    : ValueReader.Unfollowed(call);
            case "Format":
                return CompositeFormat.Read(reader, call);
            case "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Replace" or "ReplaceLineEndings"
                when call.Instance is not null:
                return StringTransformations.Of(reader, call);
            default:
                return ValueReader.Unfollowed(call);
        }
    }

    /// <summary>
    /// The texts that arguments are, those of a list one by one; null when the elements themselves are not in sight (a list that is built
    /// elsewhere).
    /// </summary>
    public static IReadOnlyList<PromptText>? Elements(ValueReader reader, ImmutableArray<IArgumentOperation> arguments)
    {
        var texts = new List<PromptText>();
        foreach (var argument in arguments)
        {
            var value = reader.Read(argument.Value);
            if (value is ObjectValue { Parts.Count: 0, ChangedBy: null } list && IsListed(list))
            {
                texts.AddRange(list.Items.Select(i => Text(i, argument.Value)));
            }
            else if (argument.Value.Type is { SpecialType: SpecialType.System_String } || value is TextValue
                || argument.Parameter?.Type.SpecialType is SpecialType.System_Object or SpecialType.System_String)
            {
                texts.Add(Text(value, argument.Value));
            }
            else
            {
                return null;
            }
        }

        return texts;
    }

    // Made here, of elements that are each known as one.
    private static bool IsListed(ObjectValue list) =>
        (list.Maker is null || list.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor } && !list.Items.IsEmpty)
        && list.Items.All(static i => i is not SpreadValue and not CalledValue and not RepeatedValue);

    private static IEnumerable<PromptText> Between(IReadOnlyList<PromptText> parts, PromptText separator)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                yield return separator;
            }

            yield return parts[i];
        }
    }

    /// <summary>One text after the other, as far as texts are read.</summary>
    public static Value Joined(IEnumerable<PromptText> parts, IOperation origin)
    {
        var text = PromptText.Concat(parts);
        return text.Literals().Sum(static l => (long)l.Length) > AnalysisLimits.TextCharacters
            ? ValueReader.Stopped(origin, AnalysisLimits.TextCharacters)
            : new TextValue(text, ModelSource.Constant);
    }
}
