using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What a call or creation gives that did not bind, where the type of an argument is missing: a client is still the client, whatever
/// credential it was handed. Only in code that is scanned without all its packages.
/// </summary>
internal static class UnboundValues
{
    /// <summary>The value, or null where no candidate takes the arguments that are given.</summary>
    public static Value? Read(ValueReader reader, IOperation operation)
    {
        if (operation.SemanticModel is not { } model)
        {
            return null;
        }

        switch (operation.Syntax)
        {
            case InvocationExpressionSyntax invocation
                when CallExpression.OfCandidate(model, invocation, static _ => true, reader.CancellationToken) is { } call:
                if (call.Method.DeclaringSyntaxReferences.Length > 0 && !reader.Modelled.IsModelled(call.Method))
                {
                    return reader.Returned(new DelegateValue(operation, call.Method.OriginalDefinition));
                }

                var made = ObjectValue.Made(operation, call.Method.ReturnType, call.Method);
                return WithArguments(reader, call.Instance is { } instance ? made.With("this", reader.Read(instance)) : made, call);
            case BaseObjectCreationExpressionSyntax creation
                when CallExpression.OfConstructor(model, creation, operation, reader.CancellationToken) is { } call:
                var initializer = operation.ChildOperations.OfType<IObjectOrCollectionInitializerOperation>().FirstOrDefault();
                var created = WithArguments(reader, ObjectValue.Made(operation, call.Method.ContainingType, call.Method), call);
                return CreationReader.Initialize(reader, created, initializer);
            default:
                return null;
        }
    }

    private static ObjectValue WithArguments(ValueReader reader, ObjectValue made, CallExpression call) =>
        call.Arguments.Aggregate(made, (value, argument) => value.With(argument.Parameter.Name, reader.Read(argument.Value)));
}
