using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// How often a handler of the user's own sends a request that is handed to it: what repeats the call of the next handler repeats the request.
/// </summary>
internal sealed class MessageHandlerReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly IPolicyFactors _policies;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="policies">Reads a policy that a handler sends under.</param>
    public MessageHandlerReading(SdkIndex index, ValueReader reader, IPolicyFactors policies)
    {
        _index = index;
        _reader = reader;
        _policies = policies;
    }

    /// <summary>The bound of an object that may be a handler, or be made with one: handlers stand one inside the other.</summary>
    public PolicyBound Of(Value value) => Of(value, 0);

    /// <summary>The bound of a type of handler; that of a single request for any other type.</summary>
    public PolicyBound Of(ITypeSymbol? type)
    {
        var bound = PolicyBound.Once;
        for (var current = type as INamedTypeSymbol; current is not null && IsHandler(current); current = current.BaseType)
        {
            // Sent and sent async are two ways of one request.
            bound = bound.Times(current.GetMembers().OfType<IMethodSymbol>().Where(IsHandling).Select(OfMethod)
                .Aggregate(PolicyBound.Once, static (one, other) => one.Or(other)));
        }

        return bound;
    }

    private PolicyBound Of(Value value, int depth) => value switch
    {
        _ when depth > AnalysisLimits.HandlerNesting => PolicyBound.Unknown,
        DelegateValue factory => Of(_reader.Returned(factory), depth + 1),
        ChoiceValue choice => PolicyBound.OneOf(choice.Alternatives.Select(a => Of(a, depth + 1))),
        ObjectValue made => made.Parts.OrderBy(static p => p.Key, System.StringComparer.Ordinal).Select(static p => p.Value).OfType<ObjectValue>()
            .Select(p => Of(p, depth + 1))
            .Aggregate(_index.OfType(made.Type, EntryKind.Handler).Any() ? Of(made.Type) : PolicyBound.Once, static (all, one) => all.Times(one)),
        _ => PolicyBound.Once,
    };

    private bool IsHandler(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty && _index.OfType(type, EntryKind.Handler).Any();

    private bool IsHandling(IMethodSymbol method) => method.OverriddenMethod is not null
        && _index.Find(method, static e => e.Kind == EntryKind.Handler) is not null;

    private PolicyBound OfMethod(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || !_reader.Models.Declares(method)
            || _reader.Models.Operation(method.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken), _reader.CancellationToken) is not { } body)
        {
            return PolicyBound.Once;
        }

        // Sent in several places it is sent by each of them, and again for what leads to the later ones.
        var sends = body.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(call => call.Instance is IInstanceReferenceOperation
            && _index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Handler) is not null).ToList();
        if (sends.Count == 0)
        {
            return PolicyBound.Once;
        }

        var bounds = sends.Select(OfSend).ToList();
        var again = bounds.All(static b => b.IsOnce)
            ? RetriedStatuses.EitherOf(sends.Skip(1).Select(s => new RetriedStatuses(_index, _reader).Before(s, body)))
            : null;
        return bounds.Skip(1).Aggregate(bounds[0], static (one, other) => one.Plus(other)) with { Statuses = again };
    }

    private PolicyBound OfSend(IInvocationOperation send) => new EnclosingRepetition(_index, _reader, _policies, CallExpression.Of(send)).ReadAll(null)
        .Aggregate(PolicyBound.Once with { Origin = send }, static (all, factor) => all.Times(Of(factor)));

    private static PolicyBound Of(AttemptFactor factor) => new(factor.Exit == LoopExit.SuccessOnly ? RepeatCount.Unlimited : RepeatCount.Of(factor.High));
}
