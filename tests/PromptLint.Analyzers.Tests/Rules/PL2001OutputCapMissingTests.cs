using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL2001OutputCapMissingTests
{
    private static Task OpenAI(string body, string members = "") => Verify.Diagnostics("PL2001", Code.OpenAI(body, members));

    private static Task Extensions(string body, string members = "") => Verify.Diagnostics("PL2001", Code.Extensions(body, members));

    private static Task Kernel(string body, string members = "") => Verify.Diagnostics("PL2001", Code.Kernel(body, members));

    [Fact]
    public Task The_message_tells_what_the_longest_answer_costs() => Verify.Message(
        "PL2001",
        "The answer of `client.CompleteChatAsync` has no cap: set `ChatCompletionOptions.MaxOutputTokenCount`; gpt-4.1-mini may write 32,768 tokens, $0.0524 for one answer",
        Code.OpenAI("await client.[|CompleteChatAsync|](question);"));

    [Fact]
    public Task The_message_tells_no_dollars_for_an_unknown_model() => Verify.Message(
        "PL2001",
        "The answer of `client.CompleteChat` has no cap: set `ChatCompletionOptions.MaxOutputTokenCount`",
        "using OpenAI.Chat; class App { void Run(ChatClient client) => client.[|CompleteChat|](\"Hi\"); }");

    [Fact]
    public Task Options_without_a_cap_are_reported() => OpenAI("await client.[|CompleteChatAsync|]([new UserChatMessage(question)], new ChatCompletionOptions { Temperature = 0 });");

    [Fact]
    public Task A_cap_in_an_initializer_is_a_cap() => OpenAI("await client.CompleteChatAsync([new UserChatMessage(question)], new ChatCompletionOptions { MaxOutputTokenCount = 200 });");

    [Fact]
    public Task A_cap_in_a_target_typed_new_is_a_cap() => OpenAI("await client.CompleteChatAsync([new UserChatMessage(question)], new() { MaxOutputTokenCount = 200 });");

    [Fact]
    public Task Reordered_arguments_are_told_apart_by_name() => OpenAI("await client.CompleteChatAsync(options: new() { MaxOutputTokenCount = 200 }, messages: [new UserChatMessage(question)]);");

    [Fact]
    public Task A_cap_assigned_later_is_a_cap() => OpenAI("var options = new ChatCompletionOptions(); options.MaxOutputTokenCount = 200; await client.CompleteChatAsync([question], options);");

    [Fact]
    public Task A_cap_assigned_after_the_call_comes_too_late() => OpenAI("var options = new ChatCompletionOptions(); await client.[|CompleteChatAsync|]([question], options); options.MaxOutputTokenCount = 200;");

    [Fact]
    public Task A_cap_assigned_on_some_paths_is_not_certain_to_be_missing() => OpenAI("var options = new ChatCompletionOptions(); if (question.Length > 9) options.MaxOutputTokenCount = 200; await client.CompleteChatAsync([question], options);");

    [Fact]
    public Task A_cap_of_null_is_no_cap() => OpenAI("await client.[|CompleteChatAsync|]([question], new ChatCompletionOptions { MaxOutputTokenCount = null });");

    [Fact]
    public Task A_computed_cap_is_a_cap() => OpenAI("await client.CompleteChatAsync([question], new ChatCompletionOptions { MaxOutputTokenCount = question.Length * 4 });");

    [Fact]
    public Task Options_of_a_caller_are_not_certain() => OpenAI("", "Task Ask(ChatCompletionOptions options) => client.CompleteChatAsync([\"Hi\"], options);");

    [Fact]
    public Task Options_of_a_helper_method_are_read() => OpenAI(
        "await client.[|CompleteChatAsync|]([question], Plain()); await client.CompleteChatAsync([question], Capped(200));",
        """
        static ChatCompletionOptions Plain() => new() { Temperature = 0 };
        static ChatCompletionOptions Capped(int cap) { var options = new ChatCompletionOptions(); options.MaxOutputTokenCount = cap; return options; }
        """);

    [Fact]
    public Task Options_in_a_static_field_are_read() => OpenAI(
        "await client.[|CompleteChatAsync|]([question], Plain); await client.CompleteChatAsync([question], Capped);",
        """
        static readonly ChatCompletionOptions Plain = new();
        static readonly ChatCompletionOptions Capped = new() { MaxOutputTokenCount = 200 };
        """);

    [Fact]
    public Task Options_that_a_constructor_sets_are_read() => OpenAI(
        "await client.CompleteChatAsync([question], _capped); await client.[|CompleteChatAsync|]([question], _plain);",
        "readonly ChatCompletionOptions _capped; readonly ChatCompletionOptions _plain; App() { _capped = new() { MaxOutputTokenCount = 200 }; _plain = new(); }");

    [Fact]
    public Task Options_that_are_passed_to_somebody_may_have_got_a_cap() => OpenAI(
        "var options = new ChatCompletionOptions(); Tune(options); await client.CompleteChatAsync([question], options);",
        "static void Tune(ChatCompletionOptions options) => options.MaxOutputTokenCount = 10;");

    [Fact]
    public Task Streaming_is_capped_or_not_like_any_other_call() => OpenAI(
        "await foreach (var update in client.[|CompleteChatStreamingAsync|](question)) { } await foreach (var update in client.CompleteChatStreamingAsync([question], new() { MaxOutputTokenCount = 1 })) { }");

    [Fact]
    public Task An_embedding_has_no_output() => OpenAI("await new EmbeddingClient(\"text-embedding-3-small\", \"key\").GenerateEmbeddingAsync(question);");

    [Fact]
    public Task A_raw_body_may_hold_a_cap() => OpenAI("await client.CompleteChatAsync(BinaryContent.Create(BinaryData.FromString(question)));");

    [Fact]
    public Task Responses_are_capped_in_their_request() => OpenAI(
        """
        var responses = new ResponsesClient("key");
        await responses.[|CreateResponseAsync|]("gpt-4.1-mini", question);
        await responses.[|CreateResponseAsync|](new CreateResponseOptions("gpt-4.1-mini", [ResponseItem.CreateUserMessageItem(question)]));
        await responses.CreateResponseAsync(new CreateResponseOptions("gpt-4.1-mini", [ResponseItem.CreateUserMessageItem(question)]) { MaxOutputTokenCount = 300 });
        """);

    [Fact]
    public Task The_text_extension_of_Extensions_AI_is_a_call() => Extensions("await client.[|GetResponseAsync|](question); await client.GetResponseAsync(question, new() { MaxOutputTokens = 5 });");

    [Fact]
    public Task The_interface_method_of_Extensions_AI_is_a_call() => Extensions(
        "await client.[|GetResponseAsync|]([new ChatMessage(ChatRole.User, question)]); await client.GetResponseAsync([new ChatMessage(ChatRole.User, question)], new() { MaxOutputTokens = 5 });");

    [Fact]
    public Task A_structured_answer_is_a_call() => Extensions(
        "await client.[|GetResponseAsync<City>|](question); await client.GetResponseAsync<City>(question, new ChatOptions { MaxOutputTokens = 5 });",
        "record City(string Name);");

    [Fact]
    public Task A_client_that_may_give_defaults_leaves_a_missing_cap_uncertain() => Extensions(
        "var tuned = client.AsBuilder().ConfigureOptions(o => o.MaxOutputTokens ??= 100).Build(); await tuned.GetResponseAsync(question);");

    [Fact]
    public Task Options_that_are_cloned_keep_their_cap() => Extensions(
        "var options = new ChatOptions { MaxOutputTokens = 5 }; await client.GetResponseAsync(question, options.Clone());");

    [Fact]
    public Task The_settings_of_kernel_arguments_are_read() => Kernel(
        """
        await kernel.[|InvokePromptAsync|]("Say hi to {{$name}}", new() { ["name"] = question });
        await kernel.InvokePromptAsync("Say hi", new(new OpenAIPromptExecutionSettings { MaxTokens = 5 }));
        """);

    [Fact]
    public Task The_settings_of_a_function_from_a_prompt_are_read() => Kernel(
        """
        var plain = kernel.CreateFunctionFromPrompt("Say hi");
        var capped = kernel.CreateFunctionFromPrompt("Say hi", new OpenAIPromptExecutionSettings { MaxTokens = 5 });
        await kernel.[|InvokeAsync|](plain);
        await plain.[|InvokeAsync|](kernel);
        await kernel.InvokeAsync(capped);
        """);

    [Fact]
    public Task Free_form_settings_are_read_by_key() => Kernel(
        """
        var chat = kernel.GetRequiredService<IChatCompletionService>();
        await chat.[|GetChatMessageContentsAsync|](question, new PromptExecutionSettings());
        await chat.GetChatMessageContentsAsync(question, new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["max_tokens"] = 5 } });
        """);

    [Fact]
    public Task Anthropic_demands_a_cap_so_it_is_never_missing() => Verify.Diagnostics("PL2001", Code.Anthropic(
        "await client.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 100, Messages = [new UserMessageParam(question)] });"));

    [Fact]
    public Task An_adapter_with_a_cap_of_its_own_caps() => Verify.Diagnostics("PL2001", """
        using Anthropic; using Microsoft.Extensions.AI;
        class App { Task Run() { IChatClient client = new AnthropicClient { ApiKey = "k" }.AsIChatClient("claude-haiku-4-5"); return client.GetResponseAsync("Hi"); } }
        """);

    [Fact]
    public Task Azure_clients_are_OpenAI_clients() => Verify.Diagnostics("PL2001", """
        using Azure.AI.OpenAI; using OpenAI.Chat;
        class App { Task Run() => new AzureOpenAIClient(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("desk").[|CompleteChatAsync|]("Hi"); }
        """);
}
