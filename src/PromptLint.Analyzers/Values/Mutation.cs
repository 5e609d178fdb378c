using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>What one mention of a variable or field does to the value that it holds.</summary>
internal sealed class Mutation
{
    private enum Kind
    {
        Assign,
        Append,
        AssignIfNull,
        SetPart,
        SetElement,
        Call,
        CallOnPart,
        SetElementOfPart,
        SetPartOfPart,
        Deconstruct,
        Leak,
        Lose,
    }

    private readonly Kind _kind;
    private readonly IOperation? _value;
    private readonly string? _part;
    private readonly int _index;

    private Mutation(Kind kind, IOperation whole, IOperation? value = null, string? part = null, int index = 0)
    {
        _kind = kind;
        Whole = whole;
        _value = value;
        _part = part;
        _index = index;
    }

    /// <summary>The whole statement or expression that changes it.</summary>
    public IOperation Whole { get; }

    /// <summary>True for a plain assignment or declaration.</summary>
    public bool IsAssignment => _kind is Kind.Assign;

    /// <summary>True when the variable holds something else afterwards; false when what it holds is changed.</summary>
    public bool Replaces => _kind is Kind.Assign or Kind.Append or Kind.AssignIfNull or Kind.Deconstruct or Kind.Lose;

    /// <summary>The change that a mention makes, or null when it only reads.</summary>
    public static Mutation? Of(IOperation mention)
    {
        if (mention is IVariableDeclaratorOperation declarator)
        {
            var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
            return initializer is null ? null : new Mutation(Kind.Assign, declarator, initializer.Value);
        }

        var parent = mention.MeaningfulParent(out var child);
        switch (parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == child:
                return new Mutation(Kind.Assign, assignment, assignment.Value);
            case ICompoundAssignmentOperation compound when compound.Target == child:
                return new Mutation(Kind.Append, compound, compound.Value);
            case ICoalesceAssignmentOperation coalesce when coalesce.Target == child:
                return new Mutation(Kind.AssignIfNull, coalesce, coalesce.Value);
            case IIncrementOrDecrementOperation:
                return new Mutation(Kind.Lose, parent);
            case IPropertyReferenceOperation property when property.Instance == child:
                return OfProperty(property);
            case IFieldReferenceOperation field when field.Instance == child:
                return field.Parent is ISimpleAssignmentOperation set && set.Target == field
                    ? new Mutation(Kind.SetPart, set, set.Value, field.Field.Name)
                    : null;
            case IInvocationOperation call when call.Instance == child:
                return new Mutation(Kind.Call, call);
            case IArgumentOperation argument:
                return OfArgument(argument);
            case ITupleOperation tuple when Deconstruction(tuple) is { } deconstruction:
                return new Mutation(Kind.Deconstruct, deconstruction, deconstruction.Value, index: tuple.Elements.IndexOf(child));
            case IDeclarationExpressionOperation { Parent: ITupleOperation tuple } declared when Deconstruction(tuple) is { } deconstruction:
                return new Mutation(Kind.Deconstruct, deconstruction, deconstruction.Value, index: tuple.Elements.IndexOf(declared));
            case IDeclarationExpressionOperation:
                return new Mutation(Kind.Lose, parent);
            default:
                return null;
        }
    }

    /// <summary>The value after the change.</summary>
    /// <param name="reader">Reads what is assigned.</param>
    /// <param name="state">The value before.</param>
    /// <param name="certain">It happens on every path.</param>
    /// <param name="repeated">It may happen any number of times.</param>
    public Value Apply(ValueReader reader, Value state, bool certain, bool repeated)
    {
        switch (_kind)
        {
            case Kind.Assign:
                var assigned = reader.Read(_value);
                return certain ? assigned
                    : state is UnknownValue or MemberValue or FallbackValue && NullOrEmptyFallback.Guards(Whole) ? new FallbackValue(state, assigned)
                    : Value.OneOf(state, assigned);
            case Kind.Deconstruct:
                var element = reader.Read(_value).Map(v => v is ObjectValue { Items: var items } && _index >= 0 && _index < items.Length
                    ? items[_index]
                    : ValueReader.Unknown(Whole, Reasons.Deconstructed()));
                return certain ? element : Value.OneOf(state, element);
            case Kind.AssignIfNull:
                var fallback = reader.Read(_value);
                return state == Value.Null || state == Value.Unset ? fallback : state is UnknownValue ? new FallbackValue(state, fallback) : state;
            case Kind.Append:
                return Append(reader, state, certain, repeated);
            case Kind.Lose:
                return ValueReader.Unknown(Whole, Reasons.ChangedBy(ExpressionText.Of(Whole.Syntax)));
            default:
                return state.Map(v => v == Value.Unset || v == Value.Null ? v : ApplyTo(reader, AsObject(v), certain, repeated));
        }
    }

    private static Mutation? OfProperty(IPropertyReferenceOperation property)
    {
        switch (property.MeaningfulParent(out var child))
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == child:
                return property.Arguments.IsEmpty
                    ? new Mutation(Kind.SetPart, assignment, assignment.Value, property.Property.Name)
                    : new Mutation(Kind.SetElement, assignment, property);
            case ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation:
                return new Mutation(Kind.SetPart, property.Parent!, property.Parent, property.Property.Name);
            case IInvocationOperation call when call.Instance == child && property.Arguments.IsEmpty && Holds(property.Type):
                return new Mutation(Kind.CallOnPart, call, call, property.Property.Name);
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } argument
                when call.Arguments[0] == argument && property.Arguments.IsEmpty && Holds(property.Type):
                return new Mutation(Kind.CallOnPart, call, call, property.Property.Name);
            case IPropertyReferenceOperation { Arguments.IsEmpty: true, Parent: ISimpleAssignmentOperation nested } inner
                when inner.Instance == child && nested.Target == inner && property.Arguments.IsEmpty:
                return new Mutation(Kind.SetPartOfPart, nested, inner, property.Property.Name);
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer
                when indexer.Instance == child && indexer.Parent is ISimpleAssignmentOperation set && set.Target == indexer:
                return new Mutation(Kind.SetElementOfPart, set, indexer, property.Property.Name);
            default:
                return null;
        }
    }

    // `var (a, b) = M();`: the tuple itself, or the declaration around it.
    private static IDeconstructionAssignmentOperation? Deconstruction(ITupleOperation tuple) =>
        tuple.Parent as IDeconstructionAssignmentOperation ?? (tuple.Parent as IDeclarationExpressionOperation)?.Parent as IDeconstructionAssignmentOperation;

    // Only what holds elements is filled by a call (`options.Tools.Add(x)`); a service (`client.Messages.Create(x)`) stays what it is.
    private static bool Holds(ITypeSymbol? type) =>
        type is not null && (type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static Mutation? OfArgument(IArgumentOperation argument)
    {
        if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
        {
            return new Mutation(Kind.Lose, argument.Parent ?? argument);
        }

        if (argument.Parent is IInvocationOperation call)
        {
            if (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 && call.Arguments[0] == argument)
            {
                return new Mutation(Kind.Call, call);
            }

            // Code of the user's own may fill what it is handed; a framework's or an SDK's method does not change options and prompts.
            // A text or a number stays what it is, whoever gets it.
            if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
                && argument.Value.Type is not ({ IsValueType: true } or { SpecialType: SpecialType.System_String }))
            {
                return new Mutation(Kind.Leak, call, call, call.TargetMethod.Name);
            }
        }

        return null;
    }

    private static ObjectValue AsObject(Value value) => value switch
    {
        ObjectValue known => known,
        UnknownValue unknown => OpenObject(unknown.Why),
        FallbackValue { Fallback: ObjectValue known } => known.ChangedOutOfSight(Reasons.AnotherMayBeGiven()),
        _ => OpenObject(Reasons.OriginNotFollowed(ValueKind.Of(value))),
    };

    private static ObjectValue OpenObject(Reason why) => ObjectValue.Made(null, null, null).ChangedOutOfSight(why);

    private Value Append(ValueReader reader, Value state, bool certain, bool repeated)
    {
        if (Whole is not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } || Whole.Type?.SpecialType != SpecialType.System_String)
        {
            return ValueReader.Unknown(Whole, Reasons.ChangedBy(ExpressionText.Of(Whole.Syntax)));
        }

        var added = repeated
            ? ValueReader.Unknown(_value!, Reasons.AddedInLoop()).Text
            : StringOperations.Text(reader.Read(_value), _value!);
        var appended = new TextValue(PromptText.Concat(new[] { StringOperations.Text(state, Whole), added }), ModelSource.Constant);
        return certain || repeated ? appended : Value.OneOf(state, appended);
    }

    private Value ApplyTo(ValueReader reader, ObjectValue target, bool certain, bool repeated)
    {
        switch (_kind)
        {
            case Kind.SetPart:
                var value = _value is ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation
                    ? ValueReader.Unknown(_value, Reasons.ChangedBy(ExpressionText.Of(_value.Syntax)))
                    : reader.Read(_value);
                return target.With(_part!, certain ? value : Value.OneOf(target.Part(_part!), value));
            case Kind.SetElement:
                return Add(target, Element(reader), certain, repeated);
            case Kind.Call:
                return Called(reader, target, (IInvocationOperation)Whole, certain, repeated);
            case Kind.CallOnPart:
                return target.With(_part!, Called(reader, Inner(target), (IInvocationOperation)_value!, certain, repeated));
            case Kind.SetPartOfPart:
                var outer = (IPropertyReferenceOperation)((IPropertyReferenceOperation)_value!).Instance!;
                var held = target.Part(_part!) as ObjectValue ?? ObjectValue.Made(outer, outer.Type, outer.Property).With("this", target);
                var name = ((IPropertyReferenceOperation)_value!).Property.Name;
                var set = reader.Read(((ISimpleAssignmentOperation)Whole).Value);
                return target.With(_part!, held.With(name, certain ? set : Value.OneOf(held.Part(name), set)));
            case Kind.SetElementOfPart:
                return target.With(_part!, Add(Inner(target), Element(reader), certain, repeated));
            default:
                return _value is IInvocationOperation { TargetMethod: var known } && (reader.Modelled.IsModelled(known) || !reader.Models.Declares(known))
                    ? target
                    : target.ChangedOutOfSight(Reasons.PassedTo(_part!));
        }
    }

    private Value Element(ValueReader reader) =>
        CollectionReader.Indexed(reader, (IPropertyReferenceOperation)_value!, ((ISimpleAssignmentOperation)Whole).Value);

    private ObjectValue Inner(ObjectValue target) => target.Part(_part!) as ObjectValue ?? ObjectValue.Made(Whole, null, null);

    // `x.Add(a).Add(b)` calls both on x when each returns what it was called on.
    private static ObjectValue Called(ValueReader reader, ObjectValue target, IInvocationOperation call, bool certain, bool repeated) =>
        FluentCalls(call).Aggregate(target, (t, c) => CalledOnce(reader, t, c, certain, repeated));

    private static IEnumerable<IInvocationOperation> FluentCalls(IInvocationOperation call)
    {
        yield return call;
        while (SymbolEqualityComparer.Default.Equals(call.Type, (call.Instance ?? call.Arguments[0].Value).Type))
        {
            var next = call.MeaningfulParent(out var child) switch
            {
                IInvocationOperation outer when outer.Instance == child => outer,
                IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } outer } first
                    when outer.Arguments[0] == first => outer,
                _ => null,
            };
            if (next is null)
            {
                yield break;
            }

            yield return call = next;
        }
    }

    private static ObjectValue CalledOnce(ValueReader reader, ObjectValue target, IInvocationOperation call, bool certain, bool repeated) =>
        call.TargetMethod.Name switch
        {
            "Clear" => certain ? target.WithoutItems() : target.ChangedOutOfSight(Reasons.ClearedOnSomePaths()),
            "Insert" or "InsertRange" or "Remove" or "RemoveAt" or "RemoveRange" or "RemoveAll" or "Reverse" or "Sort" =>
                target.ChangedOutOfSight(Reasons.ChangedBy(call.TargetMethod.Name)),
            _ => Add(target, CollectionReader.Item(reader, call), certain, repeated),
        };

    private static ObjectValue Add(ObjectValue target, Value item, bool certain, bool repeated) =>
        repeated ? target.Adding(new RepeatedValue(item))
        : certain ? target.Adding(item)
        : target.Adding(Value.OneOf(Value.Unset, item));
}
