using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>Reads the making of objects: constructors with their initializers, anonymous objects, tuples.</summary>
internal static class CreationReader
{
    /// <summary><c>new X(...) { ... }</c>; <c>new string(...)</c> is a text.</summary>
    public static Value Created(ValueReader reader, IObjectCreationOperation creation) =>
        StringOperations.NewString(reader, creation, creation.Constructor, creation.Arguments)
        ?? Initialize(reader, WithArguments(reader, ObjectValue.Made(creation, creation.Type, creation.Constructor), creation.Arguments), creation.Initializer);

    /// <summary><c>new { A = 1 }</c>.</summary>
    public static Value Anonymous(ValueReader reader, IAnonymousObjectCreationOperation anonymous)
    {
        var made = ObjectValue.Made(anonymous, anonymous.Type, null);
        foreach (var initializer in anonymous.Initializers)
        {
            made = initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } assignment
                ? made.With(name, reader.Read(assignment.Value))
                : made;
        }

        return made;
    }

    /// <summary>A tuple: its elements by position and by name.</summary>
    public static Value Tuple(ValueReader reader, ITupleOperation tuple)
    {
        var fields = (tuple.Type as INamedTypeSymbol)?.TupleElements ?? ImmutableArray<IFieldSymbol>.Empty;
        var made = ObjectValue.Made(tuple, tuple.Type, null);
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = reader.Read(tuple.Elements[i]);
            made = made.Adding(element).With("Item" + (i + 1).ToString(CultureInfo.InvariantCulture), element);
            made = i < fields.Length ? made.With(fields[i].Name, element) : made;
        }

        return made;
    }

    /// <summary>The object with the arguments of its maker as parts; those that are not given are none.</summary>
    public static ObjectValue WithArguments(ValueReader reader, ObjectValue made, ImmutableArray<IArgumentOperation> arguments)
    {
        var values = ShortFirst(arguments, static a => a.Value.Type, reader.ReadArgument);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { } parameter && values[i] != Value.Unset)
            {
                made = made.With(parameter.Name, values[i]);
            }
        }

        return made;
    }

    /// <summary>Applies an object or collection initializer.</summary>
    public static Value Initialize(ValueReader reader, ObjectValue made, IObjectOrCollectionInitializerOperation? initializer)
    {
        var steps = initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;
        var values = ShortFirst(steps, static s => Assigned(s)?.Type, s => Assigned(s) is { } value ? reader.Read(value) : Value.Unset);
        for (var i = 0; i < steps.Length; i++)
        {
            made = steps[i] switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: true } property } =>
                    made.With(property.Property.Name, values[i]),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation indexer } assignment =>
                    made.Adding(CollectionReader.Indexed(reader, indexer, assignment.Value)),
                ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } => made.With(field.Field.Name, values[i]),
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } member =>
                    made.With(property.Property.Name, Initialize(reader, Held(made, property, member), member.Initializer)),
                IInvocationOperation add => made.Adding(CollectionReader.Item(reader, add)),
                _ => made.ChangedOutOfSight(Reasons.InitializerNotFollowed()),
            };
        }

        return made;
    }

    // What a plain member is set to; an element's value belongs to its key.
    private static IOperation? Assigned(IOperation step) => step is ISimpleAssignmentOperation
    {
        Target: IPropertyReferenceOperation { Arguments.IsEmpty: true } or IFieldReferenceOperation,
    } assignment ? assignment.Value : null;

    // Texts and lists come last: where the budget ends in them, a cap or a switch that is written after them is still known.
    private static Value[] ShortFirst<T>(ImmutableArray<T> all, Func<T, ITypeSymbol?> type, Func<T, Value> read)
    {
        var values = new Value[all.Length];
        foreach (var isLong in new[] { false, true })
        {
            for (var i = 0; i < all.Length; i++)
            {
                if (IsLong(type(all[i])) == isLong)
                {
                    values[i] = read(all[i]);
                }
            }
        }

        return values;
    }

    private static bool IsLong(ITypeSymbol? type) => type is not ({ IsValueType: true } or { TypeKind: TypeKind.Delegate });

    // `Options = { A = 1 }` fills what the property holds already.
    private static ObjectValue Held(ObjectValue owner, IPropertyReferenceOperation property, IOperation member) =>
        owner.Part(property.Property.Name) as ObjectValue ?? ObjectValue.Made(member, property.Type, null);
}
