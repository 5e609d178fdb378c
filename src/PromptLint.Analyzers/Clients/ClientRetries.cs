using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>Reads how often a client sends again by itself from its own options: a number, a policy, a lambda that sets either.</summary>
internal sealed class ClientRetries
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;

    public ClientRetries(SdkIndex index, ValueReader values)
    {
        _index = index;
        _values = values;
    }

    /// <summary>The retries that the options tell, or hide; null where they say nothing of them.</summary>
    /// <param name="options">The client's own options.</param>
    /// <param name="made">The client.</param>
    public RetryFacts? Read(Value options, ObjectValue made)
    {
        switch (options)
        {
            case DelegateValue configure:
                return new PolicyConfiguration(_index, _values).Attempts(configure) is { } set
                    ? RetryFacts.Of(set, "in the client's options", made.Origin)
                    : null;
            case ObjectValue given:
                return OfObject(given, made);
            default:
                return options == Value.Unset || options == Value.Null ? null : RetryFacts.Unknown(AttemptReasons.OptionsNotKnown());
        }
    }

    private RetryFacts? OfObject(ObjectValue options, ObjectValue made)
    {
        var policies = _index.Parts(options, EntryKind.Retry, Slot.Policy).ToList();
        var holders = policies.OfType<ObjectValue>().Select(p => BaseConstructorArguments.Of(p, _values)).Append(options).ToList();
        var attempts = holders.SelectMany(p => _index.Parts(p, EntryKind.Retry, Slot.Attempts)).ToList();
        if (attempts.Count > 0)
        {
            // A policy of the user's own may look at more, or at less, than the SDK's.
            var statuses = policies.OfType<ObjectValue>().All(static p => p.Type is { DeclaringSyntaxReferences.IsEmpty: true })
                ? _index.Of(made, EntryKind.Client).Select(static e => e.Sdk.RetriedStatuses).FirstOrDefault(static s => s.Count > 0) : null;
            return RetryFacts.Of(attempts[0], "in the client's options", options.Origin) with
            {
                Statuses = statuses is null ? null : ValueSequence<int>.Of(statuses),
            };
        }

        if (policies.Count > 0 && options.ChangedBy is null && policies.All(HasKnownDefault))
        {
            var most = policies.OfType<ObjectValue>().Max(Default);
            return new RetryFacts(RepeatCount.Of(most), AttemptReasons.PolicyDefault(most), options.Origin);
        }

        return policies.Count > 0 || options.ChangedBy is not null ? RetryFacts.Unknown(AttemptReasons.PolicyNotKnown()) : null;
    }

    private bool HasKnownDefault(Value policy) =>
        policy is ObjectValue { ChangedBy: null } made && BaseConstructorArguments.AreKnown(made, _values) && Default(made) is not null;

    private long? Default(ObjectValue policy) =>
        _index.Of(policy, EntryKind.Retry).Select(static e => e.Entry.DefaultRetries).FirstOrDefault(static d => d is not null);
}
