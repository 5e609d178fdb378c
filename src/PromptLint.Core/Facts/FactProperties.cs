using System.Collections.Generic;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;

namespace PromptLint.Core.Facts;

/// <summary>
/// How facts travel from the analyzer to the report: in the properties of diagnostics, which the compiler copies into its error log.
/// </summary>
public static class FactProperties
{
    /// <summary>The rule whose diagnostics carry the facts.</summary>
    public const string RuleId = "PL0001";

    /// <summary>Property of a fact: the call site as the JSON of its entry in the report.</summary>
    public const string CallSite = "promptlint.callSite";

    /// <summary>Property of a fact: the price cards in use, as a JSON array.</summary>
    public const string PriceCards = "promptlint.priceCards";

    /// <summary>Property of the fact about a project's methods: their summaries, as a JSON array.</summary>
    public const string Methods = "promptlint.methods";

    /// <summary>Property of the fact about what a scanned project's callers can send over HTTP through it: a catalog.</summary>
    public const string Gateways = "promptlint.gateways";

    /// <summary>Property of the fact about something that could not be analysed: the JSON of its entry in the report.</summary>
    public const string Failure = "promptlint.failure";

    /// <summary>
    /// Property of every fact in a build: which compilation it is of, since several may write one log. The fact that has nothing else says that
    /// the compilation came to its end.
    /// </summary>
    public const string Compilation = "promptlint.compilation";

    /// <summary>Property of a finding: the id of its call site; empty for a finding about the project.</summary>
    public const string Site = "promptlint.site";

    /// <summary>The properties of the fact about one call site.</summary>
    /// <param name="fact">The call site and what it costs.</param>
    /// <param name="cards">The price cards in use.</param>
    public static IReadOnlyList<KeyValuePair<string, string?>> OfFact(CallSiteFact fact, IEnumerable<PriceCardReference> cards) => new[]
    {
        new KeyValuePair<string, string?>(CallSite, WriteFact(fact)),
        new KeyValuePair<string, string?>(PriceCards, WriteCards(cards)),
    };

    /// <summary>The property that says which compilation a fact is of; none where the build does not call it anything.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> OfCompilation(string compilation) => compilation.Length == 0
        ? System.Array.Empty<KeyValuePair<string, string?>>()
        : new[] { new KeyValuePair<string, string?>(Compilation, compilation) };

    /// <summary>The properties of the fact about a project's methods.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> OfMethods(IEnumerable<MethodSummary> methods) =>
        new[] { new KeyValuePair<string, string?>(Methods, WriteMethods(methods)) };

    /// <summary>The properties of the fact about something that could not be analysed.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> OfFailure(AnalysisFailure failure) =>
        new[] { new KeyValuePair<string, string?>(Failure, WriteFailure(failure)) };

    /// <summary>A failure as one line of JSON.</summary>
    public static string WriteFailure(AnalysisFailure failure)
    {
        var json = new JsonWriter(indented: false);
        AnalysisFailureJson.Write(json, failure);
        return json.ToString();
    }

    /// <summary>Reads what <see cref="WriteFailure"/> wrote.</summary>
    /// <exception cref="JsonFormatException">The text is something else.</exception>
    public static AnalysisFailure ReadFailure(string json) => AnalysisFailureJson.Read(JsonParser.Parse(json));

    /// <summary>Method summaries as one line of JSON.</summary>
    public static string WriteMethods(IEnumerable<MethodSummary> methods)
    {
        var json = new JsonWriter(indented: false);
        json.Array(() => FlowJson.Write(json, methods));
        return json.ToString();
    }

    /// <summary>Reads what <see cref="WriteMethods"/> wrote.</summary>
    /// <exception cref="JsonFormatException">The text is something else.</exception>
    public static IReadOnlyList<MethodSummary> ReadMethods(string json)
    {
        var value = JsonParser.Parse(json);
        return value.Kind == JsonKind.Array
            ? FlowJson.Read(value.Items)
            : throw new JsonFormatException("expected an array of methods", value.Line, value.Column);
    }

    /// <summary>The properties of a finding.</summary>
    /// <param name="siteId">Id of the call site; null for a finding about the project.</param>
    public static IReadOnlyList<KeyValuePair<string, string?>> OfFinding(string? siteId) =>
        new[] { new KeyValuePair<string, string?>(Site, siteId ?? "") };

    /// <summary>A fact as one line of JSON.</summary>
    public static string WriteFact(CallSiteFact fact)
    {
        var json = new JsonWriter(indented: false);
        json.Object(() =>
        {
            CallSiteJson.WriteMembers(json, fact);
            CallSiteJson.WriteWrapper(json, fact);
        });
        return json.ToString();
    }

    /// <summary>Reads what <see cref="WriteFact"/> wrote.</summary>
    /// <exception cref="JsonFormatException">The text is something else.</exception>
    public static CallSiteFact ReadFact(string json) => CallSiteJson.Read(JsonParser.Parse(json));

    /// <summary>Price cards as one line of JSON.</summary>
    public static string WriteCards(IEnumerable<PriceCardReference> cards)
    {
        var json = new JsonWriter(indented: false);
        json.Array(() => WriteCardItems(json, cards));
        return json.ToString();
    }

    /// <summary>Reads what <see cref="WriteCards"/> wrote.</summary>
    /// <exception cref="JsonFormatException">The text is something else.</exception>
    public static IReadOnlyList<PriceCardReference> ReadCards(string json)
    {
        var value = JsonParser.Parse(json);
        return value.Kind == JsonKind.Array
            ? ReadCardItems(value.Items)
            : throw new JsonFormatException("expected an array of price cards", value.Line, value.Column);
    }

    /// <summary>Writes price cards into an array that the caller has opened.</summary>
    public static void WriteCardItems(JsonWriter json, IEnumerable<PriceCardReference> cards)
    {
        foreach (var card in cards)
        {
            json.Object(() => json.Name("name").String(card.Name).Name("asOf").String(card.AsOf).Name("source").String(card.Source));
        }
    }

    /// <summary>Reads what <see cref="WriteCardItems"/> wrote.</summary>
    /// <exception cref="JsonFormatException">An item lacks a member.</exception>
    public static IReadOnlyList<PriceCardReference> ReadCardItems(IReadOnlyList<JsonValue> items)
    {
        var cards = new List<PriceCardReference>();
        foreach (var item in items)
        {
            cards.Add(new PriceCardReference(item.Text("name"), item.Text("asOf"), item.Text("source")));
        }

        return cards;
    }
}
