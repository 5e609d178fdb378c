using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Core.Prompts;
using PromptLint.Core.Rules;
using PromptLint.Core.Tokens;

namespace PromptLint.Core.Facts;

/// <summary>
/// The entry of <c>callSites</c> in promptlint.json, written and read: one place, so that the fact in the compiler's log and the report agree.
/// </summary>
public static class CallSiteJson
{
    /// <summary>Writes the members of the entry into an object that the caller has opened.</summary>
    public static void WriteMembers(JsonWriter json, CallSiteFact fact)
    {
        json.Name("id").String(fact.Id);
        WritePlace(json, fact.Place);
        json.Name("column").Number(fact.Place.Column)
            .Name("member").String(fact.Member)
            .Name("sdk").String(fact.Sdk)
            .Name("operation").String(ContractNames<LlmOperation>.Of(fact.Operation))
            .Name("method").String(fact.Method);
        json.Name("model").Object(() => json
            .Name("id").String(fact.Model.Id)
            .Name("how").String(ContractNames<ModelSource>.Of(fact.Model.How))
            .Name("why").String(fact.Model.Why));
        json.Name("input").Object(() => json
            .Name("low").Number(fact.Input.Total.Low)
            .Name("high").Number(fact.Input.Total.High)
            .Name("exactness").String(ContractNames<Exactness>.Of(fact.Input.Total.Exactness))
            .Name("system").Number(fact.Input.System)
            .Name("user").Number(fact.Input.User)
            .Name("tools").Number(fact.Input.Tools)
            .Name("holes").Array(() => WriteHoles(json, fact.Input.Holes)));
        if (fact.Prompt.Count > 0)
        {
            json.Name("prompt").Array(() => WritePrompt(json, fact.Prompt));
        }

        json.Name("outputCap").Object(() => WriteCap(json, fact.Cap));
        json.Name("stop").String(ContractNames<StopState>.Of(fact.Stop));
        if (fact.Usage != UsageState.Unknown)
        {
            json.Name("usage").String(ContractNames<UsageState>.Of(fact.Usage));
        }

        if (fact.Severities.Count > 0)
        {
            json.Name("severities").Object(() =>
            {
                foreach (var rule in fact.Severities.OrderBy(static r => r.Key, StringComparer.Ordinal))
                {
                    json.Name(rule.Key).String(ContractNames<RuleSeverity>.Of(rule.Value));
                }
            });
        }

        json.Name("attempts").Object(() => json
            .Name("low").Number(fact.Attempts.Low)
            .Name("high").Number(fact.Attempts.High)
            .Name("factors").Array(() => WriteFactors(json, fact.Attempts.Factors)));
        json.Name("cost").Object(() => WriteCost(json, fact.Cost));
        if (fact.Monthly is { } monthly)
        {
            json.Name("monthly").Object(() =>
            {
                json.Name("calls").String(MoneyText.Exact(monthly.Calls));
                WriteCost(json, new CostRange(monthly.Low, monthly.Expected, monthly.High));
            });
        }
        else
        {
            json.Name("monthly").String(null);
        }
    }

    /// <summary>Writes what a call site is to a wrapper, nothing where there is none.</summary>
    public static void WriteWrapper(JsonWriter json, CallSiteFact fact)
    {
        if (fact.Wrapper is { } wrapper)
        {
            json.Name("wrapper").Object(() =>
            {
                json.Name("counted").Boolean(wrapper.IsCounted).Name("callers").Array(() =>
                {
                    foreach (var caller in wrapper.Callers)
                    {
                        json.String(caller);
                    }
                });
            });
        }

        if (fact.Through is { } through)
        {
            json.Name("through").String(through);
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonFormatException">A member is missing or of another kind; the message says which.</exception>
    public static CallSiteFact Read(JsonValue entry)
    {
        var model = entry.Object("model");
        var input = entry.Object("input");
        var cap = entry.Object("outputCap");
        var attempts = entry.Object("attempts");
        return new CallSiteFact
        {
            Id = entry.Text("id"),
            Place = ReadPlace(entry, entry.Integer("column")),
            Member = entry.Text("member"),
            Sdk = entry.Text("sdk"),
            Operation = ContractNames<LlmOperation>.Parse(entry.Required("operation")),
            Method = entry.Text("method"),
            Model = new ModelFact(model.OptionalText("id"), ContractNames<ModelSource>.Parse(model.Required("how")), model.OptionalText("why")),
            Input = new InputFact(
                new TokenCount(input.Integer("low"), input.OptionalInteger("high"), ContractNames<Exactness>.Parse(input.Required("exactness"))),
                input.Integer("system"),
                input.Integer("user"),
                input.Integer("tools"),
                input.Array("holes").Select(static h => new HoleSegment(h.Text("text"), Reasons.Told(h.Text("why")))).ToList()),
            Prompt = entry.OptionalArray("prompt")
                .Select(static m => new PromptExcerpt(ContractNames<MessageRole>.Parse(m.Required("role")), m.Text("text")))
                .ToList(),
            Cap = new OutputCap(
                ContractNames<CapState>.Parse(cap.Required("state")),
                cap.OptionalInteger("tokens"),
                cap.OptionalText("why") is { } why ? Reasons.Told(why) : null),
            Stop = ContractNames<StopState>.Parse(entry.Required("stop")),
            Severities = entry["severities"] is null ? new CallSiteFact().Severities : Severities(entry.Object("severities")),
            Usage = entry["usage"] is { Kind: not JsonKind.Null } usage ? ContractNames<UsageState>.Parse(usage) : UsageState.Unknown,
            Attempts = new AttemptsFact(attempts.Integer("low"), attempts.OptionalInteger("high"), attempts.Array("factors").Select(ReadFactor).ToList()),
            Cost = ReadCost(entry.Object("cost")),
            Monthly = entry["monthly"] is null or { Kind: JsonKind.Null } ? null : ReadMonthly(entry.Object("monthly")),
            Wrapper = entry["wrapper"] is null ? null : ReadWrapper(entry.Object("wrapper")),
            Through = entry.OptionalText("through"),
        };
    }

    private static WrapperFact ReadWrapper(JsonValue wrapper) =>
        new(wrapper.Texts("callers"), wrapper.Required("counted") is { Kind: JsonKind.Boolean, Text: "true" });

    private static IReadOnlyDictionary<string, RuleSeverity> Severities(JsonValue rules)
    {
        var severities = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal);
        foreach (var rule in rules.Members)
        {
            severities[rule.Key] = ContractNames<RuleSeverity>.Parse(rule.Value);
        }

        return severities;
    }

    private static void WritePlace(JsonWriter json, SourcePlace place) => json.Name("file").String(place.File).Name("line").Number(place.Line);

    private static void WriteHoles(JsonWriter json, IReadOnlyList<HoleSegment> holes)
    {
        foreach (var hole in holes)
        {
            json.Object(() => json.Name("text").String(hole.Expression).Name("why").String(hole.Why.Text));
        }
    }

    private static void WritePrompt(JsonWriter json, IReadOnlyList<PromptExcerpt> prompt)
    {
        foreach (var message in prompt)
        {
            json.Object(() => json.Name("role").String(ContractNames<MessageRole>.Of(message.Role)).Name("text").String(message.Text));
        }
    }

    private static void WriteCap(JsonWriter json, OutputCap cap)
    {
        json.Name("tokens").Number(cap.Tokens).Name("state").String(ContractNames<CapState>.Of(cap.State));

        // Only where there is something to tell, as for a cap that an adapter sets by itself.
        if (cap.Why?.Text is { Length: > 0 } why)
        {
            json.Name("why").String(why);
        }
    }

    /// <summary>Writes what repeats a call into an array that the caller has opened.</summary>
    public static void WriteFactors(JsonWriter json, IReadOnlyList<AttemptFactor> factors)
    {
        foreach (var factor in factors)
        {
            json.Object(() =>
            {
                json.Name("kind").String(ContractNames<AttemptKind>.Of(factor.Kind)).Name("low").Number(factor.Low).Name("high").Number(factor.High);
                WritePlace(json, factor.Place);
                json.Name("why").String(factor.Why.Text);
            });
        }
    }

    /// <summary>Writes the ends of a range as texts into an object that the caller has opened.</summary>
    public static void WriteCost(JsonWriter json, CostRange cost) => json
        .Name("low").String(MoneyText.Exact(cost.Low))
        .Name("expected").String(MoneyText.Exact(cost.Expected))
        .Name("high").String(MoneyText.Exact(cost.High));

    internal static SourcePlace ReadPlace(JsonValue owner, long column) =>
        new(owner.Text("file"), checked((int)Math.Min(owner.Integer("line"), int.MaxValue)), (int)Math.Min(column, int.MaxValue));

    // The contract does not tell a factor's column: 1 leads to its line, and is what an editor takes when told none.
    internal static AttemptFactor ReadFactor(JsonValue factor) => new(
        ContractNames<AttemptKind>.Parse(factor.Required("kind")),
        factor.Integer("low"),
        factor.OptionalInteger("high"),
        ReadPlace(factor, 1),
        Reasons.Told(factor.Text("why")));

    /// <summary>Reads the ends of a range.</summary>
    public static CostRange ReadCost(JsonValue cost) => new(cost.OptionalMoney("low"), cost.OptionalMoney("expected"), cost.OptionalMoney("high"));

    private static MonthlyCost ReadMonthly(JsonValue monthly) => new(
        monthly.OptionalMoney("calls") ?? throw new JsonFormatException("expected the calls of a month in \"calls\"", monthly.Line, monthly.Column),
        monthly.OptionalMoney("low"),
        monthly.OptionalMoney("expected"),
        monthly.OptionalMoney("high"));
}
