using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often an HTTP client sends one request: what resilience handlers are registered for it.</summary>
internal sealed class HttpClientResilience
{
    private const string Client = "System.Net.Http.HttpClient";

    private readonly SdkIndex _index;
    private readonly RegisteredPolicies _registered;
    private readonly PolicyReading _policies;
    private readonly MessageHandlerReading _handlers;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    public HttpClientResilience(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _registered = new RegisteredPolicies(index, reader);
        _policies = new PolicyReading(index, reader);
        _handlers = new MessageHandlerReading(index, reader, _policies);
    }

    /// <summary>The factor of an HTTP client's handlers; null when they send once, as far as is known.</summary>
    /// <param name="client">The client, or a transport around it.</param>
    /// <param name="user">The symbol whose code uses it: a type may be registered with a client of its own.</param>
    /// <param name="call">Where it is used.</param>
    public AttemptFactor? Factor(Value client, ISymbol user, IOperation call)
    {
        var bound = Bound(client, user.ContainingType ?? user as INamedTypeSymbol);
        return bound.IsOnce ? null : new AttemptFactor(
            AttemptKind.HttpRetry,
            1,
            bound.Requests.Number,
            SourceLocations.Of((bound.Origin ?? call).Syntax),
            bound.Requests.Number is { } most ? AttemptReasons.HandlersSend(most)
                : AttemptReasons.HandlerNotKnown())
        {
            Exit = bound.Exit,
            Reason = RepeatReason.Failure,
            Statuses = bound.Statuses,
        };
    }

    private PolicyBound Bound(Value client, ITypeSymbol? holder) => client switch
    {
        _ when client == Value.Null => All("", null),
        ChoiceValue choice => PolicyBound.OneOf(choice.Alternatives.Select(a => Bound(a, holder))),
        ObjectValue made when _registered.Getter(made.Maker) is not null => _policies.Read(made),
        ObjectValue transport when _index.Parts(transport, EntryKind.Retry, Slot.Http).FirstOrDefault() is { } inner => Bound(inner, holder),

        // Made on the spot it has no handlers but those that it is given.
        ObjectValue { Maker: IMethodSymbol { MethodKind: MethodKind.Constructor } } made => _handlers.Of(made),
        _ => holder is null ? PolicyBound.Once : All(null, holder),
    };

    private PolicyBound All(string? name, ITypeSymbol? holder) => _registered.Find(Client, name, holder).Select(_policies.Read)
        .Aggregate(PolicyBound.Once, static (all, one) => all.Times(one));
}
