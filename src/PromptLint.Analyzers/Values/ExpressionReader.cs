using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>What each kind of expression holds, in terms of the expressions that it is made of.</summary>
internal static class ExpressionReader
{
    /// <summary>Reads an expression that is no constant.</summary>
    public static Value Read(ValueReader reader, IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: { } converts } conversion when reader.Modelled.IsModelled(converts):
                return ObjectValue.Made(conversion, conversion.Type, converts).With(converts.Parameters[0].Name, reader.Read(conversion.Operand));
            case IConversionOperation conversion:
                return reader.Read(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return reader.Read(parenthesized.Operand);
            case IReturnOperation { ReturnedValue: { } returned }:
                // An expression body: the same syntax stands for the expression and for its return.
                return reader.Read(returned);
            case IAwaitOperation awaited:
                return reader.Read(awaited.Operation);
            case IArgumentOperation argument:
                return reader.ReadArgument(argument);
            case ILocalReferenceOperation local:
                return reader.History.Read(local.Local, local);
            case IParameterReferenceOperation parameter:
                return Parameter(reader, parameter);
            case IFieldReferenceOperation field:
                return reader.Members.ReadField(field);
            case IPropertyReferenceOperation property:
                return Property(reader, property);
            case IObjectCreationOperation creation:
                return CreationReader.Created(reader, creation);
            case IAnonymousObjectCreationOperation anonymous:
                return CreationReader.Anonymous(reader, anonymous);
            case ITypeParameterObjectCreationOperation creation:
                return CreationReader.Initialize(reader, ObjectValue.Made(creation, creation.Type, null), creation.Initializer);
            case ITupleOperation tuple:
                return CreationReader.Tuple(reader, tuple);
            case IWithOperation with:
                return reader.Read(with.Operand).Map(v => v is ObjectValue copied ? CreationReader.Initialize(reader, copied, with.Initializer) : v);
            case IInvocationOperation invocation:
                return Call(reader, invocation);
            case IUtf8StringOperation bytes:
                return new TextValue(PromptText.Literal(bytes.Value), ModelSource.Literal);
            case IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation handled }:
                return StringOperations.Interpolate(reader, handled);
            case IInterpolatedStringOperation interpolated:
                return StringOperations.Interpolate(reader, interpolated);
            case IBinaryOperation binary:
                return StringOperations.Add(reader, binary);
            case ICompoundAssignmentOperation compound:
                return ValueReader.Unfollowed(compound);
            case ISimpleAssignmentOperation assignment:
                return reader.Read(assignment.Value);
            case ICoalesceAssignmentOperation assignment:
                return OrElse(reader.Read(assignment.Target), reader.Read(assignment.Value));
            case ICoalesceOperation coalesce:
                return Coalesce(reader, coalesce);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return NullOrEmptyFallback.FallbackOf(conditional, whenFalse) is var (wanted, otherwise)
                    ? OrElse(reader.Read(wanted), reader.Read(otherwise))
                    : Value.OneOf(reader.Read(conditional.WhenTrue), reader.Read(whenFalse));
            case ISwitchExpressionOperation choice:
                return Value.OneOf(choice.Arms.Where(static a => !Throws(a.Value)).Select(a => reader.Read(a.Value))
                    .DefaultIfEmpty(ValueReader.Unfollowed(choice)));
            case IDefaultValueOperation:
                return Value.Null;
            case IArrayCreationOperation array:
                return CollectionReader.Array(reader, array);
            case IDelegateCreationOperation creation:
                return creation.Target is IAnonymousFunctionOperation or IMethodReferenceOperation
                    ? reader.Read(creation.Target)
                    : ValueReader.Unknown(creation, Reasons.DelegateNotFollowed());
            case IAnonymousFunctionOperation lambda:
                return new DelegateValue(lambda, lambda.Symbol);
            case IMethodReferenceOperation method:
                return new DelegateValue(method, method.Method);
            case IConditionalAccessInstanceOperation accessed:
                return reader.Read(Accessed(accessed));
            case IConditionalAccessOperation section when reader.Read(section.Operation) is ExternalValue:
                return reader.Read(section.WhenNotNull);
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } text }:
                return reader.Read(text);
            case IConditionalAccessOperation access:
                return ValueReader.Unknown(access, Reasons.MayBeNull());
            case IInstanceReferenceOperation instance:
                return ValueReader.Unknown(instance, Reasons.ObjectItself());
            case IInvalidOperation invalid when UnboundValues.Read(reader, invalid) is { } unbound:
                return unbound;
            default:
                return CollectionReader.Expression(reader, operation) ?? ValueReader.Unfollowed(operation);
        }
    }

    /// <summary>What the compiler itself knows; null for what is no constant, and for a member of an enumeration.</summary>
    public static Value? Constant(IOperation operation) =>
        operation.ConstantValue is { HasValue: true } constant && operation.Type?.TypeKind != TypeKind.Enum ? Constant(operation, constant.Value) : null;

    private static Value Constant(IOperation operation, object? value) => value switch
    {
        null => Value.Null,
        string text => new TextValue(
            PromptText.Literal(text),
            operation is ILiteralOperation or IInterpolatedStringOperation or IBinaryOperation or INameOfOperation
                ? ModelSource.Literal : ModelSource.Constant),
        char character => new TextValue(PromptText.Literal(character.ToString()), ModelSource.Literal),
        int number => new NumberValue(number),
        long number => new NumberValue(number),
        short number => new NumberValue(number),
        byte number => new NumberValue(number),
        uint number => new NumberValue(number),
        bool flag => new FlagValue(flag),
        _ => ValueReader.Unknown(operation, Reasons.NotTextOrNumber(operation.Type?.Name ?? "object")),
    };

    private static Value Parameter(ValueReader reader, IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (reader.Bound(parameter) is { } bound)
        {
            // A method that is read with its arguments may change what it is given before it gives it back.
            return reader.History.ReadBound(parameter, reference, bound);
        }

        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            return reader.Members.ReadConstructorParameter(reference);
        }

        return reader.Services.ToHandler(reader, parameter) ?? reader.History.ReadParameter(parameter, reference);
    }

    private static Value Property(ValueReader reader, IPropertyReferenceOperation reference)
    {
        if (reader.External.Property(reader, reference) is { } configured)
        {
            return configured;
        }

        if (reference.Instance is { } instance && reference.Arguments.IsEmpty
            && reader.Read(instance) is ObjectValue owner && owner.Parts.TryGetValue(reference.Property.Name, out var assigned))
        {
            return assigned;
        }

        return reader.Members.ReadProperty(reference);
    }

    private static Value Call(ValueReader reader, IInvocationOperation invocation)
    {
        if ((StringOperations.Call(reader, invocation) ?? Arithmetic.Call(reader, invocation)) is { } computed)
        {
            return computed;
        }

        if (IsWaiting(invocation.TargetMethod) && invocation.Instance is { } awaited)
        {
            return reader.Read(awaited);
        }

        if ((reader.External.Call(reader, invocation) ?? reader.Services.FromProvider(reader, invocation) ?? reader.Members.ReadCall(invocation)) is { } found)
        {
            return found;
        }

        // A builder that returns itself is the same object, with one more thing done to it.
        if (invocation.Instance is { } builder && invocation.TargetMethod.ContainingType is { Name: "StringBuilder" } type
            && SymbolEqualityComparer.Default.Equals(type, invocation.Type) && reader.Read(builder) is ObjectValue building)
        {
            return building.Adding(CollectionReader.Item(reader, invocation));
        }

        var made = ObjectValue.Made(invocation, invocation.Type, invocation.TargetMethod);
        made = invocation.Instance is { } receiver ? made.With("this", reader.Read(receiver)) : made;
        return CreationReader.WithArguments(reader, made, invocation.Arguments);
    }

    private static Value Coalesce(ValueReader reader, ICoalesceOperation coalesce)
    {
        var first = reader.Read(coalesce.Value);
        return OrElse(first, Throws(coalesce.WhenNull) ? null : reader.Read(coalesce.WhenNull));
    }

    private static Value OrElse(Value first, Value? fallback) => first is ChoiceValue ? first.Map(one => OrElse(one, fallback))
        : first == Value.Null || first == Value.Unset ? fallback ?? first
        : fallback is not null && MayBeNull(first) ? new FallbackValue(first, fallback)
        : first;

    // What is made on the spot is there; what a method or property out of sight gives may be null.
    private static bool MayBeNull(Value value) =>
        value is UnknownValue or MemberValue or ObjectValue { Maker: IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.Constructor } };

    // `task.GetAwaiter().GetResult()` gives what `await task` gives.
    private static bool IsWaiting(IMethodSymbol method) => method is { Name: "GetAwaiter" or "GetResult" or "ConfigureAwait", IsStatic: false }
        && method.ContainingType is { ContainingNamespace.Name: "Tasks" or "CompilerServices" }
        or { ContainingType.ContainingNamespace.Name: "CompilerServices" };

    private static bool Throws(IOperation operation) => operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    // What stands before the `?.`.
    private static IOperation? Accessed(IOperation instance)
    {
        var inner = instance;
        foreach (var outer in instance.Ancestors())
        {
            if (outer is IConditionalAccessOperation access && inner == access.WhenNotNull)
            {
                return access.Operation;
            }

            inner = outer;
        }

        return null;
    }
}
