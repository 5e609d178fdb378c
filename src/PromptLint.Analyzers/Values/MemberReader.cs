using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>What fields, properties and methods of the user's own code hold or return.</summary>
internal sealed class MemberReader
{
    private readonly ValueReader _reader;

    public MemberReader(ValueReader reader) => _reader = reader;

    /// <summary>Reads a field.</summary>
    public Value ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.ContainingType?.TypeKind == TypeKind.Enum)
        {
            return new MemberValue(field);
        }

        if (field.ContainingType?.IsTupleType == true && reference.Instance is { } tuple && _reader.Read(tuple) is ObjectValue elements
            && (elements.Parts.TryGetValue(field.Name, out var element)
                || field.CorrespondingTupleField is { } unnamed && elements.Parts.TryGetValue(unnamed.Name, out element)))
        {
            return element;
        }

        if (!_reader.Models.Declares(field))
        {
            return field is { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String, Name: "Empty" }
                ? new TextValue(PromptText.Empty, ModelSource.Constant)
                : field.IsStatic ? new MemberValue(field) : ValueReader.Unknown(reference, Reasons.ReferencedMember(MemberName.Of(field)));
        }

        if (reference.Instance is not null and not IInstanceReferenceOperation
            && _reader.Read(reference.Instance) is ObjectValue owner && owner.Parts.TryGetValue(field.Name, out var assigned))
        {
            return assigned;
        }

        var onlySetHere = field.IsConst || field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private;
        return AsWritten(field, reference, _reader.Once(field, reference, () => Stored(field, onlySetHere)));
    }

    /// <summary>Reads a property.</summary>
    public Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property is { IsStatic: true, Name: "NewLine", ContainingType.Name: "Environment" })
        {
            return new TextValue(PromptText.Literal("\n"), ModelSource.Constant);
        }

        if (property is { Name: "Result", ContainingType: { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } }
            && reference.Instance is { } awaited)
        {
            return _reader.Read(awaited);
        }

        if (!_reader.Models.Declares(property) || !reference.Arguments.IsEmpty || _reader.Modelled.IsModelled(property))
        {
            return reference.Instance is null
                ? new MemberValue(property)
                : reference.Arguments.Where(static a => a.Parameter is not null).Aggregate(
                    ObjectValue.Made(reference, reference.Type, property).With("this", _reader.Read(reference.Instance)),
                    (made, argument) => made.With(argument.Parameter!.Name, _reader.ReadArgument(argument)));
        }

        // The framework fills it, whatever it starts with.
        if (property.GetAttributes().Any(static a => a.AttributeClass?.Name is "InjectAttribute" or "Inject"))
        {
            return AsWritten(property, reference, _reader.Once(property, reference, () => _reader.Services.Injected(_reader, property.Type)
                ?? new UnknownValue(property.Name, Reasons.Injected(property.Type.Name))));
        }

        if (property.IsAbstract || property.IsVirtual || property.IsOverride && !property.IsSealed && property.ContainingType?.IsSealed != true)
        {
            return ValueReader.Unknown(reference, Reasons.DerivedClassDecides(MemberName.Of(property)));
        }

        return AsWritten(property, reference, _reader.Once(property, reference, () => Getter(property) is { } body
            ? Returned(body, new UnknownValue(property.Name, Reasons.MemberNotFollowed(MemberName.Of(property))))
            : Stored(property, property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private)));
    }

    /// <summary>Reads what a method of the user's own code returns for these arguments; null when it is not to be seen through.</summary>
    public Value? ReadCall(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.DeclaringSyntaxReferences.Length != 1 || !_reader.Models.Declares(method) || _reader.Modelled.IsModelled(method) || method.ReturnsVoid
            || method.IsAbstract || method.IsVirtual || method.IsOverride && !method.IsSealed && method.ContainingType?.IsSealed != true
            || method.ContainingType?.TypeKind == TypeKind.Interface)
        {
            return null;
        }

        if (Body(method.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken)) is not { } body)
        {
            return null;
        }

        return AsWritten(method, call, _reader.InsideCall(call, method, () => _reader.Guarded(
            method, call, () => Returned(body, new UnknownValue(method.Name, Reasons.CallNotFollowed(MemberName.Of(method)))))));
    }

    /// <summary>What a constructor's parameter is given: by whoever makes the object, or by the container.</summary>
    public Value ReadConstructorParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        var unknown = new UnknownValue(parameter.Name, Reasons.ConstructorParameter(parameter.Name, parameter.ContainingType.Name));
        var given = _reader.Once(parameter, reference, () => CallerArguments.ToConstructor(_reader, parameter) ?? unknown);
        return parameter.HasExplicitDefaultValue && given is UnknownValue && parameter.ExplicitDefaultValue is string text
            ? new FallbackValue(given, new TextValue(PromptText.Literal(text), ModelSource.Literal))
            : given;
    }

    /// <summary>Reads what a method returns whoever calls it.</summary>
    public Value ReadMethod(IMethodSymbol method, IOperation use) =>
        method.DeclaringSyntaxReferences.Length == 1 && _reader.Models.Declares(method)
            && Body(method.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken)) is { } body
            ? _reader.Guarded(method, use, () => Returned(body, ValueReader.Unfollowed(use)))
            : ValueReader.Unfollowed(use);

    // What is read of a member is the same for all its uses; a report shows how each of them is written.
    private static Value AsWritten(ISymbol member, IOperation use, Value value) => value switch
    {
        UnknownValue unknown when unknown.Expression == member.Name => unknown.As(ExpressionText.Of(use.Syntax)),
        FallbackValue { First: UnknownValue unknown } fallback when unknown.Expression == member.Name =>
            new FallbackValue(unknown.As(ExpressionText.Of(use.Syntax)), fallback.Fallback),
        _ => value,
    };

    // A stored value: its initializer, the constructors' assignments, then whatever else the type does to it.
    private Value Stored(ISymbol member, bool onlySetHere)
    {
        var initial = Initializer(member);
        var value = initial is null ? Value.Unset : _reader.Read(initial);
        var history = _reader.Writes.Of(member, _reader.CancellationToken);
        foreach (var (change, inConstructor) in history.Changes)
        {
            value = change.IsAssignment && inConstructor && value == Value.Unset
                ? change.Apply(_reader, value, certain: true, repeated: false)
                : change.Apply(_reader, value, certain: inConstructor && !change.IsAssignment, repeated: !inConstructor);
        }

        if (!history.IsComplete)
        {
            var stopped = UnknownValue.Stopped(member.Name, AnalysisLimits.MemberMentions);
            return value == Value.Unset ? stopped : new FallbackValue(stopped, value);
        }

        return value == Value.Unset ? new UnknownValue(member.Name, Reasons.SetOutside())
            : onlySetHere ? value
            : new FallbackValue(new UnknownValue(member.Name, Reasons.SetElsewhere()), value);
    }

    /// <summary>A member's initializer, or null when it has none.</summary>
    public Value? Initial(ISymbol member) => Initializer(member) is { } initializer ? _reader.Read(initializer) : null;

    private IOperation? Initializer(ISymbol member)
    {
        var syntax = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_reader.CancellationToken);
        var initializer = syntax switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return initializer is null ? null
            : _reader.Models.Operation(initializer, _reader.CancellationToken) is ISymbolInitializerOperation stored ? stored.Value
            : _reader.Models.Operation(initializer.Value, _reader.CancellationToken);
    }

    private SyntaxNode? Getter(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body,
            PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors
                .Where(static a => a.Keyword.ValueText == "get")
                .Select(static a => (SyntaxNode?)a.ExpressionBody ?? a.Body)
                .FirstOrDefault(),
            _ => null,
        };

    private static SyntaxNode? Body(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.ExpressionBody ?? method.Body,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.ExpressionBody ?? local.Body,
        _ => null,
    };

    private Value Returned(SyntaxNode body, UnknownValue notFollowed)
    {
        var returns = ReturnedExpressions(body).Take(AnalysisLimits.MethodReturns + 1).ToList();
        if (returns.Count > AnalysisLimits.MethodReturns)
        {
            return UnknownValue.Stopped(notFollowed.Expression, AnalysisLimits.MethodReturns);
        }

        return returns.Count == 0 ? notFollowed
            : Value.OneOf(returns.Select(e => InBody(body, e) is { } operation ? _reader.Read(operation) : notFollowed));
    }

    private static IEnumerable<ExpressionSyntax> ReturnedExpressions(SyntaxNode body) => body is ArrowExpressionClauseSyntax arrow
        ? new[] { arrow.Expression }
        : body.DescendantNodes(static n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ReturnStatementSyntax>().Where(static r => r.Expression is not null).Select(static r => r.Expression!);

    // Found below the whole body's operation, so that the history of the method's locals can be followed.
    private IOperation? InBody(SyntaxNode body, ExpressionSyntax expression)
    {
        var owner = body.Parent is { } declaration ? _reader.Models.Operation(declaration, _reader.CancellationToken) : null;
        var root = owner ?? _reader.Models.Operation(body, _reader.CancellationToken);
        return root?.DescendantsAndSelf().FirstOrDefault(o => o.Syntax == expression) ?? _reader.Models.Operation(expression, _reader.CancellationToken);
    }
}
