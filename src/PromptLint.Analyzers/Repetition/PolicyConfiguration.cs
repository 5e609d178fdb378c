using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What a lambda does to the policy that it configures: numbers that it sets on the options, retries that it adds to a builder.</summary>
internal sealed class PolicyConfiguration
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;

    public PolicyConfiguration(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
    }

    /// <summary>The bound that it gives; null when it says nothing of retries.</summary>
    /// <param name="configure">The lambda.</param>
    /// <param name="policy">Reads a policy.</param>
    public PolicyBound? Read(DelegateValue configure, Func<Value, PolicyBound?> policy)
    {
        if (configure.Origin is not IAnonymousFunctionOperation lambda)
        {
            return null;
        }

        var found = new List<PolicyBound>();
        // A lambda within configures something else: what it is handed to reads it.
        foreach (var operation in lambda.Body.DescendantsAndSelf().Where(o => o.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault() == lambda))
        {
            var bound = operation switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: not null and not IInstanceReferenceOperation } property } set
                    when SetsAttempts(property) =>
                    PolicyBound.OneOf(Value.Alternatives(_reader.Read(set.Value)).Select(v => PolicyBound.OfRetries(v, set, immediate: false))),
                IInvocationOperation call when Configures(call)
                    && !(call.MeaningfulParent(out _) is { } parent && IsNextInChain(parent)) => policy(Rooted(_reader.Read(call), lambda)),
                _ => null,
            };
            if (bound is not null)
            {
                // On some paths only, or any number of times, it is not known what it comes to.
                found.Add(operation.Ancestors().TakeWhile(a => a != lambda).Any(static a => a is IConditionalOperation or ISwitchOperation or ILoopOperation)
                    ? PolicyBound.Unknown : bound);
            }
        }

        var all = found.Aggregate((PolicyBound?)null, static (all, one) => all?.Times(one) ?? one);
        return all is { Statuses: null } && found.Count == 1 ? all with { Statuses = new RetriedStatuses(_index, _reader).OfConfiguration(lambda) } : all;
    }

    /// <summary>The number of retries that the lambda sets, also by `with`; null when it sets none.</summary>
    public Value? Attempts(DelegateValue configure) => configure.Origin.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
        .Where(set => set.Target is IPropertyReferenceOperation property && SetsAttempts(property)).Select(set => _reader.Read(set.Value)).FirstOrDefault();

    private bool SetsAttempts(IPropertyReferenceOperation property) =>
        _index.OfType(property.Property.ContainingType, EntryKind.Retry)
            .Any(e => e.Entry.Slots.TryGetValue(property.Property.Name, out var slot) && slot == Slot.Attempts);

    private bool Configures(IInvocationOperation call) => _index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Retry) is not null;

    private bool IsNextInChain(IOperation parent) => parent is IInvocationOperation next && Configures(next)
        || parent is IArgumentOperation { Parent: IInvocationOperation extension } && Configures(extension);

    // The chain begins with what the lambda is given: a builder that repeats nothing yet.
    private static Value Rooted(Value chain, IAnonymousFunctionOperation lambda)
    {
        if (chain is not ObjectValue link)
        {
            return chain;
        }

        foreach (var part in link.Parts)
        {
            var root = part.Value is UnknownValue unknown ? lambda.Symbol.Parameters.FirstOrDefault(p => p.Name == unknown.Expression) : null;
            if (root is not null || part.Value is ObjectValue { Maker: null, Origin: null })
            {
                // What an earlier statement did to it counts there.
                link = link.With(part.Key, ObjectValue.Made(null, root?.Type, null));
            }
            else if (part.Value is ObjectValue { Maker: IMethodSymbol { MethodKind: not MethodKind.Constructor } } inner)
            {
                link = link.With(part.Key, Rooted(inner, lambda));
            }
        }

        return link;
    }
}
