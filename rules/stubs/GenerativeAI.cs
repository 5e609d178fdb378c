// namespaces: GenerativeAI
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GenerativeAI.Types;

namespace GenerativeAI
{
    public interface IGenerativeModel
    {
        Task<GenerateContentResponse> GenerateContentAsync(GenerateContentRequest request, CancellationToken cancellationToken = default);

        Task<GenerateContentResponse> GenerateContentAsync(string prompt, CancellationToken cancellationToken = default);

        Task<GenerateContentResponse> GenerateContentAsync(string prompt, string fileUri, string mimeType, CancellationToken cancellationToken = default);

        Task<GenerateContentResponse> GenerateContentAsync(IEnumerable<Part> parts, CancellationToken cancellationToken = default);

        IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(GenerateContentRequest request, CancellationToken cancellationToken = default);

        IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(string prompt, CancellationToken cancellationToken = default);

        IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(string prompt, string fileUri, string mimeType, CancellationToken cancellationToken = default);

        IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(IEnumerable<Part> parts, CancellationToken cancellationToken = default);

        IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(IEnumerable<Content> contents, CancellationToken cancellationToken = default);

        Task<T> GenerateObjectAsync<T>(GenerateContentRequest request, CancellationToken cancellationToken = default) where T : class;

        Task<T> GenerateObjectAsync<T>(string prompt, CancellationToken cancellationToken = default) where T : class;

        Task<T> GenerateObjectAsync<T>(IEnumerable<Part> parts, CancellationToken cancellationToken = default) where T : class;

        Task<T> GenerateEnumAsync<T>(GenerateContentRequest request, CancellationToken cancellationToken = default);

        Task<T> GenerateEnumAsync<T>(string prompt, CancellationToken cancellationToken = default);

        Task<T> GenerateEnumAsync<T>(IEnumerable<Part> parts, CancellationToken cancellationToken = default);

        Task<GenerateContentResponse> GenerateContentAsync<T>(GenerateContentRequest request, CancellationToken cancellationToken = default) where T : class;
    }

    public class GenerativeModel : IGenerativeModel
    {
        protected GenerativeModel() { }

        public GenerativeModel(string apiKey, string model, GenerationConfig config = null, ICollection<SafetySetting> safetySettings = null, string systemInstruction = null, HttpClient httpClient = null, Microsoft.Extensions.Logging.ILogger logger = null) { }

        public GenerativeModel(string apiKey, ModelParams modelParams, HttpClient client = null, Microsoft.Extensions.Logging.ILogger logger = null) { }

        public string Model { get; set; }

        public string SystemInstruction { get; set; }

        public GenerationConfig Config { get; set; }

        public bool UseJsonMode { get; set; }

        public bool UseGoogleSearch { get; set; }

        public virtual Task<GenerateContentResponse> GenerateContentAsync(GenerateContentRequest request, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContentAsync(string prompt, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContentAsync(string prompt, string fileUri, string mimeType, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContentAsync(IEnumerable<Part> parts, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(GenerateContentRequest request, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(string prompt, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(string prompt, string fileUri, string mimeType, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(IEnumerable<Part> parts, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> StreamContentAsync(IEnumerable<Content> contents, CancellationToken cancellationToken = default) => null;

        public Task<T> GenerateObjectAsync<T>(GenerateContentRequest request, CancellationToken cancellationToken = default) where T : class => null;

        public Task<T> GenerateObjectAsync<T>(string prompt, CancellationToken cancellationToken = default) where T : class => null;

        public Task<T> GenerateObjectAsync<T>(IEnumerable<Part> parts, CancellationToken cancellationToken = default) where T : class => null;

        public Task<T> GenerateEnumAsync<T>(GenerateContentRequest request, CancellationToken cancellationToken = default) => null;

        public Task<T> GenerateEnumAsync<T>(string prompt, CancellationToken cancellationToken = default) => null;

        public Task<T> GenerateEnumAsync<T>(IEnumerable<Part> parts, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContentAsync<T>(GenerateContentRequest request, CancellationToken cancellationToken = default) where T : class => null;

        public virtual ChatSession StartChat(List<Content> history = null, GenerationConfig config = null, ICollection<SafetySetting> safetySettings = null, string systemInstruction = null) => null;

        public Task<object> CountTokensAsync(IEnumerable<Content> contents, CancellationToken cancellationToken = default) => null;
    }

    public class GeminiModel : GenerativeModel
    {
        public GeminiModel(string apiKey, string model, GenerationConfig config = null, ICollection<SafetySetting> safetySettings = null, string systemInstruction = null, HttpClient httpClient = null, Microsoft.Extensions.Logging.ILogger logger = null) { }
    }

    public class ChatSession : GenerativeModel
    {
        public List<Content> History { get; set; }
    }

    public class EmbeddingModel
    {
        public EmbeddingModel(string apiKey, string model, HttpClient httpClient = null, Microsoft.Extensions.Logging.ILogger logger = null) { }

        public string Model { get; set; }

        public Task<EmbedContentResponse> EmbedContentAsync(Content content, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(EmbedContentRequest request, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(string message, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(IEnumerable<Part> parts, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContentAsync(IEnumerable<string> messages, CancellationToken cancellationToken = default) => null;
    }

    public class ModelParams
    {
        public string Model { get; set; }

        public GenerationConfig GenerationConfig { get; set; }

        public string SystemInstruction { get; set; }
    }

    public abstract class GenAI
    {
        public virtual GenerativeModel CreateGenerativeModel(string modelName, GenerationConfig config = null, ICollection<SafetySetting> safetyRatings = null, string systemInstruction = null) => null;

        public EmbeddingModel CreateEmbeddingModel(string modelName) => null;
    }

    public class GoogleAi : GenAI
    {
        public GoogleAi(string apiKey, string accessToken = null, HttpClient client = null, Microsoft.Extensions.Logging.ILogger logger = null) { }

        public GeminiModel CreateGeminiModel(string modelName, GenerationConfig config = null, ICollection<SafetySetting> safetyRatings = null, string systemInstruction = null) => null;
    }

    public class VertexAI : GenAI
    {
        public VertexAI(string projectId = null, string region = null, string accessToken = null) { }
    }

    public static class Roles
    {
        public const string User = "user";

        public const string Model = "model";

        public const string Function = "function";

        public const string System = "system";
    }

    public static class GoogleAIModels
    {
        public const string DefaultGeminiModel = "models/gemini-2.5-flash";

        public const string Gemini25Flash = "models/gemini-2.5-flash";

        public const string Gemini25FlashLite = "models/gemini-2.5-flash-lite";

        public const string Gemini25Pro = "models/gemini-2.5-pro";

        public const string Gemini2Flash = "models/gemini-2.0-flash";

        public const string Gemini2FlashLite = "models/gemini-2.0-flash-lite";

        public const string Gemini3ProPreview = "gemini-3-pro-preview";

        public const string Gemini3FlashPreview = "gemini-3-flash-preview";

        public const string GeminiEmbedding = "models/gemini-embedding-001";

        public const string TextEmbedding = "models/text-embedding-004";
    }
}

namespace GenerativeAI.Types
{
    public class Content
    {
        public Content() { }

        public Content(string prompt, string role) { }

        public Content(IEnumerable<Part> parts, string role) { }

        public List<Part> Parts { get; set; }

        public string Role { get; set; }
    }

    public class Part
    {
        public Part() { }

        public Part(string text) { }

        public string Text { get; set; }

        public object InlineData { get; set; }

        public object FileData { get; set; }

        public object FunctionCall { get; set; }

        public object FunctionResponse { get; set; }
    }

    public class GenerationConfig
    {
        public int? MaxOutputTokens { get; set; }

        public List<string> StopSequences { get; set; }

        public Schema ResponseSchema { get; set; }

        public string ResponseMimeType { get; set; }

        public int? CandidateCount { get; set; }

        public double? Temperature { get; set; }

        public double? TopP { get; set; }

        public int? TopK { get; set; }

        public int? Seed { get; set; }

        public object ThinkingConfig { get; set; }
    }

    public class GenerateContentRequest
    {
        public GenerateContentRequest() { }

        public GenerateContentRequest(Content content) { }

        public GenerateContentRequest(List<Content> contents, List<Tool> tools = null, object toolConfig = null, List<SafetySetting> safetySettings = null, Content systemInstruction = null, GenerationConfig generationConfig = null, string cachedContent = null) { }

        public List<Content> Contents { get; set; }

        public List<Tool> Tools { get; set; }

        public List<SafetySetting> SafetySettings { get; set; }

        public Content SystemInstruction { get; set; }

        public GenerationConfig GenerationConfig { get; set; }

        public string CachedContent { get; set; }
    }

    public class GenerateContentResponse
    {
        public string Text() => null;

        public Candidate[] Candidates { get; set; }

        public UsageMetadata UsageMetadata { get; set; }
    }

    public class Candidate
    {
        public Content Content { get; set; }
    }

    public class UsageMetadata
    {
        public int TotalTokenCount { get; set; }

        public int PromptTokenCount { get; set; }

        public int CandidatesTokenCount { get; set; }
    }

    public class SafetySetting
    {
        public object Category { get; set; }

        public object Threshold { get; set; }
    }

    public class Schema
    {
        public string Type { get; set; }

        public string Description { get; set; }

        public Dictionary<string, Schema> Properties { get; set; }
    }

    public class Tool
    {
        public List<FunctionDeclaration> FunctionDeclarations { get; set; }

        public object GoogleSearch { get; set; }

        public object CodeExecution { get; set; }
    }

    public class FunctionDeclaration
    {
        public string Name { get; set; }

        public string Description { get; set; }

        public Schema Parameters { get; set; }
    }

    public class EmbedContentRequest
    {
        public Content Content { get; set; }

        public string Model { get; set; }
    }

    public class EmbedContentResponse
    {
        public object Embedding { get; set; }
    }
}
