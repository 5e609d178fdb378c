// namespaces: Mscc.GenerativeAI
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Mscc.GenerativeAI
{
    public class GoogleAI : IGenerativeAI
    {
        public GoogleAI(string apiKey = null, string accessToken = null, string apiVersion = null, System.Net.Http.IHttpClientFactory httpClientFactory = null, RequestOptions requestOptions = null, Microsoft.Extensions.Logging.ILogger logger = null) { }

        public GenerativeModel GenerativeModel(string model = Model.Gemini25Pro, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, Content systemInstruction = null, Microsoft.Extensions.Logging.ILogger logger = null) => null;
    }

    public class VertexAI : IGenerativeAI
    {
        public VertexAI(string projectId = null, string region = null, string accessToken = null) { }

        public GenerativeModel GenerativeModel(string model = Model.Gemini25Pro, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, Content systemInstruction = null, Microsoft.Extensions.Logging.ILogger logger = null) => null;
    }

    public interface IGenerativeAI
    {
        GenerativeModel GenerativeModel(string model = Model.Gemini25Pro, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, Content systemInstruction = null, Microsoft.Extensions.Logging.ILogger logger = null);
    }

    public class GenerativeModel
    {
        public string Model { get; set; }

        public bool UseJsonMode { get; set; }

        public bool UseGoogleSearch { get; set; }

        public Task<GenerateContentResponse> GenerateContent(GenerateContentRequest request, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContent(string prompt, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> GenerateContent(List<IPart> parts, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStream(GenerateContentRequest request, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStream(string prompt, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> GenerateContentStream(List<IPart> parts, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public ChatSession StartChat(List<ContentResponse> history = null, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, bool enableAutomaticFunctionCalling = false) => null;

        public Task<EmbedContentResponse> EmbedContent(string content, string model = null, TaskType? taskType = null, string title = null, int? outputDimensionality = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContent(IEnumerable<string> content, string model = null, TaskType? taskType = null, string title = null, int? outputDimensionality = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<EmbedContentResponse> EmbedContent(EmbedContentRequest request, string model = null, TaskType? taskType = null, string title = null, int? outputDimensionality = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<object> CountTokens(string prompt, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;
    }

    public class ChatSession
    {
        public ChatSession(GenerativeModel model, List<ContentResponse> history = null, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null) { }

        public List<ContentResponse> History { get; set; }

        public Task<GenerateContentResponse> SendMessage(string prompt, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> SendMessage(GenerateContentRequest request, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public Task<GenerateContentResponse> SendMessage(List<Part> parts, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> SendMessageStream(string prompt, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> SendMessageStream(GenerateContentRequest request, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<GenerateContentResponse> SendMessageStream(List<Part> parts, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, ToolConfig toolConfig = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) => null;
    }

    public interface IPart
    {
    }

    public class Part : IPart
    {
        public Part() { }

        public Part(string text) { }

        public string Text { get; set; }
    }

    public class TextData : IPart
    {
        public string Text { get; set; }
    }

    public class Content
    {
        public Content() { }

        public Content(string text, string role = "user") { }

        public Content(IPart part, string role = "user") { }

        public Content(IEnumerable<IPart> parts, string role = "user") { }

        public List<IPart> Parts { get; set; }

        public string Role { get; set; }
    }

    public class ContentResponse
    {
        public ContentResponse() { }

        public ContentResponse(string text, string role = "model") { }

        public List<Part> Parts { get; set; }

        public string Role { get; set; }

        public string Text { get; set; }
    }

    public class GenerationConfig
    {
        public int? MaxOutputTokens { get; set; }

        public List<string> StopSequences { get; set; }

        public object ResponseSchema { get; set; }

        public string ResponseMimeType { get; set; }

        public int? CandidateCount { get; set; }

        public float? Temperature { get; set; }

        public float? TopP { get; set; }

        public int? TopK { get; set; }

        public object ThinkingConfig { get; set; }
    }

    public class GenerateContentRequest
    {
        public GenerateContentRequest() { }

        public GenerateContentRequest(string prompt, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, Content systemInstruction = null, ToolConfig toolConfig = null) { }

        public GenerateContentRequest(List<IPart> parts, GenerationConfig generationConfig = null, List<SafetySetting> safetySettings = null, Tools tools = null, Content systemInstruction = null, ToolConfig toolConfig = null) { }

        public List<Content> Contents { get; set; }

        public Content SystemInstruction { get; set; }

        public GenerationConfig GenerationConfig { get; set; }

        public Tools Tools { get; set; }

        public string Model { get; set; }
    }

    public class GenerateContentResponse
    {
        public string Text { get; set; }

        public object UsageMetadata { get; set; }
    }

    public class EmbedContentRequest
    {
        public EmbedContentRequest() { }

        public EmbedContentRequest(string prompt) { }

        public ContentResponse Content { get; set; }

        public string Model { get; set; }
    }

    public class EmbedContentResponse
    {
        public object Embedding { get; set; }
    }

    public class SafetySetting
    {
        public object Category { get; set; }

        public object Threshold { get; set; }
    }

    public class Tools : List<Tool>
    {
    }

    public class Tool
    {
        public List<FunctionDeclaration> FunctionDeclarations { get; set; }

        public object GoogleSearch { get; set; }
    }

    public class FunctionDeclaration
    {
        public string Name { get; set; }

        public string Description { get; set; }

        public object Parameters { get; set; }
    }

    public class ToolConfig
    {
        public object FunctionCallingConfig { get; set; }
    }

    public class RequestOptions
    {
        public System.TimeSpan? Timeout { get; set; }
    }

    public enum TaskType
    {
        RetrievalQuery,
        RetrievalDocument,
        SemanticSimilarity,
    }

    public static class Role
    {
        public const string User = "user";

        public const string Model = "model";

        public const string Function = "function";

        public const string System = "system";
    }

    public static class Model
    {
        public const string Gemini15Flash = "gemini-1.5-flash";

        public const string Gemini15Pro = "gemini-1.5-pro";

        public const string Gemini20Flash = "gemini-2.0-flash";

        public const string Gemini20FlashLite = "gemini-2.0-flash-lite";

        public const string Gemini25Flash = "gemini-2.5-flash";

        public const string Gemini25FlashLite = "gemini-2.5-flash-lite";

        public const string Gemini25Pro = "gemini-2.5-pro";

        public const string Gemini3ProPreview = "gemini-3-pro-preview";

        public const string Gemini3FlashPreview = "gemini-3-flash-preview";

        public const string GeminiEmbedding001 = "gemini-embedding-001";
    }
}

// Later versions moved the types here; a using of it must bind too.
namespace Mscc.GenerativeAI.Types
{
    internal static class Moved
    {
    }
}
