using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Net;
using Anthropic;
using Anthropic.Models.Messages;
using Azure;
using Azure.AI.Inference;
using Azure.AI.OpenAI;
using Azure.Core.Pipeline;
using OpenAI;
using OpenAI.Chat;
using PromptLint.Core.Catalogs;
using Xunit;

namespace PromptLint.Wire.Tests;

/// <summary>For which failures an SDK sends again of its own accord: the catalogs say just what the SDK does.</summary>
public sealed class RetriedStatusTests
{
    // No answer at all counts as zero.
    private static readonly int[] Failures = [0, .. Enumerable.Range(400, 200)];

    [Fact]
    public Task OpenAI_sends_again_what_its_catalog_says() => Holds("OpenAI", static http =>
        new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) }).CompleteChatAsync("Why?"));

    [Fact]
    public Task Azure_OpenAI_sends_again_what_its_catalog_says() => Holds("Azure.AI.OpenAI", static http =>
        new AzureOpenAIClient(new Uri("https://models.example"), new ApiKeyCredential("key"), new AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) }).GetEmbeddingClient("text-embedding-3-small").GenerateEmbeddingAsync("Why?"));

    [Fact]
    public Task Azure_inference_sends_again_what_its_catalog_says() => Holds("Azure.AI.Inference", static http =>
        new ChatCompletionsClient(new Uri("https://models.example"), new AzureKeyCredential("key"), new AzureAIInferenceClientOptions { Transport = new HttpClientTransport(http), Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) } })
            .CompleteAsync(new ChatCompletionsOptions { Model = "gpt-4.1-mini", Messages = { new ChatRequestUserMessage("Why?") } }));

    [Fact]
    public Task Anthropic_sends_again_what_its_catalog_says() => Holds("Anthropic", static http =>
        new AnthropicClient { ApiKey = "key", HttpClient = http, MaxRetries = 1 }.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 20, Messages = [new UserMessageParam("Why?")] }));

    [Fact]
    public async Task An_exception_of_Anthropic_stands_for_the_statuses_that_its_catalog_says()
    {
        var described = Catalog("Anthropic").Entries.Where(static e => e.Kind == EntryKind.Failure && e.Statuses.Count > 0).ToDictionary(static e => e.Type, static e => e.Statuses);
        var seen = new List<(string Type, int Status)>();
        foreach (var status in Failures)
        {
            using var wire = new FailingWire(status);
            using var http = new HttpClient(wire);
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => new AnthropicClient { ApiKey = "key", HttpClient = http, MaxRetries = 0 }.Messages.Create(new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 20, Messages = [new UserMessageParam("Why?")] }));
            for (var type = failure.GetType(); type is not null; type = type.BaseType)
            {
                seen.Add((type.FullName!, status));
            }
        }

        // A type that is met for a status has it; one that stands for a single status is met for no other.
        Assert.All(described, type => Assert.Equal((type.Key, Ranges(seen.Where(s => s.Type == type.Key).Select(static s => s.Status))), (type.Key, Ranges(type.Value))));
    }

    private static SdkCatalog Catalog(string package) => SdkCatalogs.All.First(c => c.Package == package && c.Restorable && c.Versions.Count > 0);

    private static async Task Holds(string package, Func<HttpClient, Task> ask)
    {
        var retried = new ConcurrentBag<int>();
        await Task.WhenAll(Failures.Select(async status =>
        {
            using var wire = new FailingWire(status);
            using var http = new HttpClient(wire);
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => ask(http));
            Assert.True(wire.Requests > 0, failure.ToString());
            if (wire.Requests > 1)
            {
                retried.Add(status);
            }
        }));
        Assert.Equal(Ranges(retried.Order()), Ranges(Catalog(package).RetriedStatuses.Order()));
    }

    // Hundreds of numbers are read more easily as what they have in common.
    private static string Ranges(IEnumerable<int> statuses) => string.Join(", ", statuses.Select(static (status, i) => (status, Group: status - i)).GroupBy(static s => s.Group)
        .Select(static g => g.First().status == g.Last().status ? $"{g.First().status}" : $"{g.First().status}-{g.Last().status}"));

    /// <summary>Always the same failure, at once.</summary>
    private sealed class FailingWire(int status) : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            if (status == 0)
            {
                throw new HttpRequestException("no answer");
            }

            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}"), RequestMessage = request };
            answer.Headers.Add("retry-after-ms", "1");
            return Task.FromResult(answer);
        }
    }
}
