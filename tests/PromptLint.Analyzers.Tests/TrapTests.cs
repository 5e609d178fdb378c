using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Traps of the SDKs' own making, each by its name; those of agents, deployments and earlier versions have tests of their own beside these.</summary>
public sealed class TrapTests
{
    [Fact]
    public async Task A_type_of_the_same_name_stands_in_two_assemblies()
    {
        // Microsoft.Extensions.AI.ChatClientExtensions: one assembly asks, the other makes agents.
        var sites = await CallSites.Of(Code.Extensions("""
            await client.GetResponseAsync("Hi");
            await client.AsAIAgent(instructions: "Be brief.").RunAsync("Hi");
            """));
        Assert.Equal([LlmOperation.Chat, LlmOperation.Agent], sites.Select(static s => s.Operation));
        Assert.All(sites, static s => Assert.Equal("gpt-4.1-mini", s.Model.Id));
    }

    [Fact]
    public async Task The_Responses_client_of_an_earlier_version_is_bound_to_its_model()
    {
        var sites = await CallSites.OnStubs("OpenAI.Earlier", """
            using OpenAI; using OpenAI.Responses;
            class App
            {
                async Task Run()
                {
                    var client = new OpenAIResponseClient("gpt-4.1", "key");
                    await client.CreateResponseAsync("Hi", new ResponseCreationOptions { Instructions = "Be brief.", MaxOutputTokenCount = 9 });
                    await foreach (var update in client.CreateResponseStreamingAsync("Hi")) { }
                }
            }
            """);
        Assert.Equal([("gpt-4.1", 3L, 9L), ("gpt-4.1", 0L, null)], sites.Select(static s => (s.Model.Id, s.Input.System, s.Cap.Tokens)));
    }

    [Fact]
    public async Task A_Responses_request_names_the_model_and_not_its_client()
    {
        var site = await CallSites.Single(Code.OpenAI("""await new OpenAIClient("key").GetResponsesClient().CreateResponseAsync(new CreateResponseOptions { Model = "gpt-4.1", InputItems = { ResponseItem.CreateUserMessageItem("Hi") } });"""));
        Assert.Equal("gpt-4.1", site.Model.Id);
    }

    [Theory]
    [InlineData("client.CompleteChat(\"Hi\")")]
    [InlineData("client.CompleteChat(new UserChatMessage(\"Hi\"), new UserChatMessage(\"Ho\"))")]
    [InlineData("new ResponsesClient(\"key\").CreateResponse(\"gpt-4.1\", \"Hi\")")]
    public async Task An_overload_without_options_is_always_uncapped(string call) =>
        Assert.Equal(CapState.Missing, (await CallSites.Single(Code.OpenAI($"_ = {call};"))).Cap.State);

    [Fact]
    public async Task A_call_through_ones_own_implementation_of_the_interface_counts()
    {
        var site = await CallSites.Single("""
            using Microsoft.Extensions.AI;
            sealed class Mine : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken stop = default) => throw new NotSupportedException();
                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken stop = default) => throw new NotSupportedException();
                public object? GetService(Type type, object? key = null) => null;
                public void Dispose() { }
            }
            class App { Task Run(Mine mine) => mine.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")]); }
            """);
        Assert.Equal(1, site.Input.User);
    }

    [Fact]
    public Task Create_is_matched_by_its_type_and_never_by_name_alone() => CallSites.None("""
        class Messages { public Task Create(object message) => Task.CompletedTask; }
        class App { Task Run(Messages messages) => messages.Create(new { Model = "claude-haiku-4-5", MaxTokens = 1 }); }
        """);

    [Theory]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens = 9)", CapState.Set)]
    [InlineData(".ConfigureOptions(o => Tune(o))", CapState.Unknown)]
    [InlineData(".UseLogging()", CapState.Missing)]
    public async Task A_cap_may_come_from_the_pipeline(string layer, CapState expected)
    {
        var site = await CallSites.Single(Code.Extensions($"var built = client.AsBuilder(){layer}.Build(); await built.GetResponseAsync(\"Hi\");", "static void Tune(ChatOptions options) => options.MaxOutputTokens = 9;"));
        Assert.Equal(expected, site.Cap.State);
    }

    [Fact]
    public async Task A_kernel_gives_the_SDK_an_HTTP_client_and_with_it_no_retries_but_the_service_alone_has_them()
    {
        var sites = await CallSites.Of("""
            using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using Microsoft.SemanticKernel.Connectors.OpenAI; using System.Net.Http;
            class App
            {
                async Task Run(HttpClient http)
                {
                    await new OpenAIChatCompletionService("gpt-4.1-mini", "key").GetChatMessageContentAsync("Hi");
                    await Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4.1-mini", "key").Build().InvokePromptAsync("Hi");
                    await Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4.1-mini", "key", httpClient: http).Build().InvokePromptAsync("Hi");
                }
            }
            """);
        Assert.Equal(new long?[] { 4, 1, 1 }, sites.Select(static s => s.Attempts.High));
    }

    [Fact]
    public async Task Anthropic_has_no_call_without_a_cap()
    {
        var site = await CallSites.Single(Code.Anthropic("""await client.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 256, System = "Be brief.", Messages = [new UserMessageParam("Hi")] });"""));
        Assert.Equal((CapState.Set, 256L, "claude-haiku-4-5"), (site.Cap.State, site.Cap.Tokens, site.Model.Id));
        Assert.True(site.Input.System > 0);
    }

    [Fact]
    public async Task A_deployment_that_is_no_models_name_is_never_priced()
    {
        var site = await CallSites.Single("""
            using Azure.AI.OpenAI; using Microsoft.Extensions.AI;
            class App { Task Run() => new AzureOpenAIClient(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("desk").AsIChatClient().GetResponseAsync("Hi"); }
            """);
        Assert.Null(site.Cost.Low);
    }

    [Fact]
    public async Task Instructions_of_an_agent_stand_in_its_chat_options()
    {
        var site = await CallSites.Single("""
            using Microsoft.Agents.AI; using Microsoft.Extensions.AI; using OpenAI;
            class App { Task Run() => new ChatClientAgent(new OpenAIClient("k").GetChatClient("gpt-4.1-mini").AsIChatClient(), new ChatClientAgentOptions { ChatOptions = new() { Instructions = "Be brief." } }).RunAsync("Hi"); }
            """);
        Assert.Equal(3, site.Input.System);
    }

    [Theory]
    [InlineData("N = 3", 3L, 3L)]
    [InlineData("N = often ? 2 : 5", 2L, 5L)]
    [InlineData("N = count", 1L, null)]
    public async Task One_request_may_ask_for_several_answers(string count, long least, long? most)
    {
        var site = await CallSites.Single(Betalgo($"MaxCompletionTokens = 100, {count}"));
        Assert.Equal([(AttemptKind.Choices, least, most)], site.Attempts.Factors.Select(static f => (f.Kind, f.Low, f.High)));

        // They are one request, and each of them is billed as output.
        Assert.Equal((1L, 1L), (site.Attempts.Low, site.Attempts.High!.Value));
        var one = await CallSites.Single(Betalgo("MaxCompletionTokens = 100"));
        Assert.Equal(most is null ? null : one.Cost.High + ((most - 1) * 100 * 0.0000016m), site.Cost.High);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", N = 1")]
    [InlineData(", N = null")]
    public async Task One_answer_is_no_factor(string count) =>
        Assert.Empty((await CallSites.Single(Betalgo("MaxCompletionTokens = 100" + count))).Attempts.Factors);

    [Fact]
    public async Task The_best_of_several_is_billed_for_all()
    {
        var site = await CallSites.Single("""
            using Betalgo.Ranul.OpenAI; using Betalgo.Ranul.OpenAI.Managers; using Betalgo.Ranul.OpenAI.ObjectModels.RequestModels;
            class App { Task Run() => new OpenAIService(new OpenAIOptions { ApiKey = "k" }).Completions.CreateCompletion(new CompletionCreateRequest { Prompt = "Hi", N = 2, BestOf = 5 }, "gpt-3.5-turbo-instruct"); }
            """);
        Assert.Equal([(AttemptKind.Choices, (long?)5)], site.Attempts.Factors.Select(static f => (f.Kind, f.High)));
    }

    [Theory]
    [InlineData("GenerateImages(\"a cat\", 4)", 4)]
    [InlineData("GenerateImage(\"a cat\")", 1)]
    public async Task Images_of_one_request_are_choices(string call, long images)
    {
        var site = await CallSites.Single(Code.OpenAI($"new OpenAI.Images.ImageClient(\"gpt-image-1\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions {{ RetryPolicy = new ClientRetryPolicy(0) }}).{call};"));
        Assert.Equal(images > 1 ? [(AttemptKind.Choices, (long?)images)] : [], site.Attempts.Factors.Select(static f => (f.Kind, f.High)));
    }

    [Theory]
    [InlineData("config: new GenerateContentConfig { MaxOutputTokens = 300 }", null)]
    [InlineData("config: null", null)]
    [InlineData("config: new GenerateContentConfig { AutomaticContinuation = true }", null)]
    [InlineData("config: new GenerateContentConfig { AutomaticContinuation = false }", 1L)]
    public async Task An_SDK_that_asks_on_by_itself_sends_nobody_knows_how_often(string config, long? most)
    {
        var sites = await CallSites.OnStubs("Google.GenAI+LATER", $$"""
            using Google.GenAI; using Google.GenAI.Types;
            class App { Task Run(Client client) => client.Models.GenerateContentAsync(model: "gemini-2.5-flash", contents: "Hi", {{config}}); }
            """);
        var again = sites.Single().Attempts.Factors.Where(static f => f.Kind == AttemptKind.Loop).ToList();
        Assert.Equal(most is null ? 1 : 0, again.Count);
        Assert.All(again, static f => Assert.Equal((null, "the SDK continues truncated answers, how often is not known"), (f.High, f.Why.Text)));
    }

    [Fact]
    public async Task A_version_that_does_not_ask_on_sends_what_it_is_told()
    {
        var sites = await CallSites.OnStubs("Google.GenAI", """
            using Google.GenAI; using Google.GenAI.Types;
            class App { Task Run(Client client) => client.Models.GenerateContentAsync(model: "gemini-2.5-flash", contents: "Hi", config: new GenerateContentConfig { MaxOutputTokens = 300 }); }
            """);
        Assert.DoesNotContain(sites.Single().Attempts.Factors, static f => f.Kind == AttemptKind.Loop);
    }

    private static string Betalgo(string settings) => $$"""
        using Betalgo.Ranul.OpenAI; using Betalgo.Ranul.OpenAI.Managers; using Betalgo.Ranul.OpenAI.ObjectModels.RequestModels;
        class App
        {
            Task Run(bool often, int count) => new OpenAIService(new OpenAIOptions { ApiKey = "k" }).ChatCompletion.CreateCompletion(new ChatCompletionCreateRequest { Model = "gpt-4.1-mini", Messages = [ChatMessage.FromUser("Hi")], {{settings}} });
        }
        """;
}
