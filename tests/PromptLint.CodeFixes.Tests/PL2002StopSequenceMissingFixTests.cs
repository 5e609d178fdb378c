using System.Threading.Tasks;
using Xunit;
using Verify = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL2002StopSequenceMissingFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class PL2002StopSequenceMissingFixTests
{
    private const string Prompt = "Answer, and end with </answer>.";

    [Fact]
    public Task A_list_that_is_only_got_is_filled() => Verify.Becomes(
        "PL2002",
        OpenAI("""await chat.{|PL2002:CompleteChatAsync|}([new SystemChatMessage(Prompt)], new ChatCompletionOptions { MaxOutputTokenCount = 9 });"""),
        OpenAI("""await chat.CompleteChatAsync([new SystemChatMessage(Prompt)], new ChatCompletionOptions { MaxOutputTokenCount = 9, StopSequences = { "</answer>" } });"""));

    [Fact]
    public Task A_call_without_options_gets_them() => Verify.Becomes(
        "PL2002",
        OpenAI("""await chat.{|PL2002:CompleteChatAsync|}(new SystemChatMessage(Prompt));"""),
        OpenAI("""await chat.CompleteChatAsync([new SystemChatMessage(Prompt)], new ChatCompletionOptions { StopSequences = { "</answer>" } });"""));

    [Fact]
    public Task A_prompt_that_names_no_terminator_has_no_fix() => Verify.IsLeftAlone(
        "PL2002",
        OpenAI("""await chat.{|PL2002:CompleteChatAsync|}(new SystemChatMessage("Be brief."));"""));

    [Fact]
    public Task A_list_that_may_be_null_is_set() => Verify.Becomes(
        "PL2002",
        Abstraction("""await chat.{|PL2002:GetResponseAsync|}(Prompt, new ChatOptions { MaxOutputTokens = 9 });"""),
        Abstraction("""await chat.GetResponseAsync(Prompt, new ChatOptions { MaxOutputTokens = 9, StopSequences = ["</answer>"] });"""));

    [Fact]
    public Task A_request_that_is_a_record_gets_it_too() => Verify.Becomes(
        "PL2002",
        Anthropic("""
            MessageCreateParams request = new() { Model = Model.ClaudeHaiku4_5, MaxTokens = 9, System = Prompt, Messages = [] };
                    await client.Messages.{|PL2002:Create|}(request);
            """),
        Anthropic("""
            MessageCreateParams request = new() { Model = Model.ClaudeHaiku4_5, MaxTokens = 9, System = Prompt, Messages = [], StopSequences = ["</answer>"] };
                    await client.Messages.Create(request);
            """));

    [Fact]
    public Task All_calls_of_a_document_are_fixed_at_once() => Verify.Becomes(
        "PL2002",
        Abstraction("""
            await chat.{|PL2002:GetResponseAsync|}(Prompt);
                    await chat.{|PL2002:GetResponseAsync|}(Prompt, new ChatOptions { StopSequences = [] });
                    await chat.{|PL2002:GetResponseAsync|}("End with ###.");
            """),
        Abstraction("""
            await chat.GetResponseAsync(Prompt, new ChatOptions { StopSequences = ["</answer>"] });
                    await chat.GetResponseAsync(Prompt, new ChatOptions { StopSequences = ["</answer>"] });
                    await chat.GetResponseAsync("End with ###.", new ChatOptions { StopSequences = ["###"] });
            """),
        static test => test.NumberOfFixAllIterations = 1);

    private static string OpenAI(string statements) => $$"""
        using System.Threading.Tasks;
        using OpenAI.Chat;

        class C
        {
            const string Prompt = "{{Prompt}}";

            async Task M()
            {
                var chat = new ChatClient("gpt-4o", "key");
                {{statements}}
            }
        }
        """;

    private static string Abstraction(string statements) => $$"""
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using OpenAI;

        class C
        {
            const string Prompt = "{{Prompt}}";

            async Task M(OpenAIClient client)
            {
                var chat = client.GetChatClient("gpt-4o").AsIChatClient();
                {{statements}}
            }
        }
        """;

    private static string Anthropic(string statements) => $$"""
        using System.Threading.Tasks;
        using Anthropic;
        using Anthropic.Models.Messages;

        class C
        {
            const string Prompt = "{{Prompt}}";

            async Task M(AnthropicClient client)
            {
                {{statements}}
            }
        }
        """;
}
