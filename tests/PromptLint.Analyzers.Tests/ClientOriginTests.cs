using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Where clients come from: containers, test doubles, conversions, code that does not bind.</summary>
public sealed class ClientOriginTests
{
    [Fact]
    public async Task A_client_that_is_registered_by_type_is_made_with_what_is_registered_for_it()
    {
        var site = await CallSites.Single("""
            using Microsoft.Extensions.AI; using Microsoft.Extensions.DependencyInjection; using OpenAI.Chat;
            class Start { void Configure(IServiceCollection services) { services.AddSingleton(new ChatClient("gpt-4.1-mini", "key")); services.AddSingleton<IAsk, Ask>(); } }
            interface IAsk { ChatClient Client { get; } }
            class Ask(ChatClient client) : IAsk { public ChatClient Client { get; } = client; public Task Run() => Client.CompleteChatAsync("Hi"); }
            """);
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task Who_makes_an_object_is_found_among_many_whose_type_has_the_same_name()
    {
        var others = string.Concat(Enumerable.Range(0, 12).Select(static i => $"class Feature{i} {{ public class Handler(string model) {{ public string Model => model; }} static object Made() => new Handler(\"gpt-4o\"); }} "));
        var site = await CallSites.Single($$"""
            using OpenAI.Chat;
            {{others}}
            class Zoo
            {
                public class Handler(string model) { public Task Run() => new ChatClient(model, "key").CompleteChatAsync("Hi"); }
                static Task Run() => new Handler("gpt-4.1-mini").Run();
            }
            """);
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task A_client_of_ones_own_that_is_registered_by_type_is_named_in_the_reason()
    {
        var site = await CallSites.Single("""
            using Microsoft.Extensions.AI; using Microsoft.Extensions.DependencyInjection;
            class Start { void Configure(IServiceCollection services) => services.AddSingleton<IChatClient, Mine>(); }
            class Mine : DelegatingChatClient { public Mine() : base(null!) { } }
            class App(IChatClient client) { Task Run() => client.GetResponseAsync("Hi"); }
            """);
        Assert.Null(site.Model.Id);
    }

    [Fact]
    public async Task A_client_of_an_Aspire_integration_has_the_deployment_that_is_named_there()
    {
        var site = Assert.Single(await CallSites.OnStubs("Aspire.OpenAI", """
            using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Components; using Microsoft.Extensions.AI; using Microsoft.Extensions.Hosting;
            class Start { void Run() { var builder = WebApplication.CreateBuilder(); var openai = builder.AddAzureOpenAIClient("openai"); openai.AddChatClient("gpt-4o").UseFunctionInvocation(); } }
            class Page { [Inject] IChatClient Client { get; set; } = default!; Task Run() => Client.GetResponseAsync("Hi"); }
            """));
        Assert.Equal(("gpt-4o", ModelSource.Deployment), (site.Model.Id, site.Model.How));
    }

    [Theory]
    [InlineData("builder.AddOpenAIClient(\"chat\").AddChatClient();", "gpt-4.1-mini", ModelSource.Configured)]
    [InlineData("builder.AddAzureOpenAIClient(\"chat\").AddChatClient().UseLogging();", "gpt-4.1-mini", ModelSource.Deployment)]
    [InlineData("builder.AddOpenAIClient(\"chat\").AddChatClient(\"gpt-4o\");", "gpt-4o", ModelSource.Deployment)]
    [InlineData("builder.AddOpenAIClient(\"plain\").AddChatClient();", null, ModelSource.Unknown)]
    [InlineData("builder.AddOpenAIClient(\"missing\").AddChatClient();", null, ModelSource.Unknown)]
    public async Task A_connection_of_an_Aspire_integration_may_tell_the_model(string register, string? model, ModelSource how)
    {
        const string Connections = "{ \"ConnectionStrings\": { \"chat\": \"Endpoint=https://internal.example.com/;Key=sk-very-secret;Model=gpt-4.1-mini\", \"plain\": \"Key=sk-very-secret\" } }";
        var site = Assert.Single(await CallSites.OnStubs(new Settings("", ("Configuration", "appsettings.json", Connections)), "Aspire.OpenAI", $$"""
            using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Components; using Microsoft.Extensions.AI; using Microsoft.Extensions.Hosting;
            class Start { void Run() { var builder = WebApplication.CreateBuilder(); {{register}} } }
            class Page { [Inject] IChatClient Client { get; set; } = default!; Task Run() => Client.GetResponseAsync("Hi"); }
            """));
        Assert.Equal((model, how), (site.Model.Id, site.Model.How));
        Assert.DoesNotContain("secret", site.Model.Why ?? "", System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_is_asked_for_by_name_is_the_one_registered_under_it()
    {
        var sites = await CallSites.OnStubs("Microsoft.Agents.AI.Hosting", """
            using Microsoft.AspNetCore.Builder; using Microsoft.Agents.AI; using Microsoft.Agents.AI.Hosting; using Microsoft.Extensions.AI; using Microsoft.Extensions.DependencyInjection; using OpenAI;
            class Start
            {
                void Run()
                {
                    var builder = WebApplication.CreateBuilder();
                    builder.AddAIAgent("one", (services, key) => new OpenAIClient("k").GetChatClient("gpt-4.1").AsIChatClient().AsAIAgent(instructions: "Be brief.", name: key));
                    builder.AddAIAgent("two", "Be kind.", new OpenAIClient("k").GetChatClient("gpt-4o").AsIChatClient());
                }
            }
            class Page(IServiceProvider services)
            {
                Task One() => services.GetRequiredKeyedService<AIAgent>("one").RunAsync("Hi");
                Task Two([FromKeyedServices("two")] AIAgent agent) => services.GetRequiredKeyedService<AIAgent>("two").RunAsync("Hi");
                Task Three() => services.GetRequiredKeyedService<AIAgent>("three").RunAsync("Hi");
            }
            """);
        Assert.Equal(["gpt-4.1", "gpt-4o", null], sites.Select(static s => s.Model.Id));
        Assert.Equal([3L, 3L, 0L], sites.Select(static s => s.Input.System));
    }

    [Fact]
    public async Task A_model_in_a_private_field_that_is_filled_later_is_known()
    {
        var site = await CallSites.Single("""
            using OpenAI.Chat;
            class App { private string model = null!; void Start() { model = "gpt-4.1-mini"; } Task Run() => new ChatClient(model: model, "k").CompleteChatAsync("Hi"); }
            """);
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public Task A_double_of_a_test_sends_nothing() => CallSites.None("""
        using Moq; using OpenAI.Chat;
        class Tests
        {
            void One() { var mock = new Mock<ChatClient>(); mock.Object.CompleteChat("Hi"); }
            void Two() { var mock = new Mock<ChatClient>(); ChatClient client = mock.Object; client.CompleteChat("Hi"); }
        }
        namespace Moq { public class Mock<T> where T : class { public T Object => null!; } }
        """);

    [Fact]
    public async Task A_text_that_becomes_a_message_is_the_users()
    {
        Assert.Equal("user: <question>", CallSites.Prompt(Code.OpenAI("ChatMessage message = question; _ = client.CompleteChat(message);")));
        Assert.Equal("system: Be brief. | user: Say <question>", CallSites.Prompt(Code.OpenAI("List<ChatMessage> messages = [new SystemChatMessage(\"Be brief.\"), $\"Say {question}\"]; _ = client.CompleteChat(messages);")));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Deployments_of_Azure_in_requests_of_the_Responses_API()
    {
        var site = await CallSites.Single("""
            using OpenAI.Responses; using Azure.AI.OpenAI;
            class App { Task Run(AzureOpenAIClient azure) => new AzureOpenAIClient(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k")).GetResponsesClient().CreateResponseAsync("gpt-4o", "Hi"); }
            """);
        Assert.Equal(("gpt-4o", ModelSource.Deployment), (site.Model.Id, site.Model.How));
    }

    [Fact]
    public async Task Azure_services_of_the_kernel_by_builder_and_by_container()
    {
        // The package asks for a beta of Azure.AI.OpenAI that the other tests do not want: its methods are imitated, as a scan does.
        var sites = await CallSites.Of(new Settings("build_property.PromptLintTolerant = true"), """
            using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using Microsoft.Extensions.DependencyInjection;
            class Start { void Configure(IServiceCollection services) => services.AddAzureOpenAIChatCompletion("gpt-4o", "https://a", "key"); }
            class App(IChatCompletionService chat)
            {
                async Task Run()
                {
                    await chat.GetChatMessageContentAsync("Hi");
                    var kernel = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion("gpt-4o", "https://a", "key").Build();
                    await kernel.InvokePromptAsync("Hi");
                }
            }
            namespace Microsoft.SemanticKernel
            {
                static class AzureOpenAIServiceCollectionExtensions { public static IServiceCollection AddAzureOpenAIChatCompletion(this IServiceCollection services, string deploymentName, string endpoint, string apiKey) => services; }
                static class AzureOpenAIKernelBuilderExtensions { public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey) => builder; }
            }
            """);
        Assert.All(sites, static s => Assert.Equal(("gpt-4o", ModelSource.Deployment), (s.Model.Id, s.Model.How)));
        Assert.Equal(2, sites.Count);
    }

    [Theory]
    [InlineData("services.AddKernel(); services.AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\");")]
    [InlineData("services.AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\"); services.AddKernel();")]
    [InlineData("services.AddKernel().AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\");")]
    public async Task A_kernel_of_the_container_has_the_chat_service_of_the_container(string registrations)
    {
        var site = await CallSites.Single($$"""
            using Microsoft.SemanticKernel; using Microsoft.Extensions.DependencyInjection;
            class Start { void Configure(IServiceCollection services) { {{registrations}} } }
            class App(Kernel kernel) { Task Run() => kernel.InvokePromptAsync("Hi"); }
            """);
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task A_kernel_of_the_container_without_a_chat_service_in_sight_has_no_model() => Assert.Null((await CallSites.Single("""
        using Microsoft.SemanticKernel; using Microsoft.Extensions.DependencyInjection;
        class Start { void Configure(IServiceCollection services) { services.AddKernel(); } }
        class App(Kernel kernel) { Task Run() => kernel.InvokePromptAsync("Hi"); }
        """)).Model.Id);
}
