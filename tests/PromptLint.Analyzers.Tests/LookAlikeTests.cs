using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What is called like a billed call, or stands near one, and is none.</summary>
public sealed class LookAlikeTests
{
    [Fact]
    public Task A_method_of_ones_own_with_the_same_name() => CallSites.None("""
        class Api { public Task<string> GetResponseAsync(string question) => Task.FromResult(question); public void CompleteChat(string text) { } }
        class App { Task Run(Api api) { api.CompleteChat("Hi"); return api.GetResponseAsync("Hi"); } }
        """);

    [Fact]
    public Task An_extension_of_ones_own_with_the_same_name() => CallSites.None("""
        static class Extensions { public static Task<string> GetResponseAsync(this string question) => Task.FromResult(question); }
        class App { Task Run() => "Hi".GetResponseAsync(); }
        """);

    [Fact]
    public Task A_type_of_ones_own_with_the_same_name_in_another_namespace() => CallSites.None("""
        namespace Fake.Chat { class ChatClient { public void CompleteChat(string text) { } } class App { void Run() => new ChatClient().CompleteChat("Hi"); } }
        """);

    [Fact]
    public Task Messages_of_another_vendor() => CallSites.None("""
        class Sms { public MessageApi Messages { get; } = new(); }
        class MessageApi { public void Create(object message) { } }
        class App { void Run(Sms sms) => sms.Messages.Create(new { To = "1" }); }
        """);

    [Fact]
    public Task A_call_by_dynamic_is_not_bound() => CallSites.None("class App { void Run(dynamic client) => client.CompleteChat(\"Hi\"); }");

    [Fact]
    public Task Tool_calls_that_are_run_here_cost_nothing() => CallSites.None("""
        using Microsoft.SemanticKernel; using Microsoft.Extensions.AI;
        class App
        {
            Task One(Kernel kernel, Microsoft.SemanticKernel.FunctionCallContent toolCall) => toolCall.InvokeAsync(kernel);
            ValueTask<object?> Two(AIFunction function) => function.InvokeAsync();
        }
        """);

    [Fact]
    public Task A_kernel_function_from_a_method_costs_nothing() => CallSites.None(Code.Kernel("""
        var function = kernel.CreateFunctionFromMethod(() => 3, "three");
        await kernel.InvokeAsync(function);
        await function.InvokeAsync(kernel);
        """));

    [Fact]
    public Task A_kernel_function_that_may_be_anything_is_not_certain() => CallSites.None(
        "using Microsoft.SemanticKernel; class App { Task Run(Kernel kernel, KernelFunction function) => kernel.InvokeAsync(function); }");

    [Fact]
    public Task What_was_answered_before_is_fetched_for_nothing() => CallSites.None(Code.OpenAI("""
        await client.GetChatCompletionAsync("id");
        await foreach (var item in client.GetChatCompletionsAsync()) { }
        await new ResponsesClient("key").GetResponseAsync("id");
        await new ResponsesClient("key").CancelResponseAsync("id");
        """));

    [Fact]
    public Task Counting_tokens_costs_nothing() => CallSites.None(Code.Anthropic("""
        await client.Messages.CountTokens(new MessageCountTokensParams { Model = Model.ClaudeHaiku4_5, Messages = [new UserMessageParam("Hi")] });
        """));

    [Fact]
    public Task A_decorator_that_hands_the_call_on_is_no_call_site() => CallSites.None("""
        using Microsoft.Extensions.AI;
        class Logging(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                base.GetResponseAsync(messages, options, cancellationToken);

            public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                await foreach (var update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken)) { yield return update; }
            }
        }
        """);

    [Fact]
    public Task An_implementation_over_another_client_is_no_call_site() => CallSites.None("""
        using Microsoft.Extensions.AI;
        class Routing(IChatClient cheap, IChatClient dear) : IChatClient
        {
            public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                (messages.Count() > 3 ? dear : cheap).GetResponseAsync(messages, options, cancellationToken);
            IAsyncEnumerable<ChatResponseUpdate> IChatClient.GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
                cheap.GetStreamingResponseAsync(messages, options, cancellationToken);
            public object? GetService(Type serviceType, object? serviceKey = null) => null;
            public void Dispose() { }
        }
        """);

    [Fact]
    public async Task The_caller_of_a_decorator_is_the_call_site() => Assert.Single(await CallSites.Of("""
        using Microsoft.Extensions.AI;
        class Plain(IChatClient inner) : DelegatingChatClient(inner) { }
        class App { Task Run(Plain client) => client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")]); }
        """));

    [Fact]
    public async Task The_caller_of_an_implementation_is_the_call_site() => Assert.Single(await CallSites.Of("""
        using Microsoft.Extensions.AI;
        class Fake : IChatClient
        {
            public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(new ChatResponse());
            public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
            public object? GetService(Type serviceType, object? serviceKey = null) => null;
            public void Dispose() { }
        }
        class App { Task Run(Fake client) => client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")]); }
        """));

    [Fact]
    public async Task The_caller_of_an_override_is_the_call_site() => Assert.Single(await CallSites.Of("""
        using Microsoft.Extensions.AI;
        class Logging(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                base.GetResponseAsync(messages, options, cancellationToken);
        }
        class App { Task Run(Logging client) => client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")]); }
        """));

    [Fact]
    public async Task An_override_of_an_OpenAI_client_is_called_like_the_client() => Assert.Single(await CallSites.Of("""
        using OpenAI.Chat; using System.ClientModel;
        class Traced : ChatClient
        {
            public override Task<ClientResult<ChatCompletion>> CompleteChatAsync(params ChatMessage[] messages) => base.CompleteChatAsync(messages);
        }
        class App { Task Run(Traced client) => client.CompleteChatAsync("Hi"); }
        """));

    [Fact]
    public async Task A_wrapper_under_another_name_holds_the_call_site()
    {
        var site = await CallSites.Single("""
            using Microsoft.Extensions.AI;
            class Gateway(IChatClient client) { public Task<ChatResponse> Ask(string question) => client.GetResponseAsync(question); }
            class App { Task Run(Gateway gateway) => gateway.Ask("Hi"); }
            """);
        Assert.Equal("M:Gateway.Ask(System.String)", site.Member);
    }

    [Fact]
    public Task Names_and_references_are_no_calls() => CallSites.None("""
        using OpenAI.Chat;
        class App { Func<ChatMessage[], System.ClientModel.ClientResult<ChatCompletion>> Run(ChatClient client) { var name = nameof(client.CompleteChat); return client.CompleteChat; } }
        """);

    [Fact]
    public Task A_poll_by_name_of_an_assistant_run_costs_nothing() => CallSites.None("""
        using OpenAI.Assistants;
        class App { async Task Run(AssistantClient client) { await client.GetRunAsync("thread", "run"); await client.CreateThreadAsync(); } }
        """);
}
