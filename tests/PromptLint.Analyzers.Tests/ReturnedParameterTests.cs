using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>A helper that changes what it is given and gives it back: what it sets counts, and what it may set is not missing.</summary>
public sealed class ReturnedParameterTests
{
    [Theory]
    [InlineData("WithCap(new ChatOptions())", "static ChatOptions WithCap(ChatOptions o) { o.MaxOutputTokens = 400; return o; }", 400L)]
    [InlineData("new ChatOptions().Capped(7)", "static ChatOptions Capped(this ChatOptions o, int most) { o.MaxOutputTokens = most; return o; }", 7L)]
    [InlineData("UnCap(new ChatOptions { MaxOutputTokens = 10 })", "static ChatOptions UnCap(ChatOptions o) { o.MaxOutputTokens = 50000; return o; }", 50000L)]
    [InlineData("Twice(new ChatOptions())", "static ChatOptions Twice(ChatOptions o) => Once(Once(o)); static ChatOptions Once(ChatOptions o) { o.MaxOutputTokens = 400; return o; }", 400L)]
    [InlineData("Same(new ChatOptions { MaxOutputTokens = 10 })", "static ChatOptions Same(ChatOptions o) { _ = o.ModelId; return o; }", 10L)]
    [InlineData("Other(new ChatOptions { MaxOutputTokens = 10 })", "static ChatOptions Other(ChatOptions o) { o = new ChatOptions { MaxOutputTokens = 20 }; return o; }", 20L)]
    public async Task What_a_helper_sets_on_options_that_it_gives_back_is_set(string options, string helper, long cap)
    {
        var site = await Ask(options, helper);
        Assert.Equal((CapState.Set, cap), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("Def(null)", "static ChatOptions Def(ChatOptions? o) { o ??= new(); o.MaxOutputTokens ??= 400; return o; }", CapState.Set)]
    [InlineData("Some(new ChatOptions(), true)", "static ChatOptions Some(ChatOptions o, bool cap) { if (cap) { o.MaxOutputTokens = 5; } return o; }", CapState.Unknown)]
    [InlineData("Handed(new ChatOptions())", "static ChatOptions Handed(ChatOptions o) { Set(o); return o; } static void Set(ChatOptions o) => o.MaxOutputTokens = 5;", CapState.Unknown)]
    [InlineData("Warm(new ChatOptions())", "static ChatOptions Warm(ChatOptions o) { o.Temperature = 1; return o; }", CapState.Missing)]
    public async Task What_it_may_set_is_not_missing_and_what_it_does_not_set_is(string options, string helper, CapState expected) =>
        Assert.Equal(expected, (await Ask(options, helper)).Cap.State);

    [Fact]
    public async Task The_model_that_it_names_is_asked() =>
        Assert.Equal("gpt-4o", (await Ask("Model(new ChatOptions())", "static ChatOptions Model(ChatOptions o) { o.ModelId = \"gpt-4o\"; return o; }")).Model.Id);

    [Fact]
    public async Task The_message_that_it_adds_is_sent()
    {
        const string Helper = "static List<ChatMessage> Add(List<ChatMessage> m) { m.Add(new(ChatRole.System, \"Answer in one short sentence.\")); return m; }";
        Assert.True((await Messages("Add([new(ChatRole.User, \"hi\")])", Helper)).Input.System > 3);
        Assert.Equal(0, (await Messages("[new(ChatRole.User, \"hi\")]", Helper)).Input.System);
    }

    private static Task<CallSiteFact> Ask(string options, string helpers) => Single($"await chat.GetResponseAsync(\"hi\", {options});", helpers);

    private static Task<CallSiteFact> Messages(string messages, string helpers) => Single($"List<ChatMessage> m = {messages}; await chat.GetResponseAsync(m);", helpers);

    private static async Task<CallSiteFact> Single(string body, string helpers) => (await CallSites.Of($$"""
        using Microsoft.Extensions.AI; using OpenAI;
        static class App
        {
            {{helpers}}
            static async Task Main() { var chat = new OpenAI.Chat.ChatClient("gpt-4.1-mini", "key").AsIChatClient(); {{body}} }
        }
        """)).Single();

    [Theory]
    [InlineData("{ return (new ChatCompletionOptions { MaxOutputTokenCount = 300 }); }")]
    [InlineData("{ return new ChatCompletionOptions { MaxOutputTokenCount = 300 }!; }")]
    [InlineData("=> ((new() { MaxOutputTokenCount = 300 })!);")]
    [InlineData("{ var made = new ChatCompletionOptions(); made.MaxOutputTokenCount = 300; return (made); }")]
    public async Task What_is_returned_in_parentheses_is_returned(string body)
    {
        var site = await CallSites.Single(Code.OpenAI("await client.CompleteChatAsync([new UserChatMessage(question)], Made());", "static ChatCompletionOptions Made() " + body));
        Assert.Equal((CapState.Set, 300L), (site.Cap.State, site.Cap.Tokens));
    }
}
