using System.Threading.Tasks;
using Xunit;
using Verify = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL2001OutputCapMissingFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class PL2001OutputCapMissingFixTests
{
    [Fact]
    public Task Options_that_are_made_in_the_call_get_the_cap() => Chat(
        """await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], new ChatCompletionOptions { Temperature = 0 });""",
        """await chat.CompleteChatAsync([new UserChatMessage("hi")], new ChatCompletionOptions { Temperature = 0, MaxOutputTokenCount = 1024 });""");

    [Fact]
    public Task Options_without_an_initializer_get_one() => Chat(
        """
        var options = new ChatCompletionOptions();
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], options);
        """,
        """
        var options = new ChatCompletionOptions { MaxOutputTokenCount = 1024 };
                await chat.CompleteChatAsync([new UserChatMessage("hi")], options);
        """);

    [Fact]
    public Task Target_typed_options_stay_target_typed() => Chat(
        """
        ChatCompletionOptions options = new();
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], options);
        """,
        """
        ChatCompletionOptions options = new() { MaxOutputTokenCount = 1024 };
                await chat.CompleteChatAsync([new UserChatMessage("hi")], options);
        """);

    [Fact]
    public Task An_initializer_of_many_lines_gets_one_line_more() => Chat(
        """
        var options = new ChatCompletionOptions
                {
                    Temperature = 0, // exact
                    TopP = 1, // all of it
                };
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], options);
        """,
        """
        var options = new ChatCompletionOptions
                {
                    Temperature = 0, // exact
                    TopP = 1, // all of it
                    MaxOutputTokenCount = 1024,
                };
                await chat.CompleteChatAsync([new UserChatMessage("hi")], options);
        """);

    [Fact]
    public Task The_last_line_of_an_initializer_keeps_its_comment() => Chat(
        """
        var options = new ChatCompletionOptions
                {
                    Temperature = 0,
                    TopP = 1 // all of it
                };
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], options);
        """,
        """
        var options = new ChatCompletionOptions
                {
                    Temperature = 0,
                    TopP = 1, // all of it
                    MaxOutputTokenCount = 1024
                };
                await chat.CompleteChatAsync([new UserChatMessage("hi")], options);
        """);

    [Fact]
    public Task A_cap_that_is_set_to_nothing_is_replaced() => Chat(
        """await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], new() { MaxOutputTokenCount = null });""",
        """await chat.CompleteChatAsync([new UserChatMessage("hi")], new() { MaxOutputTokenCount = 1024 });""");

    [Fact]
    public Task No_options_become_options() => Chat(
        """await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], null, default);""",
        """await chat.CompleteChatAsync([new UserChatMessage("hi")], new ChatCompletionOptions { MaxOutputTokenCount = 1024 }, default);""");

    [Fact]
    public Task An_optional_argument_is_given_in_its_place() => Chat(
        """await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("hi")], cancellationToken: default);""",
        """await chat.CompleteChatAsync([new UserChatMessage("hi")], new ChatCompletionOptions { MaxOutputTokenCount = 1024 }, cancellationToken: default);""");

    [Fact]
    public Task An_optional_argument_is_named_where_others_are_out_of_order() => Chat(
        """await chat.{|PL2001:CompleteChatAsync|}(cancellationToken: default, messages: [new UserChatMessage("hi")]);""",
        """await chat.CompleteChatAsync(cancellationToken: default, messages: [new UserChatMessage("hi")], options: new ChatCompletionOptions { MaxOutputTokenCount = 1024 });""");

    [Fact]
    public Task Messages_without_options_move_into_a_list() => Chat(
        """await chat.{|PL2001:CompleteChatAsync|}(new SystemChatMessage("Be brief."), new UserChatMessage("hi"));""",
        """await chat.CompleteChatAsync([new SystemChatMessage("Be brief."), new UserChatMessage("hi")], new ChatCompletionOptions { MaxOutputTokenCount = 1024 });""");

    [Fact]
    public Task A_bare_text_stays_a_message() => Chat(
        """chat.{|PL2001:CompleteChat|}("hi");""",
        """chat.CompleteChat(["hi"], new ChatCompletionOptions { MaxOutputTokenCount = 1024 });""");

    [Fact]
    public Task An_array_of_messages_is_handed_on_as_it_is() => Chat(
        """
        ChatMessage[] all = [new UserChatMessage("hi")];
                await foreach (var part in chat.{|PL2001:CompleteChatStreamingAsync|}(all)) { }
        """,
        """
        ChatMessage[] all = [new UserChatMessage("hi")];
                await foreach (var part in chat.CompleteChatStreamingAsync(all, new ChatCompletionOptions { MaxOutputTokenCount = 1024 })) { }
        """);

    [Fact]
    public Task Before_CSharp_12_messages_move_into_an_array()
    {
        var test = new VerifyFix<PL2001OutputCapMissingFix>.FixTest(
            "PL2001",
            InClass("""chat.{|PL2001:CompleteChat|}("hi", new SystemChatMessage("Be brief."));"""),
            InClass("""chat.CompleteChat(new ChatMessage[] { "hi", new SystemChatMessage("Be brief.") }, new ChatCompletionOptions { MaxOutputTokenCount = 1024 });"""),
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10);
        return test.RunAsync();
    }

    [Fact]
    public Task The_cap_is_the_one_of_the_users_options() => Verify.Becomes(
        "PL2001",
        InClass("""chat.{|PL2001:CompleteChat|}("hi");"""),
        InClass("""chat.CompleteChat(["hi"], new ChatCompletionOptions { MaxOutputTokenCount = 300 });"""),
        static test => test.EditorConfig("promptlint.PL2001.default_cap = 300"));

    [Fact]
    public Task A_title_tells_the_cap() => Verify.Becomes(
        "PL2001",
        InClass("""chat.{|PL2001:CompleteChat|}("hi");"""),
        InClass("""chat.CompleteChat(["hi"], new ChatCompletionOptions { MaxOutputTokenCount = 1024 });"""),
        static test => test.CodeActionVerifier = static (action, verify) => verify.Equal("Cap the answer at 1,024 tokens", action.Title));

    [Fact]
    public Task Calls_that_share_a_field_are_fixed_with_it() => Verify.Becomes(
        "PL2001",
        """
        using System.Threading.Tasks;
        using OpenAI.Chat;

        class C(ChatClient chat)
        {
            private static readonly ChatCompletionOptions Options = new() { Temperature = 0 };

            async Task M()
            {
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("one")], Options);
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("two")], Options);
                await chat.{|PL2001:CompleteChatAsync|}(new UserChatMessage("three"));
                await chat.{|PL2001:CompleteChatAsync|}([new UserChatMessage("four")], new ChatCompletionOptions());
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using OpenAI.Chat;

        class C(ChatClient chat)
        {
            private static readonly ChatCompletionOptions Options = new() { Temperature = 0, MaxOutputTokenCount = 1024 };

            async Task M()
            {
                await chat.CompleteChatAsync([new UserChatMessage("one")], Options);
                await chat.CompleteChatAsync([new UserChatMessage("two")], Options);
                await chat.CompleteChatAsync([new UserChatMessage("three")], new ChatCompletionOptions { MaxOutputTokenCount = 1024 });
                await chat.CompleteChatAsync([new UserChatMessage("four")], new ChatCompletionOptions { MaxOutputTokenCount = 1024 });
            }
        }
        """,
        static test => test.NumberOfFixAllIterations = 1);

    [Fact]
    public Task A_text_for_the_responses_client_moves_into_a_request() => Verify.Becomes(
        "PL2001",
        InClass("""await responses.{|PL2001:CreateResponseAsync|}("gpt-5-mini", "hi", previousResponseId: "id", cancellationToken: default);"""),
        InClass("""await responses.CreateResponseAsync(new CreateResponseOptions("gpt-5-mini", [ResponseItem.CreateUserMessageItem("hi")]) { MaxOutputTokenCount = 1024, PreviousResponseId = "id" }, default);"""));

    [Fact]
    public Task Items_for_the_responses_client_move_into_a_request() => Verify.Becomes(
        "PL2001",
        InClass("""responses.{|PL2001:CreateResponse|}("gpt-5-mini", [ResponseItem.CreateUserMessageItem("hi")]);"""),
        InClass("""responses.CreateResponse(new CreateResponseOptions("gpt-5-mini", [ResponseItem.CreateUserMessageItem("hi")]) { MaxOutputTokenCount = 1024 });"""));

    [Fact]
    public Task A_streamed_response_still_streams() => Verify.Becomes(
        "PL2001",
        InClass("""await foreach (var part in await responses.{|PL2001:CreateResponseStreamingAsync|}("gpt-5-mini", "hi")) { }"""),
        InClass("""await foreach (var part in await responses.CreateResponseStreamingAsync(new CreateResponseOptions("gpt-5-mini", [ResponseItem.CreateUserMessageItem("hi")]) { MaxOutputTokenCount = 1024, StreamingEnabled = true })) { }"""));

    [Fact]
    public Task The_common_chat_interface_gets_its_own_options() => Verify.Becomes(
        "PL2001",
        InAbstraction("""await chat.{|PL2001:GetResponseAsync|}("hi", cancellationToken: default);"""),
        InAbstraction("""await chat.GetResponseAsync("hi", new ChatOptions { MaxOutputTokens = 1024 }, cancellationToken: default);"""));

    [Fact]
    public Task An_answer_with_a_schema_gets_options_by_name() => Verify.Becomes(
        "PL2001",
        InAbstraction("""await chat.{|PL2001:GetResponseAsync<int[]>|}(cancellationToken: default, chatMessage: "hi");"""),
        InAbstraction("""await chat.GetResponseAsync<int[]>(cancellationToken: default, chatMessage: "hi", options: new ChatOptions { MaxOutputTokens = 1024 });"""));

    [Fact]
    public Task Options_of_a_property_in_sight_are_capped_there() => Verify.Becomes(
        "PL2001",
        InAbstraction("""await chat.{|PL2001:GetResponseAsync|}("hi", Defaults);""", "static ChatOptions Defaults { get; } = new() { Temperature = 0 };"),
        InAbstraction("""await chat.GetResponseAsync("hi", Defaults);""", "static ChatOptions Defaults { get; } = new() { Temperature = 0, MaxOutputTokens = 1024 };"));

    [Fact]
    public Task Both_sides_of_a_choice_are_capped() => Verify.Becomes(
        "PL2001",
        InAbstraction("""await chat.{|PL2001:GetResponseAsync|}("hi", exact ? new ChatOptions { Temperature = 0 } : null);""", "bool exact;"),
        InAbstraction("""await chat.GetResponseAsync("hi", exact ? new ChatOptions { Temperature = 0, MaxOutputTokens = 1024 } : new ChatOptions { MaxOutputTokens = 1024 });""", "bool exact;"));

    [Fact]
    public Task A_kernel_prompt_gets_arguments_with_settings() => Verify.Becomes(
        "PL2001",
        InKernel("""await kernel.{|PL2001:InvokePromptAsync|}("hi");"""),
        InKernel("""await kernel.InvokePromptAsync("hi", new KernelArguments(new OpenAIPromptExecutionSettings { MaxTokens = 1024 }));""", connectors: true));

    [Fact]
    public Task A_kernel_prompts_arguments_are_kept() => Verify.Becomes(
        "PL2001",
        InKernel("""await kernel.{|PL2001:InvokePromptAsync|}("hi {{$x}}", new KernelArguments { ["x"] = 1 });""", connectors: true),
        InKernel("""await kernel.InvokePromptAsync("hi {{$x}}", new KernelArguments(new OpenAIPromptExecutionSettings { MaxTokens = 1024 }) { ["x"] = 1 });""", connectors: true));

    [Fact]
    public Task A_kernel_prompts_settings_are_capped_where_they_are_made() => Verify.Becomes(
        "PL2001",
        InKernel("""
            var settings = new OpenAIPromptExecutionSettings { Temperature = 0 };
                    await kernel.{|PL2001:InvokePromptAsync|}("hi {{$x}}", new(settings) { ["x"] = 1 });
            """, connectors: true),
        InKernel("""
            var settings = new OpenAIPromptExecutionSettings { Temperature = 0, MaxTokens = 1024 };
                    await kernel.InvokePromptAsync("hi {{$x}}", new(settings) { ["x"] = 1 });
            """, connectors: true));

    [Fact]
    public Task A_chat_service_gets_settings() => Verify.Becomes(
        "PL2001",
        InKernel("""await service.{|PL2001:GetChatMessageContentAsync|}(new ChatHistory("hi"), kernel: kernel);""", connectors: true),
        InKernel("""await service.GetChatMessageContentAsync(new ChatHistory("hi"), new OpenAIPromptExecutionSettings { MaxTokens = 1024 }, kernel: kernel);""", connectors: true));

    [Fact]
    public Task Settings_of_no_vendor_become_settings_that_can_be_capped() => Verify.Becomes(
        "PL2001",
        InKernel("""await service.{|PL2001:GetChatMessageContentAsync|}(new ChatHistory("hi"), new PromptExecutionSettings { ModelId = "gpt-4o" });""", connectors: true),
        InKernel("""await service.GetChatMessageContentAsync(new ChatHistory("hi"), new OpenAIPromptExecutionSettings { ModelId = "gpt-4o", MaxTokens = 1024 });""", connectors: true));

    [Fact]
    public Task A_function_made_from_a_prompt_is_capped() => Verify.Becomes(
        "PL2001",
        InKernel("""
            var function = kernel.CreateFunctionFromPrompt("hi {{$x}}");
                    await kernel.{|PL2001:InvokeAsync|}(function, new KernelArguments { ["x"] = 1 });
            """, connectors: true),
        InKernel("""
            var function = kernel.CreateFunctionFromPrompt("hi {{$x}}");
                    await kernel.InvokeAsync(function, new KernelArguments(new OpenAIPromptExecutionSettings { MaxTokens = 1024 }) { ["x"] = 1 });
            """, connectors: true));

    [Fact]
    public Task A_type_whose_using_would_make_names_ambiguous_is_written_in_full() => Verify.Becomes(
        "PL2001",
        """
        using Microsoft.Extensions.AI;

        class C
        {
            ChatMessage last;

            void M(Clients clients) => clients.Chat.{|PL2001:CompleteChat|}("hi");
        }

        class Clients
        {
            public OpenAI.Chat.ChatClient Chat;
        }
        """,
        """
        using Microsoft.Extensions.AI;

        class C
        {
            ChatMessage last;

            void M(Clients clients) => clients.Chat.CompleteChat(["hi"], new OpenAI.Chat.ChatCompletionOptions { MaxOutputTokenCount = 1024 });
        }

        class Clients
        {
            public OpenAI.Chat.ChatClient Chat;
        }
        """);

    [Fact]
    public Task A_raw_request_has_no_finding_and_so_no_fix() => Verify.IsLeftAlone(
        "PL2001",
        InClass("""chat.CompleteChat(System.ClientModel.BinaryContent.Create(System.BinaryData.FromString("{}")));"""));

    [Fact]
    public Task Options_that_are_unknown_are_left_alone() => Verify.IsLeftAlone(
        "PL2001",
        InAbstraction("""await chat.GetResponseAsync("hi", given);""", "ChatOptions given;"));

    [Fact]
    public Task A_function_that_carries_a_cap_is_left_alone_whatever_its_arguments() => Verify.IsLeftAlone(
        "PL2001",
        InKernel("""
            var function = kernel.CreateFunctionFromPrompt("hi {{$x}}", new OpenAIPromptExecutionSettings { MaxTokens = 5 });
                    await kernel.InvokeAsync(function, new KernelArguments { ["x"] = 1 });
            """, connectors: true));

    private static Task Chat(string before, string after) => Verify.Becomes("PL2001", InClass(before), InClass(after));

    private static string InClass(string statements) => $$"""
        using System.Threading.Tasks;
        using OpenAI.Chat;
        using OpenAI.Responses;

        class C
        {
            async Task M(ChatClient chat, ResponsesClient responses)
            {
                {{statements}}
            }
        }
        """;

    private static string InAbstraction(string statements, string members = "int other;") => $$"""
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using OpenAI;

        class C
        {
            {{members}}

            async Task M(OpenAIClient client)
            {
                var chat = client.GetChatClient("gpt-4o").AsIChatClient();
                {{statements}}
            }
        }
        """;

    private static string InKernel(string statements, bool connectors = false) => $$"""
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;{{(connectors ? "\nusing Microsoft.SemanticKernel.Connectors.OpenAI;" : "")}}

        class C
        {
            async Task M(Kernel kernel, IChatCompletionService service)
            {
                {{statements}}
            }
        }
        """;
}
