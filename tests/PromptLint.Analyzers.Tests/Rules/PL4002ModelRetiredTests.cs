using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL4002ModelRetiredTests
{
    private static (string Kind, string Path, string Text) Card(string asOf, string retirement) => ("PriceCard", "prices.json", $$"""
        { "format": "promptlint-price-card/1", "name": "ours", "provider": "ours", "asOf": "{{asOf}}", "currency": "USD",
          "models": [ { "id": "our-model", "mode": "chat", "rates": { "input": 1, "output": 2 }, "retirement": "{{retirement}}" } ] }
        """);

    private static string Call(string markup) => Code.OpenAI($"await new ChatClient(\"our-model\", \"key\").{markup}(question);");

    private static string Deployment(string name, string markup) => Code.OpenAI(
        $"await new Azure.AI.OpenAI.AzureOpenAIClient(new Uri(\"https://example.test\"), new System.ClientModel.ApiKeyCredential(\"key\")).GetChatClient(\"{name}\").{markup}(question);");

    [Fact]
    public Task A_model_whose_date_has_passed_was_retired() => Verify.Message(
        "PL4002", "our-model was retired on 2026-05-31", Call("[|CompleteChatAsync|]"), "", Card("2026-06-01", "2026-05-31"));

    [Fact]
    public Task The_day_itself_counts_as_passed() => Verify.Message(
        "PL4002", "our-model was retired on 2026-06-01", Call("[|CompleteChatAsync|]"), "", Card("2026-06-01", "2026-06-01"));

    [Fact]
    public Task A_model_within_the_horizon_will_be_retired() => Verify.Message(
        "PL4002", "our-model will be retired on 2026-08-30", Call("[|CompleteChatAsync|]"), "", Card("2026-06-01", "2026-08-30"));

    [Fact]
    public Task A_deployment_is_retired_by_its_cloud_on_a_day_of_its_own() => Verify.Diagnostics("PL4002", Deployment("o1", "CompleteChatAsync"));

    [Fact]
    public Task A_price_of_the_users_own_makes_the_vendors_day_no_day_of_the_cloud() => Verify.Diagnostics(
        "PL4002", Deployment("o1", "CompleteChatAsync"), "", Card("2026-06-01", "2026-05-31") is var (kind, path, text)
            ? (kind, path, text.Replace("our-model", "o1").Replace(", \"retirement\": \"2026-05-31\"", "")) : default);

    [Fact]
    public Task The_day_of_a_deployment_stands_in_a_card_of_the_users_own() => Verify.Message(
        "PL4002", "our-model was retired on 2026-05-31", Deployment("our-model", "[|CompleteChatAsync|]"), "", Card("2026-06-01", "2026-05-31"));

    [Fact]
    public Task A_model_beyond_the_horizon_is_fine() => Verify.Diagnostics("PL4002", Call("CompleteChatAsync"), "", Card("2026-06-01", "2026-08-31"));

    [Fact]
    public Task The_horizon_is_an_option() => Verify.Diagnostics("PL4002", Call("CompleteChatAsync"), "promptlint.PL4002.horizon_days = 0", Card("2026-06-01", "2026-06-02"));

    [Fact]
    public Task A_model_without_a_date_is_fine() => Verify.Diagnostics("PL4002", Code.OpenAI("await new ChatClient(\"gpt-5.5\", \"key\").CompleteChatAsync(question);"));

    [Fact]
    public Task A_retired_fallback_is_called_one() => Verify.Message(
        "PL4002",
        "our-model was retired on 2026-05-31 (the fallback when configuration names none)",
        Code.OpenAI("await new ChatClient(Environment.GetEnvironmentVariable(\"MODEL\") ?? \"our-model\", \"key\").[|CompleteChatAsync|](question);"),
        "",
        Card("2026-06-01", "2026-05-31"));

    [Fact]
    public Task One_of_several_models_that_lives_on_may_be_the_one_that_is_called() => Verify.Diagnostics(
        "PL4002",
        Code.OpenAI("await new ChatClient(question.Length > 9 ? \"gpt-5.5\" : \"our-model\", \"key\").CompleteChatAsync(question);"),
        "",
        Card("2026-06-01", "2026-05-31"));
}
