using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>What an HTTP request is sent with.</summary>
/// <param name="Url">Its address, relative to the client's or whole.</param>
/// <param name="Body">Its body; unset for a request without one.</param>
/// <param name="Client">The client that sends it.</param>
internal sealed record HttpRequestParts(Value Url, Value Body, Value Client);

/// <summary>Reads the address, the body and the client of a request: from the call's arguments, or from the request object that it is given.</summary>
internal sealed class HttpRequestReader
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;

    public HttpRequestReader(SdkIndex index, ValueReader values)
    {
        _index = index;
        _values = values;
    }

    /// <summary>Reads the request of a call.</summary>
    public HttpRequestParts Read(CallExpression call, CatalogEntry entry)
    {
        if (entry.Kind == EntryKind.HttpContract)
        {
            return HttpContracts.Request(_index, _values, call, entry);
        }

        var parts = new HttpRequestParts(Value.Unset, Value.Unset, Value.Unset);
        foreach (var slot in entry.Slots)
        {
            // Overloads name their parameters differently: what this one does not have says nothing.
            var value = slot.Key == CatalogEntry.Receiver ? _values.Read(call.Instance)
                : call.Arguments.FirstOrDefault(a => a.Parameter.Name == slot.Key) is { } argument ? _values.ReadArgument(argument) : null;
            if (value is null)
            {
                continue;
            }

            parts = slot.Value switch
            {
                Slot.Url => parts with { Url = value },
                Slot.Body => parts with { Body = value },
                Slot.Client => parts with { Client = value },
                Slot.Request => parts with { Url = OfAny(value, Slot.Url, parts.Url), Body = OfAny(value, Slot.Body, parts.Body) },
                _ => parts,
            };
        }

        return parts;
    }

    // A request that is made on several paths has any of their addresses and any of their bodies.
    private Value OfAny(Value request, Slot slot, Value otherwise)
    {
        var given = Value.Alternatives(request is FallbackValue fallback ? Value.OneOf(fallback.First, fallback.Fallback) : request)
            .Where(static r => r != Value.Null && r != Value.Unset).Select(r => Of(r, slot, 0)).ToList();
        return given.Count == 0 || given.All(static g => g == Value.Unset) ? otherwise : Value.OneOf(given);
    }

    private Value Of(Value request, Slot slot, int depth)
    {
        if (request is not ObjectValue made || depth > AnalysisLimits.BodyNesting)
        {
            return request is UnknownValue ? request : Value.Unset;
        }

        // What was done to it last counts: `request.AddJsonBody(body)`, then what it was made with, then what a chain of calls began with.
        var parts = made.Items.OfType<CalledValue>().Reverse().SelectMany(c => _index.Parts(c.Call, EntryKind.HttpRequest, slot))
            .Concat(_index.Parts(made, EntryKind.HttpRequest, slot))
            .Concat(_index.Parts(made, EntryKind.HttpRequest, Slot.Request).Select(inner => Of(inner, slot, depth + 1)));
        var found = parts.FirstOrDefault(static p => p != Value.Unset);
        return found ?? (slot == Slot.Body && IsFilledElsewhere(made)
            ? new UnknownValue("body", made.ChangedBy ?? Reasons.BodyNotKnown())
            : Value.Unset);
    }

    // What posts has a body, though it is not given here.
    private bool IsFilledElsewhere(ObjectValue request) => request.ChangedBy is not null
        || request.Parts.Values.Any(static p => p is MemberValue { Member.Name: "Post" })
            && (request.Items.OfType<CalledValue>().Any() || request.Maker is IMethodSymbol { MethodKind: not MethodKind.Constructor });
}
