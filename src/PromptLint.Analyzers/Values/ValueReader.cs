using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// Reads what an expression holds. Knows the language and nothing of any SDK. One reader serves one call site: it is bounded in
/// depth and steps, and says so where it stops, since code can be written that would keep it busy for ever.
/// </summary>
internal sealed class ValueReader
{
    private const int MaxDepth = 40;
    private const int MaxSteps = 20_000;
    private const OperationKind CollectionExpressionKind = (OperationKind)0x7f;
    private const OperationKind SpreadKind = (OperationKind)0x80;

    private readonly Dictionary<IParameterSymbol, Value> _arguments = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _reading = new(SymbolEqualityComparer.Default);
    private readonly ReachingWrites _history;
    private readonly MemberReader _members;
    private int _depth;
    private int _steps;

    public ValueReader(SourceModels models, CallerArguments given, ConfigurationReading configuration, CancellationToken cancellationToken)
    {
        Models = models;
        Given = given;
        Configuration = configuration;
        CancellationToken = cancellationToken;
        _history = new ReachingWrites(this);
        _members = new MemberReader(this);
    }

    public SourceModels Models { get; }

    /// <summary>Finds what parameters are given.</summary>
    public CallerArguments Given { get; }

    /// <summary>Finds what configuration in sight of the build holds.</summary>
    public ConfigurationReading Configuration { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>How many callers up the values are that are being read.</summary>
    public int CallerDepth { get; set; }

    /// <summary>The calls that lead to what is read; empty for a reading that holds for all callers.</summary>
    public CallContext Path { get; init; } = CallContext.Of();

    /// <summary>A reader of what a method of the user's own does when this call runs it.</summary>
    public ValueReader Through(IInvocationOperation call, IMethodSymbol method) =>
        new(Models, Given, Configuration, CancellationToken) { Path = Path.Through(call, method) };

    /// <summary>True while a called method is read with its arguments: what is read then holds for those arguments only.</summary>
    public bool IsInsideCall => _arguments.Count > 0;

    /// <summary>Reads an expression.</summary>
    public Value Read(IOperation? operation)
    {
        if (operation is null)
        {
            return Value.Unset;
        }

        CancellationToken.ThrowIfCancellationRequested();
        if (_depth >= MaxDepth || ++_steps > MaxSteps)
        {
            return Unknown(operation, "too deeply nested to follow");
        }

        _depth++;
        try
        {
            return ReadCore(operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Not known, with the expression as people wrote it.</summary>
    public static UnknownValue Unknown(IOperation operation, string why) => new(ExpressionText.Of(operation.Syntax), why);

    /// <summary>Reads a member's value while guarding against members that refer to each other.</summary>
    public Value Guarded(ISymbol symbol, IOperation use, System.Func<Value> read)
    {
        if (!_reading.Add(symbol))
        {
            return Unknown(use, "depends on itself");
        }

        try
        {
            return read();
        }
        finally
        {
            _reading.Remove(symbol);
        }
    }

    /// <summary>Reads with parameters bound to arguments, as inside a called method.</summary>
    public Value WithArguments(ImmutableArray<IArgumentOperation> arguments, System.Func<Value> read)
    {
        var bound = arguments.Where(static a => a.Parameter is not null).Select(a => (a.Parameter!.OriginalDefinition, Value: ReadArgument(a))).ToList();
        var shadowed = new List<(IParameterSymbol Parameter, Value? Value)>();
        foreach (var (parameter, value) in bound)
        {
            shadowed.Add((parameter, _arguments.TryGetValue(parameter, out var old) ? old : null));
            _arguments[parameter] = value;
        }

        try
        {
            return read();
        }
        finally
        {
            foreach (var (parameter, value) in shadowed)
            {
                if (value is null)
                {
                    _arguments.Remove(parameter);
                }
                else
                {
                    _arguments[parameter] = value;
                }
            }
        }
    }

    /// <summary>Reads an argument; one that is not written is unset, save for a constant default.</summary>
    public Value ReadArgument(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Value.ConstantValue is not { HasValue: true, Value: not null }
            ? Value.Unset
            : Read(argument.Value);

    /// <summary>What a method's parameter is given by its callers, or why that is not known.</summary>
    public Value GivenToMethod(IParameterSymbol parameter, IOperation use) =>
        _members.Remember(parameter, use, () => Path.Given(this, parameter) ?? Given.ToMethod(this, parameter) ?? new UnknownValue(parameter.Name, $"parameter `{parameter.Name}`"));

    /// <summary>A property's initializer, or null when it has none.</summary>
    public Value? InitialValue(IPropertyReferenceOperation reference) => _members.Initial(reference.Property);

    /// <summary>What a lambda or a method group returns; unknown when it is not in sight.</summary>
    public Value Returned(DelegateValue function) => function.Origin is IAnonymousFunctionOperation lambda
        ? lambda.Body.DescendantsAndSelf().OfType<IReturnOperation>()
            .Where(r => r.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault() == lambda && r.ReturnedValue is not null)
            .Select(r => Read(r.ReturnedValue)).DefaultIfEmpty(Unknown(lambda, "computed at run time")).Aggregate(Value.OneOf)
        : function.Method is { } method ? _members.ReadMethod(method, function.Origin) : Unknown(function.Origin, "computed at run time");

    /// <summary>Reads an argument of a call.</summary>
    public Value ReadArgument(CallArgument argument) => argument.Argument is { } bound ? ReadArgument(bound) : Read(argument.Value);

    private Value ReadCore(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant && operation.Type?.TypeKind != TypeKind.Enum)
        {
            return Constant(operation, constant.Value);
        }

        switch (operation)
        {
            case IConversionOperation { OperatorMethod: { } converts } conversion when Given.IsDescribed(converts):
                return ObjectValue.Made(conversion, conversion.Type, converts).With(converts.Parameters[0].Name, Read(conversion.Operand));
            case IConversionOperation conversion:
                return Read(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case IReturnOperation { ReturnedValue: { } returned }:
                // An expression body: the same syntax stands for the expression and for its return.
                return Read(returned);
            case IAwaitOperation awaited:
                return Read(awaited.Operation);
            case IArgumentOperation argument:
                return ReadArgument(argument);
            case ILocalReferenceOperation local:
                return _history.Read(local.Local, local);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter);
            case IFieldReferenceOperation field:
                return _members.ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IObjectCreationOperation creation:
                return ReadCreation(creation, creation.Constructor, creation.Arguments, creation.Initializer);
            case IAnonymousObjectCreationOperation anonymous:
                return anonymous.Initializers.OfType<ISimpleAssignmentOperation>().Where(static a => a.Target is IPropertyReferenceOperation)
                    .Aggregate(ObjectValue.Made(anonymous, anonymous.Type, null), (made, a) => made.With(((IPropertyReferenceOperation)a.Target).Property.Name, Read(a.Value)));
            case ITypeParameterObjectCreationOperation creation:
                return Initialize(ObjectValue.Made(creation, creation.Type, null), creation.Initializer);
            case ITupleOperation tuple:
                return ReadTuple(tuple);
            case IWithOperation with:
                return Read(with.Operand).Map(v => v is ObjectValue copied ? Initialize(copied, with.Initializer) : v);
            case IInvocationOperation invocation:
                return ReadInvocation(invocation);
            case IUtf8StringOperation bytes:
                return new TextValue(PromptText.Literal(bytes.Value), ModelSource.Literal);
            case IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation handled }:
                return StringOperations.Interpolate(this, handled);
            case IInterpolatedStringOperation interpolated:
                return StringOperations.Interpolate(this, interpolated);
            case IBinaryOperation binary:
                return StringOperations.Add(this, binary);
            case ICompoundAssignmentOperation compound:
                return Unknown(compound, "computed");
            case ISimpleAssignmentOperation assignment:
                return Read(assignment.Value);
            case ICoalesceAssignmentOperation assignment:
                return OrElse(Read(assignment.Target), Read(assignment.Value));
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return NullOrEmptyFallback.FallbackOf(conditional, whenFalse) is var (wanted, otherwise) ? OrElse(Read(wanted), Read(otherwise)) : Value.OneOf(Read(conditional.WhenTrue), Read(whenFalse));
            case ISwitchExpressionOperation choice:
                return choice.Arms.Where(static a => a.Value is not IThrowOperation and not IConversionOperation { Operand: IThrowOperation })
                    .Select(a => Read(a.Value)).DefaultIfEmpty(Unknown(choice, "computed")).Aggregate(Value.OneOf);
            case IDefaultValueOperation:
                return Value.Null;
            case IArrayCreationOperation array:
                return ReadElements(array, array.Type, array.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty);
            case IDelegateCreationOperation creation:
                return creation.Target is IAnonymousFunctionOperation or IMethodReferenceOperation ? Read(creation.Target) : Unknown(creation, "a delegate");
            case IAnonymousFunctionOperation lambda:
                return new DelegateValue(lambda, lambda.Symbol);
            case IMethodReferenceOperation method:
                return new DelegateValue(method, method.Method);
            case IConditionalAccessInstanceOperation accessed:
                return Read(Accessed(accessed));
            case IConditionalAccessOperation section when Read(section.Operation) is SectionValue:
                return Read(section.WhenNotNull);
            case IConditionalAccessOperation access:
                return Unknown(access, "may be null");
            case IInstanceReferenceOperation instance:
                return Unknown(instance, "the object itself");
            case IInvalidOperation invalid when UnboundValues.Read(this, invalid) is { } unbound:
                return unbound;
        }

        // Collection expressions, and arguments of `params` spans, have an operation kind of their own only in compilers newer than
        // the one that this is built against.
        return operation.Kind == CollectionExpressionKind ? ReadCollection(operation)
            : operation.Syntax is CollectionExpressionSyntax collection
            ? ReadCollectionExpression(operation, collection)
            : Unknown(operation, "computed at run time");
    }

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

    private static Value Constant(IOperation operation, object? value) => value switch
    {
        null => Value.Null,
        string text => new TextValue(PromptText.Literal(text), operation is ILiteralOperation or IInterpolatedStringOperation or IBinaryOperation or INameOfOperation ? ModelSource.Literal : ModelSource.Constant),
        char character => new TextValue(PromptText.Literal(character.ToString()), ModelSource.Literal),
        int number => new NumberValue(number),
        long number => new NumberValue(number),
        short number => new NumberValue(number),
        byte number => new NumberValue(number),
        uint number => new NumberValue(number),
        bool flag => new FlagValue(flag),
        _ => Unknown(operation, "not a text or whole number"),
    };

    private Value ReadTuple(ITupleOperation tuple)
    {
        var fields = (tuple.Type as INamedTypeSymbol)?.TupleElements ?? ImmutableArray<IFieldSymbol>.Empty;
        var made = ObjectValue.Made(tuple, tuple.Type, null);
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = Read(tuple.Elements[i]);
            made = made.Adding(element).With("Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), element);
            made = i < fields.Length ? made.With(fields[i].Name, element) : made;
        }

        return made;
    }

    private Value ReadParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (_arguments.TryGetValue(parameter.OriginalDefinition, out var bound))
        {
            return bound;
        }

        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            return _members.ReadConstructorParameter(reference);
        }

        if (Given.ToHandler(this, parameter) is { } service)
        {
            return service;
        }

        return _history.ReadParameter(parameter, reference);
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        if ((Configuration.Property(this, reference) ?? Configuration.Resources.Property(this, reference)) is { } configured)
        {
            return configured;
        }

        if (reference.Instance is { } instance && reference.Arguments.IsEmpty
            && Read(instance) is ObjectValue owner && owner.Parts.TryGetValue(reference.Property.Name, out var assigned))
        {
            return assigned;
        }

        return _members.ReadProperty(reference);
    }

    private Value Coalesce(ICoalesceOperation coalesce)
    {
        var first = Read(coalesce.Value);
        return OrElse(first, coalesce.WhenNull is IThrowOperation or IConversionOperation { Operand: IThrowOperation } ? null : Read(coalesce.WhenNull));
    }

    private static Value OrElse(Value first, Value? fallback) => first is ChoiceValue ? first.Map(one => OrElse(one, fallback))
        : first == Value.Null || first == Value.Unset ? fallback ?? first
        : fallback is not null && MayBeNull(first) ? new FallbackValue(first, fallback)
        : first;

    // `task.GetAwaiter().GetResult()` gives what `await task` gives.
    private static bool IsWaiting(IMethodSymbol method) => method is { Name: "GetAwaiter" or "GetResult" or "ConfigureAwait", IsStatic: false }
        && method.ContainingType is { ContainingNamespace.Name: "Tasks" or "CompilerServices" } or { ContainingType.ContainingNamespace.Name: "CompilerServices" };

    // What is made on the spot is there; what a method or property out of sight gives may be null.
    private static bool MayBeNull(Value value) => value is UnknownValue or MemberValue or ObjectValue { Maker: IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.Constructor } };

    private Value ReadCreation(IOperation origin, IMethodSymbol? constructor, ImmutableArray<IArgumentOperation> arguments, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (StringOperations.NewString(this, origin, constructor, arguments) is { } text)
        {
            return text;
        }

        var made = ObjectValue.Made(origin, origin.Type, constructor);
        foreach (var argument in arguments)
        {
            made = WithArgument(made, argument);
        }

        return Initialize(made, initializer);
    }

    private ObjectValue WithArgument(ObjectValue made, IArgumentOperation argument)
    {
        if (argument.Parameter is null)
        {
            return made;
        }

        var value = ReadArgument(argument);
        return value == Value.Unset ? made : made.With(argument.Parameter.Name, value);
    }

    /// <summary>Applies an object or collection initializer.</summary>
    public Value Initialize(ObjectValue made, IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (var step in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            made = step switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: true } property } assignment => made.With(property.Property.Name, Read(assignment.Value)),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation indexer } assignment => made.Adding(Indexed(indexer, assignment.Value)),
                ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } assignment => made.With(field.Field.Name, Read(assignment.Value)),
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } member =>
                    made.With(property.Property.Name, Initialize(made.Part(property.Property.Name) as ObjectValue ?? ObjectValue.Made(member, property.Type, null), member.Initializer)),
                IInvocationOperation add => made.Adding(Item(add)),
                _ => made.ChangedOutOfSight("an initializer that is not understood"),
            };
        }

        return made;
    }

    /// <summary>What a call on a collection or history adds to it: the element of a plain <c>Add</c>, else the call itself.</summary>
    public Value Item(IInvocationOperation call)
    {
        var arguments = call.TargetMethod.ReducedFrom is null && call.TargetMethod.IsExtensionMethod ? call.Arguments.RemoveAt(0) : call.Arguments;
        if (arguments.Length == 1 && call.TargetMethod.Name == "Add")
        {
            return ReadArgument(arguments[0]);
        }

        if (arguments.Length == 1 && call.TargetMethod.Name == "AddRange")
        {
            return new SpreadValue(ReadArgument(arguments[0]));
        }

        var made = ObjectValue.Made(call, call.Type, call.TargetMethod);
        return new CalledValue(arguments.Aggregate(made, WithArgument));
    }

    /// <summary>An element set through an indexer, with the key as a part of its own.</summary>
    public Value Indexed(IPropertyReferenceOperation indexer, IOperation value)
    {
        var made = ObjectValue.Made(indexer, indexer.Type, indexer.Property);
        return indexer.Arguments.Aggregate(made, WithArgument).With("value", Read(value));
    }

    private Value ReadElements(IOperation origin, ITypeSymbol? type, IEnumerable<IOperation> elements) =>
        elements.Aggregate(ObjectValue.Made(origin, type, null), (list, element) => list.Adding(Read(element)));

    private Value ReadCollection(IOperation operation) => operation.ChildOperations.Aggregate(
        ObjectValue.Made(operation, operation.Type, null),
        (list, element) => list.Adding(element.Kind == SpreadKind ? new SpreadValue(Read(element.ChildOperations.FirstOrDefault())) : Read(element)));

    private Value ReadCollectionExpression(IOperation operation, CollectionExpressionSyntax syntax)
    {
        var list = ObjectValue.Made(operation, operation.Type, null);
        var model = operation.SemanticModel;
        foreach (var element in syntax.Elements)
        {
            list = element switch
            {
                ExpressionElementSyntax expression => list.Adding(Element(expression.Expression)),
                SpreadElementSyntax spread => list.Adding(new SpreadValue(Element(spread.Expression))),
                _ => list,
            };
        }

        return list;

        Value Element(ExpressionSyntax expression) =>
            Enclosing(operation.ChildOperations, expression) ?? (model?.GetOperation(expression, CancellationToken) is { } found ? Read(found) : new UnknownValue("", "computed at run time"));
    }

    // Taken from the tree at hand where it is there: asking the model again would bind a target-typed `new(...)` without its target.
    private Value? Enclosing(IEnumerable<IOperation> children, SyntaxNode syntax)
    {
        foreach (var child in children)
        {
            if (child.Syntax == syntax)
            {
                return Read(child);
            }

            if (child.Syntax.Span.Contains(syntax.Span) && child.Syntax is SpreadElementSyntax)
            {
                return Enclosing(child.ChildOperations, syntax);
            }
        }

        return null;
    }

    private Value ReadInvocation(IInvocationOperation invocation)
    {
        if (StringOperations.Call(this, invocation) is { } text)
        {
            return text;
        }

        if (IsWaiting(invocation.TargetMethod) && invocation.Instance is { } awaited)
        {
            return Read(awaited);
        }

        if (Configuration.Call(this, invocation) is { } configured)
        {
            return configured;
        }

        if ((Configuration.TextFiles.Call(this, invocation) ?? Configuration.Resources.Call(this, invocation)) is { } prompt)
        {
            return prompt;
        }

        if (Given.FromProvider(this, invocation) is { } service)
        {
            return service;
        }

        if (_members.ReadCall(invocation) is { } inlined)
        {
            return inlined;
        }

        // A builder that returns itself is the same object, with one more thing done to it.
        if (invocation.Instance is { } builder && invocation.TargetMethod.ContainingType is { Name: "StringBuilder" } type
            && SymbolEqualityComparer.Default.Equals(type, invocation.Type) && Read(builder) is ObjectValue building)
        {
            return building.Adding(Item(invocation));
        }

        var made = ObjectValue.Made(invocation, invocation.Type, invocation.TargetMethod);
        if (invocation.Instance is { } receiver)
        {
            made = made.With("this", Read(receiver));
        }

        return invocation.Arguments.Aggregate(made, WithArgument);
    }
}
