using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// Whole numbers that are computed from known ones: <c>a + b</c>, <c>Math.Min(n, 512)</c>, <c>int.Parse(text)</c>. Of a smaller one of two, one known
/// number is a bound, whatever the other is.
/// </summary>
internal static class Arithmetic
{
    /// <summary>What a binary operator gives; null where its result is no whole number.</summary>
    public static Value? Binary(ValueReader reader, IBinaryOperation binary)
    {
        if (!IsWhole(binary.Type) || Operator(binary.OperatorKind) is not { } compute)
        {
            return null;
        }

        // What overflows the type is thrown, or wraps: the program's own affair.
        var (least, most) = binary.Type?.SpecialType == SpecialType.System_Int64 ? (long.MinValue, long.MaxValue) : (int.MinValue, (long)int.MaxValue);
        var isMultiplied = binary.OperatorKind == BinaryOperatorKind.Multiply;
        return Pairs(reader.Read(binary.LeftOperand), reader.Read(binary.RightOperand), binary, (left, right) =>
            right is { IsBound: true } && binary.OperatorKind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Multiply)
            || (left.IsBound || right.IsBound) && isMultiplied && (left.Number < 0 || right.Number < 0) ? null
            : compute(left.Number, right.Number) is var number && number >= least && number <= most
            ? new NumberValue(number, left.IsBound || right.IsBound)
            : null);
    }

    /// <summary>What a method of <c>Math</c>, or the parsing of a text, gives; null for any other call.</summary>
    public static Value? Call(ValueReader reader, IInvocationOperation call)
    {
        var arguments = call.Arguments;
        switch (call.TargetMethod)
        {
            case { Name: "Min", ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } } when IsWhole(call.Type):
                return Smaller(reader.Read(arguments[0].Value), reader.Read(arguments[1].Value), call);
            case { Name: "Max", ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } } when IsWhole(call.Type):
                return Larger(reader.Read(arguments[0].Value), reader.Read(arguments[1].Value), call);
            case { Name: "Clamp", ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } } when IsWhole(call.Type):
                return Smaller(Larger(reader.Read(arguments[0].Value), reader.Read(arguments[1].Value), call), reader.Read(arguments[2].Value), call);
            case { Name: "Parse", IsStatic: true } parse when IsWhole(parse.ContainingType) && IsWhole(call.Type):
                return Parsed(reader.Read(arguments[0].Value), call);
            case { Name: "ToInt32" or "ToInt64", ContainingType: { Name: "Convert", ContainingNamespace.Name: "System" } }:
                return Parsed(reader.Read(arguments[0].Value), call);
            default:
                return null;
        }
    }

    private static Value Smaller(Value left, Value right, IOperation origin) => Value.OneOf(
        from one in Value.Alternatives(left)
        from other in Value.Alternatives(right)
        select (one, other) switch
        {
            (NumberValue a, NumberValue b) => new NumberValue(Math.Min(a.Number, b.Number), a.IsBound || b.IsBound),
            (NumberValue a, _) => new NumberValue(a.Number, isBound: true),
            (_, NumberValue b) => new NumberValue(b.Number, isBound: true),
            _ => (Value)ValueReader.Unfollowed(origin),
        });

    private static Value Larger(Value left, Value right, IOperation origin) =>
        Pairs(left, right, origin, static (a, b) => new NumberValue(Math.Max(a.Number, b.Number), a.IsBound || b.IsBound));

    private static Value Parsed(Value text, IOperation origin) => text switch
    {
        FallbackValue fallback => new FallbackValue(Parsed(fallback.First, origin), Parsed(fallback.Fallback, origin)),
        ChoiceValue choice => choice.Map(one => Parsed(one, origin)),
        TextValue { Text.Known: { } known } when long.TryParse(known, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) =>
            new NumberValue(number),
        NumberValue or UnknownValue => text,
        _ => ValueReader.Unfollowed(origin),
    };

    private static Value Pairs(Value left, Value right, IOperation origin, Func<NumberValue, NumberValue, NumberValue?> compute) => Value.OneOf(
        from one in Value.Alternatives(left)
        from other in Value.Alternatives(right)
        select one is NumberValue a && other is NumberValue b ? Checked(() => compute(a, b), origin) : ValueReader.Unfollowed(origin));

    private static Value Checked(Func<NumberValue?> compute, IOperation origin)
    {
        try
        {
            return compute() ?? (Value)ValueReader.Unfollowed(origin);
        }
        catch (ArithmeticException)
        {
            // An overflow, or a division by zero: the program's own affair.
            return ValueReader.Unfollowed(origin);
        }
    }

    private static Func<long, long, long>? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => static (a, b) => checked(a + b),
        BinaryOperatorKind.Subtract => static (a, b) => checked(a - b),
        BinaryOperatorKind.Multiply => static (a, b) => checked(a * b),
        BinaryOperatorKind.Divide => static (a, b) => a / b,
        BinaryOperatorKind.Remainder => static (a, b) => a % b,
        _ => null,
    };

    private static bool IsWhole(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsWhole(nullable.TypeArguments[0]),
        _ => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_Int16
            or SpecialType.System_Byte,
    };
}
