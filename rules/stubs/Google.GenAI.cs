// namespaces: Google.GenAI
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Google.GenAI.Types;

namespace Google.GenAI
{
    public sealed class Client : IDisposable, IAsyncDisposable
    {
        public Client(bool? vertexAI = null, string apiKey = null, object credential = null, string project = null, string location = null, HttpOptions httpOptions = null) { }

        public Models Models { get; }

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;

    }

    public class Models
    {
        public Task<GenerateContentResponse> GenerateContentAsync(string model, string contents, GenerateContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContentAsync(string model, Content contents, GenerateContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContentAsync(string model, List<Content> contents, GenerateContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStreamAsync(string model, string contents, GenerateContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStreamAsync(string model, Content contents, GenerateContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStreamAsync(string model, List<Content> contents, GenerateContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(string model, string contents, EmbedContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(string model, Content contents, EmbedContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(string model, List<Content> contents, EmbedContentConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateImagesResponse> GenerateImagesAsync(string model, string prompt, GenerateImagesConfig config = null, CancellationToken cancellationToken = default) => null;

        public Task<CountTokensResponse> CountTokensAsync(string model, string contents, object config = null, CancellationToken cancellationToken = default) => null;

        public Task<CountTokensResponse> ComputeTokensAsync(string model, string contents, object config = null, CancellationToken cancellationToken = default) => null;
    }
}

namespace Google.GenAI.Types
{
    public class HttpOptions
    {
        public string BaseUrl { get; set; }

        public int? Timeout { get; set; }
    }

    public record GenerateContentConfig
    {
        public Content SystemInstruction { get; set; }

        public double? Temperature { get; set; }

        public double? TopP { get; set; }

        public double? TopK { get; set; }

        public int? CandidateCount { get; set; }

#if LATER
        // Not in the source of October 2025. A scan without the package cannot know which version it reads, and invents no requests.
        public bool? AutomaticContinuation { get; set; }
#endif

        public int? MaxOutputTokens { get; set; }

        public List<string> StopSequences { get; set; }

        public string ResponseMimeType { get; set; }

        public Schema ResponseSchema { get; set; }

        public object ResponseJsonSchema { get; set; }

        public List<Tool> Tools { get; set; }

        public ToolConfig ToolConfig { get; set; }

        public ThinkingConfig ThinkingConfig { get; set; }

        public List<SafetySetting> SafetySettings { get; set; }
    }

    public record EmbedContentConfig
    {
        public string TaskType { get; set; }

        public int? OutputDimensionality { get; set; }
    }

    public record GenerateImagesConfig
    {
        public int? NumberOfImages { get; set; }

        public string AspectRatio { get; set; }
    }

    public record Content
    {
        public string Role { get; set; }

        public List<Part> Parts { get; set; }
    }

    public record Part
    {
        public string Text { get; set; }

        public Blob InlineData { get; set; }

        public FunctionCall FunctionCall { get; set; }

        public FunctionResponse FunctionResponse { get; set; }

        public bool? Thought { get; set; }
    }

    public record Blob
    {
        public byte[] Data { get; set; }

        public string MimeType { get; set; }
    }

    public record FunctionCall
    {
        public string Id { get; set; }

        public string Name { get; set; }

        public Dictionary<string, object> Args { get; set; }
    }

    public record FunctionResponse
    {
        public string Id { get; set; }

        public string Name { get; set; }

        public Dictionary<string, object> Response { get; set; }
    }

    public record Tool
    {
        public List<FunctionDeclaration> FunctionDeclarations { get; set; }
    }

    public record FunctionDeclaration
    {
        public string Name { get; set; }

        public string Description { get; set; }

        public Schema Parameters { get; set; }
    }

    public record Schema
    {
        public Type Type { get; set; }

        public string Title { get; set; }

        public string Description { get; set; }

        public Dictionary<string, Schema> Properties { get; set; }

        public List<string> Required { get; set; }

        public Schema Items { get; set; }
    }

    public enum Type { STRING, NUMBER, INTEGER, BOOLEAN, ARRAY, OBJECT, String = STRING, Number = NUMBER, Integer = INTEGER, Boolean = BOOLEAN, Array = ARRAY, Object = OBJECT }

    public record ToolConfig { }

    public record SafetySetting { }

    public record ThinkingConfig
    {
        public int? ThinkingBudget { get; set; }

        public bool? IncludeThoughts { get; set; }
    }

    public record GenerateContentResponse
    {
        public string Text { get; }

        public List<Candidate> Candidates { get; set; }

        public UsageMetadata UsageMetadata { get; set; }

        public List<FunctionCall> FunctionCalls { get; }
    }

    public record Candidate
    {
        public Content Content { get; set; }
    }

    public record UsageMetadata
    {
        public int? PromptTokenCount { get; set; }

        public int? CandidatesTokenCount { get; set; }

        public int? TotalTokenCount { get; set; }
    }

    public record EmbedContentResponse
    {
        public List<ContentEmbedding> Embeddings { get; set; }
    }

    public record ContentEmbedding
    {
        public List<double> Values { get; set; }
    }

    public record GenerateImagesResponse { }

    public record CountTokensResponse
    {
        public int? TotalTokens { get; set; }
    }
}

namespace Microsoft.Extensions.AI
{
    public static class GoogleGenAIExtensions
    {
        public static IChatClient AsIChatClient(this Google.GenAI.Client client, string defaultModelId = null) => null;

        public static IChatClient AsIChatClient(this Google.GenAI.Models models, string defaultModelId = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(this Google.GenAI.Models models, string defaultModelId = null, int? defaultModelDimensions = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(this Google.GenAI.Client client, string defaultModelId = null, int? defaultModelDimensions = null) => null;
    }
}
