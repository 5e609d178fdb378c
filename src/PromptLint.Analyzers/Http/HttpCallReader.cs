using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>Reads an HTTP request to a known endpoint as the call of a model that it is; null when it goes anywhere else.</summary>
internal sealed class HttpCallReader
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly JsonBody _json;

    public HttpCallReader(SdkIndex index, ValueReader values)
    {
        _index = index;
        _values = values;
        _json = new JsonBody(index);
    }

    /// <summary>The address and the body that a request is sent with.</summary>
    public (Value Url, Value Body, Value Client) Request(CallExpression call, CatalogEntry entry)
    {
        Value url = Value.Unset, body = Value.Unset, client = Value.Unset;
        foreach (var slot in entry.Slots)
        {
            _values.BeginSlot();

            // Overloads name their parameters differently: what this one does not have says nothing.
            var value = slot.Key == CatalogEntry.Receiver ? _values.Read(call.Instance)
                : call.Arguments.FirstOrDefault(a => a.Parameter.Name == slot.Key) is { } argument ? _values.ReadArgument(argument) : null;
            if (value is null)
            {
                continue;
            }

            switch (slot.Value)
            {
                case Slot.Url: url = value; break;
                case Slot.Body: body = value; break;
                case Slot.Client: client = value; break;
                case Slot.Request when value is ObjectValue request:
                    url = _index.Parts(request, EntryKind.HttpRequest, Slot.Url).FirstOrDefault() ?? Value.Unset;
                    body = _index.Parts(request, EntryKind.HttpRequest, Slot.Body).FirstOrDefault() ?? Value.Unset;
                    break;
            }
        }

        return (url, body, client);
    }

    /// <summary>Reads the request; the caller adds where it stands.</summary>
    public CallSite? Read(CallExpression call, CatalogEntry entry)
    {
        var (url, body, client) = Request(call, entry);
        if (body == Value.Unset)
        {
            return null;
        }

        var sent = new Lazy<Value?>(() => _json.Of(body));
        var addresses = HttpUrl.Of(_index, url).Select(text => HttpAddress.Of(text, BaseAddress(client))).ToList();
        var match = addresses.Select(address => address.Match(_index.Endpoints, endpoint => sent.Value is { } known && _json.HasShape(known, endpoint)))
            .FirstOrDefault(static m => m is not null);
        return match is var (endpoint, named, isDeployment) ? Read(call, endpoint, named, isDeployment, sent.Value)
            : addresses.All(static a => !a.HasPath)
                && new HttpResponseShape(_index, _values, call).Find(_index.Endpoints) is { } answers ? Read(call, answers, null, false, sent.Value)
            : null;
    }

    private CallSite Read(CallExpression call, CatalogEndpoint endpoint, string? named, bool isDeployment, Value? sent)
    {
        var messages = new MessageReading(_index);
        var tools = new ToolReading(_index);
        ModelReference? model = named is null ? null : ModelReference.Of(ModelSource.Literal, named) with { NamesDeployment = isDeployment };
        var place = SourceLocations.Of(call.Syntax);
        var caps = OneOf<CapFact>.Only(sent is null ? CapFact.Unknown(Reasons.BodyNotKnown()) : CapFact.Missing(place));
        var stop = sent is null ? StopState.Unknown : endpoint.Body.Values.Contains(Slot.Stop) ? StopState.Missing : StopState.Unsupported;
        PromptText? schema = null;
        var choices = new AnswerCount();
        foreach (var field in endpoint.Body)
        {
            if (sent is null)
            {
                break;
            }

            var value = _json.Field(sent, field.Key);
            switch (field.Value)
            {
                case Slot.Cap: caps = Cap(caps, value, place); break;
                case Slot.Stop: stop = value is null ? StopState.Unknown : value == Value.Unset || value == Value.Null ? stop : StopState.Set; break;
                case Slot.Model when value is not null && value != Value.Unset: model ??= CatalogSemantics.Model(_index, value, isDeployment); break;
                case Slot.System when value is not null && value != Value.Unset: messages.AddText(MessageRole.System, Content(value)); break;
                case Slot.Text when value is not null && value != Value.Unset:
                    messages.AddText(MessageRole.User, value);
                    if (endpoint.Operation == LlmOperation.Completion)
                    {
                        choices.AddPrompts(value);
                    }

                    break;
                case Slot.Messages: AddMessages(messages, value); break;
                case Slot.Tools when value is not null && value != Value.Unset && value != Value.Null:
                    tools.Add(new UnknownValue("tools", Reasons.DeclaredInJson()));
                    break;
                case Slot.Choices when value is not null: choices.Add(value); break;
                case Slot.Schema when value is ObjectValue { Parts.Count: > 1 }:
                    schema = PromptText.Hole("response_format", Reasons.DeclaredInJson());
                    break;
            }
        }

        if (sent is null)
        {
            messages.Add(new UnknownValue(ExpressionText.Of(call.Operation.Syntax), Reasons.BodyNotKnown()));
        }

        var cap = CapFact.Resolve(caps);
        return new CallSite
        {
            Operation = endpoint.Operation,
            Model = model ?? ModelReference.Unknown(isDeployment || endpoint.Path.Contains('{') ? Reasons.AddressNamesIt() : Reasons.BodyNotKnown()),
            Messages = messages.Messages,
            Tools = tools.Tools,
            ResponseSchema = schema,
            Attempts = choices.Factor(place) is { } several ? new[] { several } : Array.Empty<AttemptFactor>(),
            Cap = endpoint.Operation == LlmOperation.Embedding ? new OutputCap(CapState.NotApplicable)
                : cap.State == CapState.Missing && endpoint.CapRequired ? new OutputCap(CapState.Unknown, null, Reasons.RequiredByApi()) : cap,
            CapSetting = cap.State == CapState.Missing ? Field(endpoint, Slot.Cap) : null,
            StopSetting = stop == StopState.Missing ? Field(endpoint, Slot.Stop) : null,
            Stop = endpoint.Operation == LlmOperation.Embedding ? StopState.NotApplicable : stop,
        };
    }

    private static string? Field(CatalogEndpoint endpoint, Slot slot) =>
        endpoint.Body.Where(f => f.Value == slot).Select(static f => f.Key).FirstOrDefault();

    // Several fields may give it; one that is not known may be any of them.
    private static OneOf<CapFact> Cap(OneOf<CapFact> before, Value? value, SourcePlace place) => value is null
        ? before.Map(static c => c.Cap.State == CapState.Set ? c : CapFact.Unknown(Reasons.BodyNotKnown()))
        : CapFact.Over(CapFact.Of(value, place), before);

    private PromptText BaseAddress(Value client) => client switch
    {
        ObjectValue made when made.Part("BaseAddress") is var address && address != Value.Unset => HttpUrl.Of(_index, address)[0],
        ChoiceValue choice => choice.Alternatives.Select(BaseAddress).FirstOrDefault(static a => a.Segments.Count > 0) ?? PromptText.Empty,
        _ => PromptText.Empty,
    };

    private void AddMessages(MessageReading messages, Value? value)
    {
        // `new JsonArray(a, b)`: the elements are its constructor's.
        if (value is ObjectValue { ChangedBy: null, Items.IsEmpty: true, Maker: IMethodSymbol { MethodKind: MethodKind.Constructor } } around
            && around.Parts.Values.OfType<ObjectValue>().FirstOrDefault(static p => !p.Items.IsEmpty) is { } elements)
        {
            value = elements;
        }

        if (value is not ObjectValue { ChangedBy: null } list || list.Items.IsEmpty)
        {
            if (value is TextValue or UnknownValue)
            {
                messages.Add(value);
            }
            else if (value != Value.Unset)
            {
                messages.Add(new UnknownValue("messages", Reasons.ElementsOfJson("messages")));
            }

            return;
        }

        foreach (var item in list.Items)
        {
            if (item is ObjectValue message && (_json.Field(message, "content") ?? Value.Unset) is var content && content != Value.Unset)
            {
                messages.AddText(CatalogSemantics.Role(_index, _json.Field(message, "role") ?? Value.Unset), Content(content));
            }
            else if (item is ObjectValue turn && (_json.Field(turn, "parts") ?? Value.Unset) is var parts && parts != Value.Unset)
            {
                messages.AddText(CatalogSemantics.Role(_index, _json.Field(turn, "role") ?? Value.Unset) is var role && role == MessageRole.Unknown
                    ? MessageRole.User
                    : role, Content(parts));
            }
            else
            {
                messages.Add(item is ObjectValue ? new UnknownValue("a message", Reasons.ElementsOfJson("messages")) : item);
            }
        }
    }

    // A content is a text, or parts that have one each.
    private Value Content(Value value)
    {
        if (value is not ObjectValue made)
        {
            return value;
        }

        if ((_json.Field(made, "text") ?? Value.Unset) is var text && text != Value.Unset)
        {
            return text;
        }

        if ((_json.Field(made, "parts") ?? Value.Unset) is ObjectValue parts)
        {
            return Content(parts);
        }

        return made.Items.IsEmpty
            ? new UnknownValue("content", Reasons.ElementsOfJson("content"))
            : made.Items.Where(static i => i is not CalledValue).Aggregate(ObjectValue.Made(null, null, null), (all, i) => all.Adding(Content(i)));
    }
}
