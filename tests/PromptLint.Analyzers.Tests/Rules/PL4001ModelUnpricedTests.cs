using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL4001ModelUnpricedTests
{
    private const string Card = """
        { "format": "promptlint-price-card/1", "name": "ours", "provider": "ours", "asOf": "2026-01-01", "currency": "USD",
          "models": [ { "id": "our-model", "mode": "chat", "rates": { "input": 1, "output": 2 } } ] }
        """;

    [Fact]
    public Task A_model_that_no_card_knows_is_named() => Verify.Message(
        "PL4001",
        "No price for the model `our-model` in the loaded price cards, so that this call is not in the cost report's total; give it one in a PromptLintPriceCard",
        Code.OpenAI("await new ChatClient(\"our-model\", \"key\").[|CompleteChatAsync|](question);"));

    [Fact]
    public Task Of_two_models_the_one_without_a_price_is_named() => Verify.Message(
        "PL4001",
        "No price for the model `our-model` in the loaded price cards, so that this call is not in the cost report's total; give it one in a PromptLintPriceCard",
        Code.OpenAI("await new ChatClient(question.Length > 9 ? \"gpt-4.1\" : \"our-model\", \"key\").[|CompleteChatAsync|](question);"));

    [Fact]
    public Task Of_several_models_without_a_price_each_is_named() => Verify.Message(
        "PL4001",
        "No price for the models `our-model`, `their-model` in the loaded price cards, so that this call is not in the cost report's total; give it one in a PromptLintPriceCard",
        Code.OpenAI("await new ChatClient(question.Length > 9 ? \"their-model\" : \"our-model\", \"key\").[|CompleteChatAsync|](question);"));

    [Fact]
    public Task A_deployment_is_called_one() => Verify.Message(
        "PL4001",
        "No price for the deployment `desk` in the loaded price cards, so that this call is not in the cost report's total; give it one in a PromptLintPriceCard",
        """
        using Azure.AI.OpenAI; using OpenAI.Chat;
        class App { Task Run() => new AzureOpenAIClient(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("desk").[|CompleteChatAsync|]("Hi"); }
        """);

    [Fact]
    public Task A_known_model_is_priced() => Verify.Diagnostics("PL4001", Code.OpenAI("await client.CompleteChatAsync(question);"));

    [Fact]
    public Task A_dated_name_of_a_known_model_is_priced() => Verify.Diagnostics("PL4001", Code.OpenAI("await new ChatClient(\"gpt-4o-2024-08-06\", \"key\").CompleteChatAsync(question);"));

    [Fact]
    public Task An_unknown_model_is_not_an_unpriced_one() => Verify.Diagnostics("PL4001",
        "using OpenAI.Chat; class App { void Run(ChatClient client) => client.CompleteChat(\"Hi\"); }");

    [Fact]
    public Task A_card_of_the_users_own_prices_it() => Verify.Diagnostics(
        "PL4001",
        Code.OpenAI("await new ChatClient(\"our-model\", \"key\").CompleteChatAsync(question);"),
        "",
        ("PriceCard", "prices.json", Card));

    [Fact]
    public Task An_image_is_not_billed_per_token() => Verify.Diagnostics("PL4001", Code.OpenAI(
        "await new OpenAI.Images.ImageClient(\"our-painter\", \"key\").GenerateImageAsync(question);"));
}
