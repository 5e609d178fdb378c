using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

public class ModelLookupTests
{
    private static readonly PriceBook Book = PriceBook.Default;

    [Theory]
    [InlineData("gpt-4o", "gpt-4o")]
    [InlineData("GPT-4o", "gpt-4o")]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o")]
    [InlineData("gpt-4o-2024-05-13", "gpt-4o-2024-05-13")]
    [InlineData("gpt-4o-mini-2024-07-18", "gpt-4o-mini")]
    [InlineData("openai/gpt-4o", "gpt-4o")]
    [InlineData("azure/gpt-4o", "gpt-4o")]
    [InlineData("models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("gemini-2.5-pro-preview-05-06", "gemini-2.5-pro")]
    [InlineData("publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("anthropic/claude-opus-4-1", "claude-opus-4-1")]
    [InlineData("claude-opus-4.1", "claude-opus-4-1")]
    [InlineData("claude-opus-4-20250514", "claude-opus-4")]
    [InlineData("claude-opus-4@20250514", "claude-opus-4")]
    [InlineData("claude-sonnet-4@20250514", "claude-sonnet-4")]
    [InlineData("anthropic.claude-sonnet-4-20250514-v1:0", "claude-sonnet-4")]
    [InlineData("us.anthropic.claude-sonnet-4-20250514-v1:0", "claude-sonnet-4")]
    [InlineData("bedrock/eu.anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3-5-sonnet")]
    [InlineData("us.amazon.nova-pro-v1:0", "amazon.nova-pro-v1:0")]
    [InlineData("claude-3-5-sonnet-latest", "claude-3-5-sonnet")]
    [InlineData("claude-sonnet-5-5", "claude-sonnet-5-5")]
    [InlineData("claude-sonnet-5-20260701", "claude-sonnet-5")]
    [InlineData("deepseek/deepseek-v3", "deepseek-v3")]
    [InlineData("gpt-oss-120b", "gpt-oss-120b")]
    [InlineData("openai/gpt-oss-120b", "openai/gpt-oss-120b")]
    [InlineData("gemini-1.5-flash-002", "gemini-1.5-flash")]
    public void A_model_is_found_by(string name, string id) => Assert.Equal(id, Book.Find(name)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("opus")]
    [InlineData("claude-opus")]
    [InlineData("gpt-4o-2031-01-01")]
    [InlineData("gpt-4o-turbo-ultra")]
    [InlineData("my-gpt-4o")]
    [InlineData("claude-opus-4-10")]
    [InlineData("claude-sonnet-5-7")]
    [InlineData("claude-sonnet-4-9")]
    [InlineData("gemini-1.5-flash-8b")]
    [InlineData("gemini-3.6-flash-lite")]
    [InlineData("deepseek-r1-distill-llama-70b")]
    [InlineData("groq/gpt-4o")]
    [InlineData("llama-9")]
    public void No_model_is_guessed_for(string name) => Assert.Null(Book.Find(name));

    [Theory]
    [InlineData("claude-opus-4-5")]
    [InlineData("claude-opus-4-8")]
    [InlineData("claude-opus-5")]
    [InlineData("claude-opus-5-5")]
    public void A_newer_Opus_does_not_cost_what_the_old_one_did(string name) => Assert.NotEqual(15m, Book.Find(name)!.Rates.Input);

    [Theory]
    [InlineData("anthropic.claude-sonnet-4-5-20250929-v1:0", 3.0)]
    [InlineData("global.anthropic.claude-sonnet-4-5-20250929-v1:0", 3.0)]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", 3.3)]
    [InlineData("us.anthropic.claude-sonnet-4-20250514-v1:0", 3.0)]
    public void A_regional_Bedrock_profile_costs_its_own_price(string name, double input) =>
        Assert.Equal((decimal)input, Book.Find(name)!.Rates.Input);

    [Theory]
    [InlineData("gpt-35-turbo", "gpt-3.5-turbo")]
    [InlineData("gpt4o", "gpt-4o")]
    [InlineData("GPT-4o-Mini", "gpt-4o-mini")]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o")]
    public void A_deployment_named_like_a_model_is_taken_at_its_word(string name, string id)
    {
        var resolution = ModelResolver.Resolve(Deployment(name), Book);
        Assert.Equal((id, ModelSource.Deployment, false), (resolution.Model.Id, resolution.Model.How, resolution.Model.NamesDeployment));
        Assert.Null(resolution.UnpricedWhy);
    }

    [Theory]
    [InlineData("my-gpt4o-mini-prod", "gpt-4o-mini")]
    [InlineData("chat-prod-gpt-4o", "gpt-4o")]
    public void A_deployment_that_contains_a_models_name_is_not_priced_but_told(string name, string similar)
    {
        var resolution = ModelResolver.Resolve(Deployment(name), Book);
        Assert.Empty(resolution.Models);
        Assert.EndsWith("resembles " + similar, resolution.UnpricedWhy?.Text);
    }

    [Fact]
    public void A_users_mapping_names_the_model_behind_a_deployment()
    {
        var book = Book.With(Card("""{ "asOf": "2026-01-01", "deployments": { "My-Bot": "gpt-4o-2024-11-20", "gpt-4o": "gpt-4.1", "lost": "nope" } }"""));
        Assert.Equal(("gpt-4o", ModelSource.Mapped), Known(ModelResolver.Resolve(Deployment("my-bot"), book)));
        Assert.Equal(("gpt-4.1", ModelSource.Mapped), Known(ModelResolver.Resolve(Deployment("gpt-4o"), book)));
        Assert.Contains("'nope', which no price card has", ModelResolver.Resolve(Deployment("lost"), book).UnpricedWhy?.Text);
        Assert.Equal("gpt-4o", ModelResolver.Resolve(ModelReference.Of(ModelSource.Literal, "gpt-4o"), book).Models.Single().Id);
    }

    [Fact]
    public void A_default_model_prices_only_what_the_code_does_not_tell()
    {
        Assert.NotNull(ModelResolver.Resolve(ModelReference.Unknown(Reasons.Told("from configuration")), Book).UnpricedWhy);
        Assert.Equal("o1", ModelResolver.Resolve(ModelReference.Unknown(Reasons.Told("from configuration")), Book, "o1").Models.Single().Id);
        Assert.Equal("o1", ModelResolver.Resolve(Deployment("support-bot"), Book, "o1").Models.Single().Id);
        Assert.Empty(ModelResolver.Resolve(ModelReference.Of(ModelSource.Literal, "llama-9"), Book, "o1").Models);
    }

    [Fact]
    public void One_unknown_of_several_models_leaves_all_unpriced() =>
        Assert.Empty(ModelResolver.Resolve(ModelReference.Of(ModelSource.Literal, "gpt-4o", "llama-9"), Book).Models);

    [Fact]
    public void A_users_row_gives_the_price_and_leaves_the_facts()
    {
        var book = Book.With(Card("""{ "asOf": "2026-01-01", "name": "contoso", "models": [ { "id": "gpt-4o", "rates": { "input": 2 } } ] }"""));
        var model = book.Find("openai/gpt-4o-2024-08-06")!;
        Assert.Equal((2m, null, "contoso", "2026-01-01"), (model.Rates.Input, model.Rates.Output, model.Card, model.CardAsOf));
        Assert.Equal(("o200k_base", 128_000L, null), (model.Tokenizer, model.ContextWindow, model.BatchMultiplier));
        Assert.Equal(0.15m, book.Find("gpt-4o-mini")!.Rates.Input);
    }

    [Fact]
    public void Every_id_and_alias_of_the_shipped_cards_leads_to_its_own_model()
    {
        var ids = new HashSet<string>();
        foreach (var model in Book.Cards.SelectMany(c => c.Models))
        {
            Assert.True(ids.Add(model.Id), model.Id);
            Assert.All(model.Names.Aliases.Prepend(model.Id), name => Assert.Equal(model.Id, Book.Find(name)!.Id));
            Assert.True(model.Tokenizer is null || Book.Profile(model.Tokenizer) is not null, model.Id);
            Assert.Equal("2026-11-23", model.CardAsOf);
        }

        Assert.Equal(139, ids.Count);
    }

    private static PriceCard Card(string json) => PriceCardReader.Read(json, "mine.json");

    private static ModelReference Deployment(string name) => ModelReference.Of(ModelSource.Literal, name) with { NamesDeployment = true };

    private static (string?, ModelSource) Known(ModelResolution resolution) => (resolution.Model.Id, resolution.Model.How);
}
