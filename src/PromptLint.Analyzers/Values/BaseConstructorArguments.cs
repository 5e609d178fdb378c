using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary>What a class of the user's own hands to the constructor of the SDK's class that it derives from.</summary>
internal static class BaseConstructorArguments
{
    /// <summary>The object with its base's arguments as parts of its own; the object itself when they are not known.</summary>
    public static ObjectValue Of(ObjectValue made, ValueReader reader)
    {
        if (!IsOwn(made, reader) || !AreKnown(made, reader) || BaseCall(made, reader) is not { } call)
        {
            return made;
        }

        return call.Arguments.Where(static a => a.Parameter is not null && a.ArgumentKind != ArgumentKind.DefaultValue)
            .Aggregate(made, (all, a) => all.With(a.Parameter!.Name, Given(made, a.Value, reader)));
    }

    /// <summary>False for a class that may decide otherwise than its base; one that only changes how long it pauses does not.</summary>
    public static bool AreKnown(ObjectValue made, ValueReader reader) => !IsOwn(made, reader) || made.Type is INamedTypeSymbol own
        && own.GetMembers().Where(static m => m.IsOverride)
        .All(static m => m is IMethodSymbol { ReturnType: { Name: "TimeSpan", ContainingNamespace.Name: "System" } })
        && (own.BaseType is null || !reader.Models.Declares(own.BaseType));

    private static bool IsOwn(ObjectValue made, ValueReader reader) => made.Type is { } type && reader.Models.Declares(type);

    private static IInvocationOperation? BaseCall(ObjectValue made, ValueReader reader)
    {
        SyntaxNode? syntax = made.Maker?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(reader.CancellationToken) switch
        {
            ConstructorDeclarationSyntax { Initializer: { } initializer } when initializer.ThisOrBaseKeyword.ValueText == "base" => initializer,
            TypeDeclarationSyntax primary => primary.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };
        var operation = syntax is null ? null : reader.Models.Operation(syntax, reader.CancellationToken);
        return operation as IInvocationOperation ?? (operation as IExpressionStatementOperation)?.Operation as IInvocationOperation;
    }

    // A parameter handed on is what this object was given for it.
    private static Value Given(ObjectValue made, IOperation value, ValueReader reader)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IParameterReferenceOperation { Parameter: { } parameter }
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, made.Maker)
            && made.Part(parameter.Name) is var given && given != Value.Unset
            ? given
            : reader.Read(value);
    }
}
