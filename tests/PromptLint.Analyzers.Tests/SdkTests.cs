using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What is read of a call of each SDK: operation, model, cap, stop, retries.</summary>
public sealed class SdkTests
{
    [Fact]
    public async Task OpenAI_chat()
    {
        var site = await CallSites.Single(Code.OpenAI("await client.CompleteChatAsync([new SystemChatMessage(\"Be brief.\"), new UserChatMessage(\"Hi\")], new() { MaxOutputTokenCount = 200, StopSequences = { \"END\" } });"));
        Assert.Equal("openai", site.Sdk);
        Assert.Equal(LlmOperation.Chat, site.Operation);
        Assert.Equal("ChatClient.CompleteChatAsync", site.Method);
        Assert.Equal(("gpt-4.1-mini", ModelSource.Literal), (site.Model.Id, site.Model.How));
        Assert.Equal((3L, 1L), (site.Input.System, site.Input.User));
        Assert.Equal((CapState.Set, 200L), (site.Cap.State, site.Cap.Tokens));
        Assert.Equal(StopState.Set, site.Stop);
        Assert.Equal((1L, 4L), (site.Attempts.Low, site.Attempts.High));
        Assert.Empty(site.Input.Holes);
        Assert.Equal("M:App.Run(System.String,System.Threading.CancellationToken)", site.Member);
        Assert.Equal("M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#1", site.Id);
        Assert.Equal(("Test.cs", 17), (site.Place.File, site.Place.Line));
    }

    [Theory]
    [InlineData("client.CompleteChat(question)")]
    [InlineData("client.CompleteChat(new UserChatMessage(question))")]
    [InlineData("client.CompleteChat([question])")]
    [InlineData("client.CompleteChatStreaming(question)")]
    [InlineData("client.CompleteChatStreamingAsync(question)")]
    [InlineData("client?.CompleteChat(question)")]
    [InlineData("this.client.CompleteChat(messages: [question])")]
    [InlineData("client!.CompleteChat(question)")]
    public async Task OpenAI_chat_in_every_form(string call)
    {
        var site = await CallSites.Single(Code.OpenAI($"_ = {call};"));
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
        Assert.Equal("question", Assert.Single(site.Input.Holes).Expression);
    }

    [Fact]
    public async Task OpenAI_responses_name_their_model_in_the_request()
    {
        var sites = await CallSites.Of(Code.OpenAI("""
            var responses = new ResponsesClient("key");
            await responses.CreateResponseAsync("gpt-4.1", "Hi");
            await responses.CreateResponseAsync(new CreateResponseOptions("gpt-4.1", [ResponseItem.CreateUserMessageItem("Hi")]) { Instructions = "Be brief.", MaxOutputTokenCount = 300 });
            var later = new CreateResponseOptions { Model = "gpt-4.1" };
            later.InputItems.Add(ResponseItem.CreateSystemMessageItem("Be brief."));
            later.InputItems.Add(ResponseItem.CreateUserMessageItem("Hi"));
            await responses.CreateResponseAsync(later);
            """));
        Assert.All(sites, static s => Assert.Equal((LlmOperation.Responses, "gpt-4.1", StopState.Unsupported), (s.Operation, s.Model.Id, s.Stop)));
        Assert.Equal([(0, 1), (3, 1), (3, 1)], sites.Select(static s => ((int)s.Input.System, (int)s.Input.User)));
        Assert.Equal([CapState.Missing, CapState.Set, CapState.Missing], sites.Select(static s => s.Cap.State));
    }

    [Fact]
    public async Task OpenAI_embeddings_have_neither_cap_nor_stop()
    {
        var sites = await CallSites.Of(Code.OpenAI("""
            var embeddings = new OpenAIClient("key").GetEmbeddingClient("text-embedding-3-small");
            await embeddings.GenerateEmbeddingAsync("Hi");
            await embeddings.GenerateEmbeddingsAsync(["Hi", "Hi"]);
            """));
        Assert.All(sites, static s => Assert.Equal((LlmOperation.Embedding, "text-embedding-3-small", CapState.NotApplicable, StopState.NotApplicable), (s.Operation, s.Model.Id, s.Cap.State, s.Stop)));
        Assert.Equal([1L, 2L], sites.Select(static s => s.Input.Total.Low));
    }

    [Fact]
    public async Task Retries_set_on_the_client_are_counted()
    {
        var site = await CallSites.Single(Code.OpenAI("""
            var options = new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(1) };
            await new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), options).CompleteChatAsync("Hi");
            """));
        Assert.Equal(2, site.Attempts.High);
        Assert.Equal(17, Assert.Single(site.Attempts.Factors).Place.Line);
    }

    [Fact]
    public async Task Azure_names_deployments()
    {
        var site = await CallSites.Single("""
            using Azure.AI.OpenAI; using OpenAI.Chat;
            class App { Task Run() => new AzureOpenAIClient(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("desk").CompleteChatAsync("Hi"); }
            """);
        Assert.Null(site.Cost.Low);
        Assert.Equal(4, site.Attempts.High);
    }

    [Fact]
    public async Task A_deployment_that_is_called_like_a_model_is_taken_at_its_word()
    {
        var site = await CallSites.Single("""
            using Azure.AI.OpenAI; using OpenAI.Chat;
            class App { Task Run() => new AzureOpenAIClient(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o").CompleteChatAsync("Hi"); }
            """);
        Assert.Equal(("gpt-4o", ModelSource.Deployment), (site.Model.Id, site.Model.How));
        Assert.NotNull(site.Cost.Low);
    }

    [Fact]
    public async Task Extensions_AI_by_interface_by_extension_and_by_answer_type()
    {
        var sites = await CallSites.Of(Code.Extensions(
            """
            await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, "Hi")], new ChatOptions { MaxOutputTokens = 9, StopSequences = ["END"] });
            await client.GetResponseAsync("Hi", new ChatOptions { Instructions = "Be brief.", MaxOutputTokens = 9, StopSequences = ["END"] });
            await client.GetResponseAsync<City>("Hi", new ChatOptions { Instructions = "Be brief.", MaxOutputTokens = 9, StopSequences = ["END"] });
            await foreach (var update in client.GetStreamingResponseAsync("Hi", new() { Instructions = "Be brief.", MaxOutputTokens = 9, StopSequences = ["END"] })) { }
            """,
            "record City(string Name, int People);"));
        Assert.Equal(4, sites.Count);
        Assert.All(sites, static s => Assert.Equal(("gpt-4.1-mini", 3L, 1L, 9L, StopState.Set), (s.Model.Id, s.Input.System, s.Input.User, s.Cap.Tokens, s.Stop)));
        Assert.Equal([0, 0, 1, 0], sites.Select(static s => s.Input.Tools > 0 ? 1 : 0));
        Assert.All(sites, static s => Assert.Equal(4, s.Attempts.High));
    }

    [Fact]
    public async Task Extensions_AI_embeddings()
    {
        var sites = await CallSites.Of(Code.Extensions("""
            IEmbeddingGenerator<string, Embedding<float>> embeddings = new OpenAIClient("key").GetEmbeddingClient("text-embedding-3-small").AsIEmbeddingGenerator();
            await embeddings.GenerateAsync("Hi");
            await embeddings.GenerateVectorAsync("Hi");
            await embeddings.GenerateAsync(["Hi"]);
            await embeddings.GenerateAndZipAsync(["Hi"]);
            """));
        Assert.Equal(4, sites.Count);
        Assert.All(sites, static s => Assert.Equal((LlmOperation.Embedding, "text-embedding-3-small", 1L), (s.Operation, s.Model.Id, s.Input.Total.Low)));
    }

    [Fact]
    public async Task A_model_in_options_wins_over_the_clients()
    {
        var site = await CallSites.Single(Code.Extensions("await client.GetResponseAsync(\"Hi\", new ChatOptions { ModelId = \"gpt-4.1\" });"));
        Assert.Equal("gpt-4.1", site.Model.Id);
    }

    [Fact]
    public async Task A_tool_loop_multiplies_only_where_there_are_tools()
    {
        const string Client = "var agent = client.AsBuilder().UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 5).Build();";
        var without = await CallSites.Single(Code.Extensions(Client + "await agent.GetResponseAsync(\"Hi\");"));
        var with = await CallSites.Single(Code.Extensions(Client + "await agent.GetResponseAsync(\"Hi\", new() { Tools = [AIFunctionFactory.Create(() => 3, \"three\", \"Gives three\")] });"));
        Assert.Equal(4, without.Attempts.High);
        Assert.Equal(24, with.Attempts.High);
        Assert.Contains(with.Attempts.Factors, static f => f is { Kind: AttemptKind.ToolLoop, High: 6 });
        Assert.True(with.Input.Tools > 0);
    }

    [Fact]
    public async Task The_tool_loop_of_Extensions_AI_asks_forty_times_more_by_default()
    {
        var site = await CallSites.Single(Code.Extensions("await client.AsBuilder().UseFunctionInvocation().Build().GetResponseAsync(\"Hi\", new() { Tools = [AIFunctionFactory.Create(() => 3)] });"));
        Assert.Contains(site.Attempts.Factors, static f => f is { Kind: AttemptKind.ToolLoop, High: 41 });
    }

    [Fact]
    public async Task Kernel_prompts()
    {
        var sites = await CallSites.Of(Code.Kernel("""
            await kernel.InvokePromptAsync("Say hi to {{$name}}", new() { ["name"] = question });
            await foreach (var update in kernel.InvokePromptStreamingAsync("Say hi to {{$name}}")) { }
            var function = kernel.CreateFunctionFromPrompt("Say hi to {{$name}}", new OpenAIPromptExecutionSettings { MaxTokens = 7 });
            await kernel.InvokeAsync(function);
            await function.InvokeAsync(kernel);
            await foreach (var update in function.InvokeStreamingAsync(kernel)) { }
            """));
        Assert.Equal(5, sites.Count);
        Assert.All(sites, static s => Assert.Equal("{{$name}}", Assert.Single(s.Input.Holes).Expression));
        Assert.All(sites, static s => Assert.Equal("gpt-4.1-mini", s.Model.Id));
        Assert.Equal([null, null, 7, 7, 7], sites.Select(static s => s.Cap.Tokens));
    }

    [Fact]
    public async Task Kernel_chat_services()
    {
        var sites = await CallSites.Of(Code.Kernel("""
            var chat = kernel.GetRequiredService<IChatCompletionService>();
            var history = new ChatHistory("Be brief.");
            history.AddUserMessage("Hi");
            var settings = new OpenAIPromptExecutionSettings { MaxTokens = 7, StopSequences = ["END"] };
            await chat.GetChatMessageContentsAsync(history, settings);
            await chat.GetChatMessageContentAsync(history, settings, kernel);
            await foreach (var update in chat.GetStreamingChatMessageContentsAsync(history, settings)) { }
            """));
        Assert.Equal(3, sites.Count);
        Assert.All(sites, static s => Assert.Equal(("gpt-4.1-mini", 3L, 1L, 7L, StopState.Set), (s.Model.Id, s.Input.System, s.Input.User, s.Cap.Tokens, s.Stop)));
    }

    [Fact]
    public async Task Automatic_functions_of_the_kernel_ask_again()
    {
        var site = await CallSites.Single(Code.Kernel(
            "await kernel.InvokePromptAsync(\"Say hi\", new(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }));"));
        Assert.Contains(site.Attempts.Factors, static f => f is { Kind: AttemptKind.ToolLoop, High: 129 });
    }

    [Fact]
    public async Task Anthropic_messages()
    {
        var site = await CallSites.Single(Code.Anthropic("""
            await client.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 256, System = "Be brief.", Messages = [new UserMessageParam("Hi")], StopSequences = ["END"] });
            """));
        Assert.Equal(("anthropic", "claude-haiku-4-5", ModelSource.Constant), (site.Sdk, site.Model.Id, site.Model.How));
        Assert.Equal((256L, StopState.Set, 3L), (site.Cap.Tokens, site.Stop, site.Attempts.High));
        Assert.True(site.Input.System > 0 && site.Input.User > 0);
    }

    [Fact]
    public async Task Anthropic_by_its_interfaces()
    {
        var sites = await CallSites.Of("""
            using Anthropic; using Anthropic.Services; using Anthropic.Models.Messages;
            class App
            {
                Task One(IAnthropicClient client) => client.Messages.Create(new() { Model = "claude-haiku-4-5", MaxTokens = 1, Messages = [new UserMessageParam("Hi")] });
                Task Two(IMessageService messages) => messages.Create(new() { Model = "claude-haiku-4-5", MaxTokens = 1, Messages = [new UserMessageParam("Hi")] });
                async Task Three(IMessageService messages) { await foreach (var update in messages.CreateStreaming(new() { Model = "claude-haiku-4-5", MaxTokens = 1, Messages = [new UserMessageParam("Hi")] })) { } }
            }
            """);
        Assert.Equal(3, sites.Count);
        Assert.All(sites, static s => Assert.Equal(("claude-haiku-4-5", ModelSource.Literal), (s.Model.Id, s.Model.How)));
        Assert.All(sites, static s => Assert.Null(s.Attempts.High));
    }

    [Fact]
    public async Task An_adapter_over_Anthropic_sends_a_cap_of_its_own()
    {
        var site = await CallSites.Single("""
            using Anthropic; using Microsoft.Extensions.AI;
            class App { Task Run() { IChatClient client = new AnthropicClient { ApiKey = "k" }.AsIChatClient("claude-haiku-4-5"); return client.GetResponseAsync("Hi"); } }
            """);
        Assert.Equal((CapState.Set, 1024L, "claude-haiku-4-5"), (site.Cap.State, site.Cap.Tokens, site.Model.Id));
    }

    [Fact]
    public async Task A_client_of_a_caller_is_unknown_and_says_why()
    {
        var site = await CallSites.Single("using Microsoft.Extensions.AI; class App(IChatClient client) { Task Run() => client.GetResponseAsync(\"Hi\"); }");
        Assert.Null(site.Model.Id);
        Assert.Contains("client", site.Model.Why, System.StringComparison.Ordinal);
        Assert.Null(site.Cost.Low);
        Assert.Null(site.Cost.High);
        Assert.Equal(CapState.Missing, site.Cap.State);
    }

    [Fact]
    public async Task A_gateway_of_ones_own_is_described_by_a_catalog()
    {
        var site = Assert.Single(await CallSites.Of(
            new Settings("", ("Sdk", "gateway.json", """
                { "sdk": "gateway", "package": "ours", "versions": ["1"], "assemblies": [],
                  "calls": [ { "type": "Company.Gateway", "methods": ["Ask"], "operation": "chat", "slots": { "this": "client", "prompt": "text", "most": "cap", "model": "model" } } ] }
                """)),
            "namespace Company { class Gateway { public void Ask(string prompt, string model, int most = 0) { } } class App { void Run() => new Gateway().Ask(most: 5, model: \"gpt-4.1\", prompt: \"Hi\"); } }"));
        Assert.Equal(("gateway", "gpt-4.1", 5L, 1L), (site.Sdk, site.Model.Id, site.Cap.Tokens, site.Input.User));
    }
}
