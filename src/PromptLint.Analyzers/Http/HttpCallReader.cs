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
    private static readonly IReadOnlyList<PromptText> NoRoot = new[] { PromptText.Empty };

    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly JsonBody _json;

    public HttpCallReader(SdkIndex index, ValueReader values)
    {
        _index = index;
        _values = values;
        _json = new JsonBody(index, values);
    }

    /// <summary>Reads the request; the caller adds where it stands.</summary>
    public CallSite? Read(CallExpression call, CatalogEntry entry)
    {
        var request = new HttpRequestReader(_index, _values).Read(call, entry);
        if (request.Body == Value.Unset)
        {
            return null;
        }

        var sent = new Lazy<Value?>(() => _json.Of(request.Body));
        return Endpoint(call, entry, request, sent) is { } match ? Read(call, match, sent.Value) : null;
    }

    private HttpMatch? Endpoint(CallExpression call, CatalogEntry entry, HttpRequestParts request, Lazy<Value?> sent)
    {
        var type = new Lazy<ITypeSymbol?>(() => new HttpBodyType(_index, _values.Models).Of(call, entry));
        var answer = new HttpResponseShape(_index, _values, call);
        var addresses = Addresses(call, request);
        var match = addresses.Select(address => address.Match(_index.Endpoints, HasShape)).FirstOrDefault(static m => m is not null);
        if (match is not null || addresses.All(static a => a.HasPath))
        {
            return match;
        }

        // Only the run knows the address: the body tells, or what is read of the answer.
        var evident = _index.Endpoints.FirstOrDefault(e => e.Evident.Count > 0
            && (sent.Value is { } body ? _json.IsEvident(body, e) : type.Value is { } declared && e.Evident.All(f => JsonShape.Has(declared, f))))
            ?? answer.Find(_index.Endpoints);
        return evident is null ? null : new HttpMatch(evident, null);

        bool HasShape(CatalogEndpoint endpoint) => endpoint.Shape.Count > 0
            && (sent.Value is { } body ? _json.HasShape(body, endpoint) : type.Value is { } declared && endpoint.Shape.All(f => JsonShape.Has(declared, f)))
            || sent.Value is null && answer.Is(endpoint);
    }

    private List<HttpAddress> Addresses(CallExpression call, HttpRequestParts request)
    {
        var texts = HttpUrl.Of(_index, request.Url);
        var roots = new Lazy<IReadOnlyList<PromptText>>(() => new HttpBaseAddress(_index, _values).Of(
            request.Client,
            call.Operation.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, _values.CancellationToken)?.ContainingType));
        return texts.SelectMany(text => (IsRelative(text) ? roots.Value : NoRoot).Select(root => HttpAddress.Of(text, root))).ToList();
    }

    private static bool IsRelative(PromptText text) =>
        text.Segments.Count == 0 || text.Segments[0] is LiteralSegment { Text: var start } && !start.Contains("://");

    private CallSite Read(CallExpression call, HttpMatch match, Value? sent)
    {
        var (endpoint, named, isDeployment) = (match.Endpoint, match.Named, match.IsDeployment);
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
