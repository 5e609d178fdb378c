using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL1001SystemPromptTooLargeTests
{
    private static string Sentences(int count) => string.Concat(Enumerable.Repeat("Always answer with the order number first. ", count));

    [Fact]
    public Task A_long_system_prompt_is_reported_with_its_tokens_and_its_price() => Verify.Message(
        "PL1001",
        "The system prompt of this call has 2,401 tokens, more than 2,000: $0.96 per 1,000 calls on gpt-4.1-mini",
        Code.OpenAI($"await client.[|CompleteChatAsync|](new SystemChatMessage(\"{Sentences(300)}\"), new UserChatMessage(question));"));

    [Fact]
    public Task A_short_system_prompt_is_fine() => Verify.Diagnostics("PL1001", Code.OpenAI(
        "await client.CompleteChatAsync(new SystemChatMessage(\"Be brief.\"), new UserChatMessage(question));"));

    [Fact]
    public Task A_long_user_message_is_no_system_prompt() => Verify.Diagnostics("PL1001", Code.OpenAI(
        $"await client.CompleteChatAsync(new UserChatMessage(\"{Sentences(300)}\"));"));

    [Fact]
    public Task Developer_messages_count_as_system_prompt() => Verify.Diagnostics("PL1001", Code.OpenAI(
        $"await client.[|CompleteChatAsync|](new DeveloperChatMessage(\"{Sentences(300)}\"));"));

    [Fact]
    public Task Instructions_in_options_count_as_system_prompt() => Verify.Diagnostics("PL1001", Code.Extensions(
        $"await client.[|GetResponseAsync|](question, new ChatOptions {{ Instructions = \"{Sentences(300)}\" }});"));

    [Fact]
    public Task A_history_made_with_a_system_text_counts() => Verify.Diagnostics("PL1001", Code.Kernel(
        $$"""
        var history = new ChatHistory("{{Sentences(300)}}");
        history.AddUserMessage(question);
        await kernel.GetRequiredService<IChatCompletionService>().[|GetChatMessageContentsAsync|](history);
        """));

    [Fact]
    public Task The_system_text_of_anthropic_counts() => Verify.Diagnostics("PL1001", Code.Anthropic(
        $$"""
        await client.Messages.[|Create|](new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 100, System = "{{Sentences(400)}}", Messages = [new UserMessageParam(question)] });
        """));

    [Fact]
    public Task The_limit_is_an_option() => Verify.Message(
        "PL1001",
        "The system prompt of this call has 3 tokens, more than 2: $0.0012 per 1,000 calls on gpt-4.1-mini",
        Code.OpenAI("await client.[|CompleteChatAsync|](new SystemChatMessage(\"Be brief.\"), new UserChatMessage(question));"),
        "promptlint.PL1001.max_tokens = 2");

    [Fact]
    public Task Exactly_the_limit_is_fine() => Verify.Diagnostics(
        "PL1001",
        Code.OpenAI("await client.CompleteChatAsync(new SystemChatMessage(\"Be brief.\"), new UserChatMessage(question));"),
        "promptlint.PL1001.max_tokens = 3");

    [Fact]
    public Task The_longer_of_two_alternatives_counts() => Verify.Diagnostics("PL1001", Code.OpenAI(
        $"await client.[|CompleteChatAsync|](new SystemChatMessage(question.Length > 3 ? \"Be brief.\" : \"{Sentences(300)}\"), new UserChatMessage(question));"));

    [Fact]
    public Task A_hole_beside_a_long_text_says_at_least() => Verify.Message(
        "PL1001",
        "The system prompt of this call has at least 2,401 tokens, more than 2,000: about $0.96 per 1,000 calls on gpt-4.1-mini",
        Code.OpenAI($"await client.[|CompleteChatAsync|](new SystemChatMessage($\"{Sentences(300)}{{question}}\"), new UserChatMessage(question));"));

    [Fact]
    public Task No_dollars_are_told_where_the_model_is_unknown() => Verify.Message(
        "PL1001",
        "The system prompt of this call has about 2,401 tokens, more than 2,000",
        $$"""
        using OpenAI.Chat;
        class App { Task Run(ChatClient client) => client.[|CompleteChatAsync|](new SystemChatMessage("{{Sentences(300)}}")); }
        """);

    [Fact]
    public async Task Numbers_are_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            await A_long_system_prompt_is_reported_with_its_tokens_and_its_price();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
