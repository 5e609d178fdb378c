using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>One argument of a call: the parameter that it is for, and what is given.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">The expression.</param>
/// <param name="Argument">The argument's own operation; null where the compiler made none.</param>
internal sealed record CallArgument(IParameterSymbol Parameter, IOperation Value, IArgumentOperation? Argument);

/// <summary>
/// A call as the compiler bound it, or, where one argument's type is missing, as its only known candidate has it: code that is
/// scanned without all its packages still calls what it calls.
/// </summary>
internal sealed class CallExpression
{
    private CallExpression(IOperation operation, IMethodSymbol method, IOperation? instance, ImmutableArray<CallArgument> arguments)
    {
        Operation = operation;
        Method = method;
        Instance = instance;
        Arguments = arguments;
    }

    /// <summary>The invocation, or the invalid operation in its place.</summary>
    public IOperation Operation { get; }

    /// <summary>The called method; an extension method in its static form.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>The receiver; null for static and extension methods.</summary>
    public IOperation? Instance { get; }

    /// <summary>The arguments, those left at their default included where the compiler bound the call.</summary>
    public ImmutableArray<CallArgument> Arguments { get; }

    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>A bound call.</summary>
    public static CallExpression Of(IInvocationOperation call) => new(
        call,
        call.TargetMethod,
        call.Instance,
        call.Arguments.Where(static a => a.Parameter is not null).Select(static a => new CallArgument(a.Parameter!, a.Value, a)).ToImmutableArray());

    /// <summary>A bound creation.</summary>
    public static CallExpression Of(IObjectCreationOperation creation, IMethodSymbol constructor) => new(
        creation,
        constructor,
        null,
        creation.Arguments.Where(static a => a.Parameter is not null).Select(static a => new CallArgument(a.Parameter!, a.Value, a)).ToImmutableArray());

    /// <summary>A method that is handed on: whoever has it calls it.</summary>
    public static CallExpression Of(IMethodReferenceOperation reference) =>
        new(reference, reference.Method, reference.Instance, ImmutableArray<CallArgument>.Empty);

    /// <summary>A property that is read or set: its accessor runs.</summary>
    public static CallExpression Of(IPropertyReferenceOperation property, IMethodSymbol accessor) =>
        new(property, accessor, property.Instance, ImmutableArray<CallArgument>.Empty);

    /// <summary>A creation that did not bind, as the first constructor that takes the arguments given; null when none does.</summary>
    public static CallExpression? OfConstructor(
        SemanticModel model,
        BaseObjectCreationExpressionSyntax syntax,
        IOperation operation,
        CancellationToken cancellationToken)
    {
        var type = operation.Type as INamedTypeSymbol ?? model.GetTypeInfo(syntax, cancellationToken).Type as INamedTypeSymbol;
        return type is null or { TypeKind: TypeKind.Error } ? null : type.InstanceConstructors
            .Where(static c => c.DeclaredAccessibility != Accessibility.Private)
            .OrderBy(static m => m.Parameters.Length).ThenBy(static m => m.ToDisplayString(), System.StringComparer.Ordinal)
            .Select(constructor => Fit(operation, null, syntax.ArgumentList, constructor, model, cancellationToken))
            .FirstOrDefault(static call => call is not null);
    }

    /// <summary>A call that did not bind, as the first of its candidates that is wanted and takes the arguments given; null when none does.</summary>
    public static CallExpression? OfCandidate(
        SemanticModel model,
        InvocationExpressionSyntax syntax,
        System.Func<IMethodSymbol, bool> wanted,
        CancellationToken cancellationToken)
    {
        if (model.GetOperation(syntax, cancellationToken) is not { } operation)
        {
            return null;
        }

        var candidates = model.GetSymbolInfo(syntax, cancellationToken).CandidateSymbols
            .Concat(model.GetMemberGroup(syntax.Expression, cancellationToken)).OfType<IMethodSymbol>()
            .Where(wanted)

            // One that takes any number of something takes too much.
            .OrderBy(static m => m.Parameters.Any(static p => p.IsParams))
            .ThenBy(static m => m.Parameters.Length).ThenBy(static m => m.ToDisplayString(), System.StringComparer.Ordinal);
        return candidates.Select(method => Fit(operation, syntax.Expression, syntax.ArgumentList, method, model, cancellationToken))
            .FirstOrDefault(static call => call is not null);
    }

    private static IOperation? Found(IOperation operation, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        SourceModels.Bare(expression) is var bare && Find(operation, bare) is { } found ? found : model.GetOperation(bare, cancellationToken);

    private static CallExpression? Fit(
        IOperation operation,
        ExpressionSyntax? called,
        ArgumentListSyntax? given,
        IMethodSymbol candidate,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        var receiver = called is MemberAccessExpressionSyntax access
            ? Found(operation, access.Expression, model, cancellationToken)
            : null;
        var arguments = ImmutableArray.CreateBuilder<CallArgument>();
        var method = candidate.ReducedFrom ?? candidate;
        var offset = 0;
        if (candidate.ReducedFrom is not null)
        {
            if (receiver is null)
            {
                return null;
            }

            arguments.Add(new CallArgument(method.Parameters[0], receiver, null));
            offset = 1;
        }

        for (var i = 0; i < given?.Arguments.Count; i++)
        {
            var argument = given.Arguments[i];
            var parameter = argument.NameColon is { } name
                ? method.Parameters.FirstOrDefault(p => p.Name == name.Name.Identifier.ValueText)
                : i + offset < method.Parameters.Length ? method.Parameters[i + offset] : method.Parameters.LastOrDefault(static p => p.IsParams);
            if (parameter is null || !Takes(parameter, argument.Expression, model)
                || Found(operation, argument.Expression, model, cancellationToken) is not { } value)
            {
                return null;
            }

            arguments.Add(new CallArgument(parameter, value, null));
        }

        return method.Parameters.Skip(offset).All(p => p.IsOptional || p.IsParams || arguments.Any(a => SymbolEqualityComparer.Default.Equals(a.Parameter, p)))
            ? new CallExpression(operation, method, candidate.ReducedFrom is null && !method.IsStatic ? receiver : null, arguments.ToImmutable())
            : null;
    }

    // What is known of an argument must fit; a type that is missing may be any.
    private static bool Takes(IParameterSymbol parameter, ExpressionSyntax argument, SemanticModel model) =>
        model.GetTypeInfo(argument).Type is not { TypeKind: not TypeKind.Error } given
        || parameter.Type.TypeKind is TypeKind.Error or TypeKind.TypeParameter
        || parameter.IsParams && TakesOne(parameter.Type, argument, model)
        || model.ClassifyConversion(argument, parameter.Type) is { Exists: true }
        || Mentions(parameter.Type, static t => t.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
        || Mentions(given, static t => t.TypeKind == TypeKind.Error);

    // One of any number: an element of the array, list or span.
    private static bool TakesOne(ITypeSymbol several, ExpressionSyntax argument, SemanticModel model) =>
        ((several as IArrayTypeSymbol)?.ElementType ?? (several as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()) is { } element
        && (element.TypeKind is TypeKind.Error or TypeKind.TypeParameter || model.ClassifyConversion(argument, element) is { Exists: true });

    private static bool Mentions(ITypeSymbol type, System.Func<ITypeSymbol, bool> what) =>
        what(type)
            || type is IArrayTypeSymbol array && Mentions(array.ElementType, what)
            || type is INamedTypeSymbol named && named.TypeArguments.Any(a => Mentions(a, what));

    private static IOperation? Find(IOperation operation, SyntaxNode syntax) =>
        operation.DescendantsAndSelf().FirstOrDefault(o => o.Syntax == syntax && o != operation);
}
