using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Core.Prompts;
using PromptLint.Core.Tokens;
using Xunit;

namespace PromptLint.Core.Tests.Facts;

public sealed class CallSiteFactTests
{
    [Fact]
    public void The_entry_has_the_contracts_members_in_the_contracts_order()
    {
        var site = new CallSite
        {
            Id = "M:A.B#0",
            Place = new SourcePlace("/repo/a.cs", 3, 9),
            Member = "M:A.B",
            Sdk = "openai",
            Method = "ChatClient.CompleteChat",
            Cap = new OutputCap(CapState.NotApplicable),
            Stop = StopState.NotApplicable,
            Attempts = new[] { new AttemptFactor(AttemptKind.ToolLoop, 1, null, new SourcePlace("/repo/b.cs", 5, 1), Reasons.Told("nothing ends it")) },
        };
        var estimate = new CallEstimate
        {
            Model = ModelReference.Of(ModelSource.Literal, "gpt-4o"),
            Input = new InputTokens(new TokenCount(8, 20, Exactness.Bound), TokenCount.Zero, TokenCount.Exactly(8), TokenCount.Zero, new[] { new HoleSegment("name", Reasons.Told("a parameter")) }),
            RequestsHigh = null,
            Cost = new CostRange(0.0100m, null, null),
        };

        var fact = FactProperties.OfFact(CallSiteFact.Of(site, estimate), Enumerable.Empty<PriceCardReference>()).ToDictionary(p => p.Key, p => p.Value);

        Assert.Equal(
            """{"id":"M:A.B#0","file":"/repo/a.cs","line":3,"column":9,"member":"M:A.B","sdk":"openai","operation":"chat","method":"ChatClient.CompleteChat","""
            + """ "model":{"id":"gpt-4o","how":"literal","why":null},""".Trim()
            + """ "input":{"low":8,"high":20,"exactness":"bound","system":0,"user":8,"tools":0,"holes":[{"text":"name","why":"a parameter"}]},""".Trim()
            + """ "outputCap":{"tokens":null,"state":"notApplicable"},"stop":"notApplicable",""".Trim()
            + """ "attempts":{"low":1,"high":null,"factors":[{"kind":"toolLoop","low":1,"high":null,"file":"/repo/b.cs","line":5,"why":"nothing ends it"}]},""".Trim()
            + """ "cost":{"low":"0.01","expected":null,"high":null},"monthly":null}""".Trim(),
            fact[FactProperties.CallSite]);
        Assert.Equal("[]", fact[FactProperties.PriceCards]);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var fact in new[] { Priced, Open, Unpriced })
        {
            var text = FactProperties.WriteFact(fact);
            Assert.Equal(text, FactProperties.WriteFact(FactProperties.ReadFact(text)));
        }
    }

    [Fact]
    public void Of_the_prompt_an_entry_has_what_the_user_asked_for_and_no_member_without()
    {
        var site = new CallSite { Messages = new PromptMessages { Known = [new PromptMessage(MessageRole.Developer, PromptText.Literal("Be brief."), null)] } };

        Assert.Contains(""" "prompt":[{"role":"developer","text":"Be brief."}],"outputCap" """.Trim(), FactProperties.WriteFact(CallSiteFact.Of(site, new CallEstimate(), PromptExtent.Head)), StringComparison.Ordinal);
        Assert.DoesNotContain("prompt\":", FactProperties.WriteFact(CallSiteFact.Of(site, new CallEstimate())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_price_tells_its_reason_with_the_model()
    {
        var fact = CallSiteFact.Of(new CallSite(), new CallEstimate { Model = ModelReference.Of(ModelSource.Literal, "gpt-99"), UnpricedWhy = Reasons.Told("on no price card") });

        Assert.False(fact.IsPriced);
        Assert.Equal("on no price card", fact.Model.Why);
    }

    [Fact]
    public void Several_possible_models_are_named()
    {
        var fact = CallSiteFact.Of(new CallSite(), new CallEstimate { Model = ModelReference.Of(ModelSource.Literal, "a", "b") });

        Assert.Null(fact.Model.Id);
        Assert.Equal("one of a, b", fact.Model.Why);
    }

    [Fact]
    public void A_cap_that_an_adapter_sets_keeps_its_reason()
    {
        var text = FactProperties.WriteFact(new CallSiteFact { Cap = new OutputCap(CapState.Set, 1024, Reasons.Told("the adapter's default")) });

        Assert.Contains("""{"tokens":1024,"state":"set","why":"the adapter's default"}""", text);
    }

    [Fact]
    public void An_unknown_word_lists_the_known_ones()
    {
        var text = FactProperties.WriteFact(new CallSiteFact()).Replace("\"chat\"", "\"chatter\"", StringComparison.Ordinal);

        Assert.Contains("chat, responses", Assert.Throws<JsonFormatException>(() => FactProperties.ReadFact(text)).Message);
    }

    [Fact]
    public void Facts_that_differ_in_places_and_reasons_alone_send_alike()
    {
        var unknown = Unpriced with { Cap = new OutputCap(CapState.Unknown, null, Reasons.MayBeNull()) };
        var elsewhere = unknown with
        {
            Id = "b",
            Place = new SourcePlace("g", 2, 1),
            Model = new ModelFact(null, ModelSource.Unknown, "another parameter"),
            Cap = new OutputCap(CapState.Unknown, null, Reasons.SetOutside()),
        };
        Assert.True(unknown.SendsLike(elsewhere));
        Assert.False(unknown.SendsLike(elsewhere with { Cap = new OutputCap(CapState.Set, 5) }));
        Assert.False(unknown.SendsLike(elsewhere with { Model = new ModelFact("gpt-4o", ModelSource.Literal, null) }));
        Assert.False(Priced.SendsLike(Priced with { Model = Priced.Model with { Id = null, Why = "one of two" } }));
    }

    private static readonly CallSiteFact Priced = new()
    {
        Id = "a",
        Place = new SourcePlace("f", 1, 9),
        Member = "M:A.B",
        Sdk = "openai",
        Operation = LlmOperation.Chat,
        Method = "ChatClient.CompleteChat",
        Model = new ModelFact("gpt-4o-mini", ModelSource.Literal, null),
        Input = new InputFact(TokenCount.Exactly(8), 0, 8, 0, []),
        Cap = new OutputCap(CapState.Set, 10),
        Stop = StopState.Missing,
        Attempts = new AttemptsFact(1, 4, [new AttemptFactor(AttemptKind.SdkRetry, 1, 4, new SourcePlace("f", 1, 1), Reasons.Told("the SDK retries 3 times"))]),
        Cost = new CostRange(0.0000012m, null, 0.0000288m),
    };

    private static readonly CallSiteFact Open = Priced with
    {
        Cap = new OutputCap(CapState.Missing),
        Input = new InputFact(new TokenCount(8, null, Exactness.Unknown), 0, 8, 0, [new HoleSegment("history", Reasons.Told("a parameter"))]),
        Cost = new CostRange(0.0000012m, null, null),
    };

    private static readonly CallSiteFact Unpriced = Priced with
    {
        Model = new ModelFact(null, ModelSource.Unknown, "a parameter of the constructor"),
        Cost = CostRange.Unknown,
        Monthly = new MonthlyCost(1000, 1, 2, 3),
        Usage = UsageState.Ignored,
        Prompt = [new PromptExcerpt(MessageRole.System, "Be\nbrief.")],
    };
}
