using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Answers;

/// <summary>What is done with the stream that a call returns: an <c>IAsyncEnumerable</c> sends its request when it is read, each time.</summary>
internal sealed class StreamReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">Knows the types that carry a cancellation.</param>
    /// <param name="reader">Reads values.</param>
    public StreamReading(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
    }

    /// <summary>The use; null where the call returns no stream.</summary>
    public StreamUse? Read(CallExpression call)
    {
        if (!IsStream(call.Method.ReturnType))
        {
            return null;
        }

        var variable = Variable(call.Operation);
        var readings = variable is null ? new List<IOperation>() : Readings(variable, call.Operation);
        return new StreamUse(
            IsHandedToken(call.Operation) || readings.Any(IsHandedToken) || IsToken(call.Arguments),
            TokenInScope(call.Operation),
            Second(readings, variable) is { } second ? SourceLocations.Of(second.Syntax) : null);
    }

    private static bool IsStream(ITypeSymbol type) => IsAsyncEnumerable(type) || type.AllInterfaces.Any(IsAsyncEnumerable);

    private static bool IsAsyncEnumerable(ITypeSymbol type) =>
        type is { MetadataName: "IAsyncEnumerable`1", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    // An argument of a type that carries a token counts as one: what it holds may be one.
    private bool IsToken(IEnumerable<CallArgument> arguments) => arguments.Any(a => a.Argument is not { ArgumentKind: ArgumentKind.DefaultValue }
        && (CancellationTokens.IsToken(a.Parameter.Type) && !CancellationTokens.IsNone(a.Value) || CarriesToken(a.Parameter.Type)));

    private bool CarriesToken(ITypeSymbol type) => _index.Exactly(type, EntryKind.Cancellation) is { } carrier
        && carrier.Entry.Slots.Values.Contains(Slot.Cancellation);

    // `stream.WithCancellation(token)`.
    private static bool IsHandedToken(IOperation stream) => Wrapped(stream).OfType<IInvocationOperation>()
        .Any(static w => w.Arguments.Any(static a => CancellationTokens.IsGiven(a) && !CancellationTokens.IsNone(a.Value)));

    // The calls around an expression that return the same stream in another guise, and those that read it.
    private static IEnumerable<IOperation> Wrapped(IOperation stream)
    {
        for (var outer = stream.Parent; outer is IConversionOperation or IArgumentOperation or IInvocationOperation or IAwaitOperation; outer = outer.Parent)
        {
            yield return outer;
        }
    }

    private static string? TokenInScope(IOperation call)
    {
        for (var symbol = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart); symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (method.Parameters.FirstOrDefault(static p => CancellationTokens.IsToken(p.Type)) is { } token)
            {
                return token.Name;
            }
        }

        return null;
    }

    // The local that holds the stream and nothing else, ever.
    private ILocalSymbol? Variable(IOperation call)
    {
        var value = call;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
            && !_reader.Models.UsesIn(call.Root())[declarator.Symbol]
                .Any(static use => use.Parent is IAssignmentOperation assignment && assignment.Target == use)
            ? declarator.Symbol
            : null;
    }

    private List<IOperation> Readings(ILocalSymbol variable, IOperation call) =>
        _reader.Models.UsesIn(call.Root())[variable].Where(use => IsRead(use) && Function(use) == Function(call))
            .OrderBy(static use => use.Syntax.SpanStart).ToList();

    // What another function does with it may be done instead, or never.
    private static IOperation? Function(IOperation operation) => operation.Ancestors()
        .FirstOrDefault(static a => a is IAnonymousFunctionOperation or ILocalFunctionOperation);

    // Enumerated where it stands, or handed to a method that waits for its end.
    private static bool IsRead(IOperation use)
    {
        var stream = use;
        foreach (var outer in Wrapped(use))
        {
            if (outer is IArgumentOperation { Parameter.Type: { } taken } && !IsStream(taken))
            {
                // A logger takes anything, and reads nothing.
                return false;
            }

            if (outer is IInvocationOperation invocation && !IsStream(invocation.TargetMethod.ReturnType)
                && invocation.TargetMethod.ReturnType.Name is not "ConfiguredCancelableAsyncEnumerable")
            {
                return invocation.TargetMethod.ReturnType.Name is "Task" or "ValueTask";
            }

            stream = outer;
        }

        return stream.Parent is IForEachLoopOperation { IsAsynchronous: true } each && each.Collection.Encloses(use);
    }

    private static IOperation? Second(List<IOperation> readings, ILocalSymbol? variable)
    {
        for (var i = 1; i < readings.Count; i++)
        {
            if (readings.Take(i).Any(first => !first.CannotReach(readings[i])))
            {
                return readings[i];
            }
        }

        var declaration = variable?.DeclaringSyntaxReferences.FirstOrDefault();
        return declaration is null ? null : readings.FirstOrDefault(r => r.Ancestors().OfType<ILoopOperation>()
            .Any(loop => !loop.Syntax.Span.Contains(declaration.Span) && loop.Body.Encloses(r)));
    }
}
