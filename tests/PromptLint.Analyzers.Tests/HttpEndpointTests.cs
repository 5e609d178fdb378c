using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>The endpoints of vendors, each as its documentation has it.</summary>
public sealed class HttpEndpointTests
{
    private static string Source(string url, string body) => $$"""
        using System.Net.Http;
        using System.Net.Http.Json;

        class App
        {
            public async Task Run(HttpClient http, string question, string address) => await http.PostAsJsonAsync({{url}}, {{body}});
        }
        """;

    [Theory]
    [InlineData("\"https://api.openai.com/v1/engines/davinci-002/completions\"", "new { prompt = question, max_tokens = 9 }", LlmOperation.Completion, "davinci-002", CapState.Set)]
    [InlineData("$\"{address}/openai/deployments/gpt-35-instruct/completions?api-version=2024-06-01\"", "new { prompt = question, max_tokens = 9 }", LlmOperation.Completion, "gpt-35-instruct", CapState.Set)]
    [InlineData("$\"https://generativelanguage.googleapis.com/v1beta/models/text-embedding-004:batchEmbedContents?key={address}\"", "new { requests = new[] { new { content = new { parts = new[] { new { text = question } } } } } }", LlmOperation.Embedding, "text-embedding-004", CapState.NotApplicable)]
    [InlineData("$\"{address}gemini-2.5-pro:generateContent\"", "new { contents = new[] { new { parts = new[] { new { text = question } } } } }", LlmOperation.Chat, "gemini-2.5-pro", CapState.Missing)]
    [InlineData("$\"https://us-east5-aiplatform.googleapis.com/v1/projects/{address}/locations/us-east5/publishers/anthropic/models/claude-sonnet-4-5:rawPredict\"", "new { anthropic_version = \"vertex-2023-10-16\", max_tokens = 9, messages = new[] { new { role = \"user\", content = question } } }", LlmOperation.Chat, "claude-sonnet-4-5", CapState.Set)]
    [InlineData("\"https://api.cohere.com/v2/chat\"", "new { model = \"command-r\", messages = new[] { new { role = \"user\", content = question } } }", LlmOperation.Chat, "command-r", CapState.Missing)]
    [InlineData("\"https://api.cohere.com/v1/chat\"", "new { model = \"command-r\", message = question, max_tokens = 9 }", LlmOperation.Chat, "command-r", CapState.Set)]
    [InlineData("\"https://api-inference.huggingface.co/models/mistralai/Mistral-7B-Instruct-v0.3\"", "new { inputs = question, parameters = new { max_new_tokens = 9 } }", LlmOperation.Completion, "mistralai/Mistral-7B-Instruct-v0.3", CapState.Set)]
    [InlineData("\"https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse\"", "new { messages = new[] { new { role = \"user\", content = new[] { new { text = question } } } }, inferenceConfig = new { maxTokens = 9 } }", LlmOperation.Chat, "anthropic.claude-3-haiku-20240307-v1:0", CapState.Set)]
    [InlineData("\"https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-3-haiku/invoke\"", "new { anthropic_version = \"bedrock-2023-05-31\", max_tokens = 9, messages = new[] { new { role = \"user\", content = question } } }", LlmOperation.Chat, "anthropic.claude-3-haiku", CapState.Set)]
    [InlineData("\"https://api.replicate.com/v1/models/meta/meta-llama-3-8b-instruct/predictions\"", "new { input = new { prompt = question, max_tokens = 9 } }", LlmOperation.Completion, "meta/meta-llama-3-8b-instruct", CapState.Set)]
    [InlineData("\"http://localhost:11434/api/embed\"", "new { model = \"nomic-embed-text\", input = question }", LlmOperation.Embedding, "nomic-embed-text", CapState.NotApplicable)]
    public async Task Its_model_and_its_cap_are_read(string url, string body, LlmOperation operation, string model, CapState cap)
    {
        var site = await CallSites.Single(Source(url, body));
        Assert.Equal((operation, model, cap), (site.Operation, site.Model.Id, site.Cap.State));
    }

    [Theory]
    [InlineData("\"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:countTokens\"", "new { contents = new[] { question } }")]
    [InlineData("\"https://us-central1-aiplatform.googleapis.com/v1/models/forecast:rawPredict\"", "new { instances = new[] { 1 } }")]
    [InlineData("\"https://api.cohere.com/v1/rerank\"", "new { model = \"rerank-v3\", query = question }")]
    [InlineData("\"https://api-inference.huggingface.co/models/deepset/roberta-base-squad2\"", "new { inputs = new { question, context = address } }")]
    [InlineData("\"https://shop.example/model/chair/invoke\"", "new { messages = new[] { question } }")]
    [InlineData("\"https://api.replicate.com/v1/models/stability/sdxl/predictions\"", "new { input = new { width = 9 } }")]
    public Task Its_other_endpoints_are_no_calls_of_a_language_model(string url, string body) => CallSites.None(Source(url, body));
}
