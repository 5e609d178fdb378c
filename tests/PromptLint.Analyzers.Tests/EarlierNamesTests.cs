using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Code that still calls SDKs by the names of an earlier version.</summary>
public sealed class EarlierNamesTests
{
    [Theory]
    [InlineData("new OpenAIClient(\"key\").AsChatClient(\"gpt-4o-mini\")")]
    [InlineData("new OpenAIClient(\"key\").AsChatClient(modelId: \"gpt-4o-mini\").AsBuilder().UseFunctionInvocation().Build()")]
    [InlineData("new OpenAIClient(\"key\").GetChatClient(\"gpt-4o-mini\").AsChatClient()")]
    [InlineData("new ChatCompletionsClient(new Uri(\"https://a\"), new Azure.AzureKeyCredential(\"k\")).AsChatClient(\"gpt-4o-mini\")")]
    public async Task A_chat_client_of_the_previews_has_the_model_that_it_was_made_for(string client)
    {
        var site = Assert.Single(await CallSites.OnStubs("Microsoft.Extensions.AI.Preview", $$"""
            using Azure.AI.Inference; using Microsoft.Extensions.AI; using OpenAI;
            class App { readonly IChatClient client = {{client}}; Task Run() => client.GetResponseAsync("Hi"); }
            """));
        Assert.Equal(("gpt-4o-mini", ModelSource.Literal), (site.Model.Id, site.Model.How));
    }

    [Fact]
    public async Task A_name_that_is_given_over_an_Azure_client_is_a_deployment()
    {
        var sites = await CallSites.OnStubs("Microsoft.Extensions.AI.Preview", """
            using Azure.AI.OpenAI; using Microsoft.Extensions.AI; using OpenAI;
            class App
            {
                readonly AzureOpenAIClient azure = new(new Uri("https://a"), new System.ClientModel.ApiKeyCredential("k"));
                Task One() => azure.AsChatClient("desk").GetResponseAsync("Hi");
                Task Two() => azure.AsChatClient("gpt-4o").GetResponseAsync("Hi");
                Task Three() => new OpenAIClient("k").AsChatClient("gpt-4o").GetResponseAsync("Hi");
            }
            """);
        Assert.Equal([("desk", false), ("gpt-4o", true), ("gpt-4o", true)], sites.Select(static s => (s.Model.Id, s.Cost.Low is not null)));
        Assert.Equal([ModelSource.Deployment, ModelSource.Literal], sites.Skip(1).Select(static s => s.Model.How));
    }

    [Fact]
    public async Task Chats_of_the_previews_by_list_by_text_and_by_answer_type()
    {
        var sites = await CallSites.OnStubs("Microsoft.Extensions.AI.Preview", """
            using Microsoft.Extensions.AI; using OpenAI;
            record City(string Name);
            class App
            {
                readonly IChatClient client = new OpenAIClient("key").AsChatClient("gpt-4o-mini");
                async Task Run()
                {
                    List<ChatMessage> messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hi")];
                    await client.CompleteAsync(messages, new ChatOptions { MaxOutputTokens = 9 });
                    await client.CompleteAsync("Hi", new ChatOptions { MaxOutputTokens = 9 });
                    await client.CompleteAsync<City>("Hi", new ChatOptions { MaxOutputTokens = 9 });
                    await foreach (var update in client.CompleteStreamingAsync("Hi", new() { MaxOutputTokens = 9 })) { }
                }
            }
            """);
        Assert.Equal([3, 0, 0, 0], sites.Select(static s => (int)s.Input.System));
        Assert.All(sites, static s => Assert.Equal((9L, 1L, "gpt-4o-mini"), (s.Cap.Tokens, s.Input.User, s.Model.Id)));
        Assert.Equal([false, false, true, false], sites.Select(static s => s.Input.Tools > 0));
    }

    [Fact]
    public async Task Embeddings_of_the_previews()
    {
        var sites = await CallSites.OnStubs("Microsoft.Extensions.AI.Preview, Microsoft.Extensions.AI.Ollama", """
            using Microsoft.Extensions.AI; using OpenAI;
            class App
            {
                readonly IEmbeddingGenerator<string, Embedding<float>> one = new OpenAIClient("key").AsEmbeddingGenerator("text-embedding-3-small");
                readonly IEmbeddingGenerator<string, Embedding<float>> two = new OllamaEmbeddingGenerator(new Uri("http://localhost:11434"), modelId: "all-minilm");
                async Task Run() { await one.GenerateAsync(["Hi"]); await two.GenerateAsync(["Hi"]); }
            }
            """);
        Assert.Equal(["text-embedding-3-small", "all-minilm"], sites.Select(static s => s.Model.Id));
    }

    [Fact]
    public async Task The_Ollama_client_of_the_previews()
    {
        var site = Assert.Single(await CallSites.OnStubs("Microsoft.Extensions.AI.Ollama", """
            using Microsoft.Extensions.AI;
            IChatClient client = new OllamaChatClient(new Uri("http://localhost:11434"), modelId: "llama3.1").AsBuilder().UseLogging().Build();
            await client.GetResponseAsync("Hi");
            """));
        Assert.Equal("llama3.1", site.Model.Id);
        Assert.DoesNotContain(site.Attempts.Factors, static f => f.Kind == AttemptKind.SdkRetry);
    }

    [Fact]
    public async Task Azure_before_version_2_names_its_deployment_in_the_options_or_beside_them()
    {
        var sites = await CallSites.OnStubs("Azure.AI.OpenAI.Earlier", """
            using Azure; using Azure.AI.OpenAI;
            class App
            {
                readonly OpenAIClient client = new(new Uri("https://a"), new AzureKeyCredential("k"));
                async Task Run(string question)
                {
                    var options = new ChatCompletionsOptions { DeploymentName = "gpt-4o", MaxTokens = 400, StopSequences = { "END" } };
                    options.Messages.Add(new ChatRequestSystemMessage("Be brief."));
                    options.Messages.Add(new ChatRequestUserMessage(question));
                    ChatCompletions answer = await client.GetChatCompletionsAsync(options);
                    await client.GetChatCompletionsAsync("gpt-4o", new ChatCompletionsOptions { Messages = { new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, question) } });
                    await foreach (var update in await client.GetChatCompletionsStreamingAsync(options)) { }
                }
            }
            """);
        Assert.All(sites, static s => Assert.Equal(("gpt-4o", ModelSource.Deployment, 3L, "question"), (s.Model.Id, s.Model.How, s.Input.System, s.Input.Holes.Single().Expression)));
        Assert.Equal([CapState.Set, CapState.Missing, CapState.Set], sites.Select(static s => s.Cap.State));
        Assert.Equal([StopState.Set, StopState.Missing, StopState.Set], sites.Select(static s => s.Stop));
    }

    [Fact]
    public async Task Several_prompts_of_a_completion_are_answered_each()
    {
        var sites = await CallSites.OnStubs("Azure.AI.OpenAI.Earlier", """
            using Azure.AI.OpenAI;
            class App
            {
                async Task Run(OpenAIClient client, string question)
                {
                    await client.GetCompletionsAsync(new CompletionsOptions { DeploymentName = "gpt-35-turbo-instruct", Prompts = { "a", "b", question }, MaxTokens = 10 });
                    await client.GetCompletionsAsync(new CompletionsOptions { DeploymentName = "gpt-35-turbo-instruct", Prompts = { question }, MaxTokens = 10 });
                }
            }
            """);
        Assert.Equal([3, null], sites.Select(static s => s.Attempts.Factors.SingleOrDefault(static f => f.Kind == AttemptKind.Choices)?.High));
    }

    [Fact]
    public async Task Embeddings_and_images_of_Azure_before_version_2()
    {
        var sites = await CallSites.OnStubs("Azure.AI.OpenAI.Earlier", """
            using Azure.AI.OpenAI;
            class App
            {
                async Task Run(OpenAIClient client)
                {
                    await client.GetEmbeddingsAsync(new EmbeddingsOptions("text-embedding-3-small", ["Hi", "Hi"]));
                    await client.GetImageGenerationsAsync(new ImageGenerationOptions { DeploymentName = "dall-e-3", Prompt = "A cat." });
                }
            }
            """);
        Assert.Equal([LlmOperation.Embedding, LlmOperation.Image], sites.Select(static s => s.Operation));
        Assert.Equal(2, sites[0].Input.Total.Low);
    }
}
