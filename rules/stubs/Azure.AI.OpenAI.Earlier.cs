// namespaces: Azure.AI.OpenAI
// names: GetChatCompletions, GetChatCompletionsAsync, GetChatCompletionsStreaming, GetChatCompletionsStreamingAsync, GetCompletions, GetCompletionsAsync, GetEmbeddings, GetEmbeddingsAsync, GetImageGenerations, GetImageGenerationsAsync
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Azure;
using Azure.Core;

namespace Azure.AI.OpenAI
{
    public class OpenAIClient
    {
        public OpenAIClient(string openAIApiKey) { }

        public OpenAIClient(string openAIApiKey, OpenAIClientOptions options) { }

        public OpenAIClient(Uri endpoint, AzureKeyCredential keyCredential) { }

        public OpenAIClient(Uri endpoint, AzureKeyCredential keyCredential, OpenAIClientOptions options) { }

        public OpenAIClient(Uri endpoint, TokenCredential tokenCredential) { }

        public OpenAIClient(Uri endpoint, TokenCredential tokenCredential, OpenAIClientOptions options) { }

        public virtual Response<ChatCompletions> GetChatCompletions(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<ChatCompletions>> GetChatCompletionsAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<ChatCompletions> GetChatCompletions(string deploymentOrModelName, ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<ChatCompletions>> GetChatCompletionsAsync(string deploymentOrModelName, ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual StreamingResponse<StreamingChatCompletionsUpdate> GetChatCompletionsStreaming(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<StreamingResponse<StreamingChatCompletionsUpdate>> GetChatCompletionsStreamingAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<StreamingChatCompletions> GetChatCompletionsStreaming(string deploymentOrModelName, ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<StreamingChatCompletions>> GetChatCompletionsStreamingAsync(string deploymentOrModelName, ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<Completions> GetCompletions(CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<Completions>> GetCompletionsAsync(CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<Completions> GetCompletions(string deploymentOrModelName, CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<Completions>> GetCompletionsAsync(string deploymentOrModelName, CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual StreamingResponse<Completions> GetCompletionsStreaming(CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<StreamingResponse<Completions>> GetCompletionsStreamingAsync(CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<StreamingCompletions> GetCompletionsStreaming(string deploymentOrModelName, CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<StreamingCompletions>> GetCompletionsStreamingAsync(string deploymentOrModelName, CompletionsOptions completionsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<Completions> GetCompletions(string deploymentOrModelName, string prompt, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<Completions>> GetCompletionsAsync(string deploymentOrModelName, string prompt, CancellationToken cancellationToken = default) => null;

        public virtual Response<Embeddings> GetEmbeddings(EmbeddingsOptions embeddingsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<Embeddings>> GetEmbeddingsAsync(EmbeddingsOptions embeddingsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<Embeddings> GetEmbeddings(string deploymentOrModelName, EmbeddingsOptions embeddingsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<Embeddings>> GetEmbeddingsAsync(string deploymentOrModelName, EmbeddingsOptions embeddingsOptions, CancellationToken cancellationToken = default) => null;

        public virtual Response<ImageGenerations> GetImageGenerations(ImageGenerationOptions imageGenerationOptions, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<ImageGenerations>> GetImageGenerationsAsync(ImageGenerationOptions imageGenerationOptions, CancellationToken cancellationToken = default) => null;
    }

    public class OpenAIClientOptions : ClientOptions
    {
        public OpenAIClientOptions(ServiceVersion version = ServiceVersion.V2024_03_01_Preview) { }

        public enum ServiceVersion
        {
            V2022_12_01,
            V2023_05_15,
            V2023_06_01_Preview,
            V2023_07_01_Preview,
            V2023_08_01_Preview,
            V2023_09_01_Preview,
            V2023_12_01_Preview,
            V2024_02_15_Preview,
            V2024_03_01_Preview,
        }
    }

    public class ChatCompletionsOptions
    {
        public ChatCompletionsOptions() { }

        public ChatCompletionsOptions(IEnumerable<ChatRequestMessage> messages) { }

        public ChatCompletionsOptions(string deploymentName, IEnumerable<ChatRequestMessage> messages) { }

        public string DeploymentName { get; set; }

        public IList<ChatRequestMessage> Messages { get; }

        public int? MaxTokens { get; set; }

        public IList<string> StopSequences { get; }

        public int? ChoiceCount { get; set; }

        public long? Seed { get; set; }

        public ChatCompletionsResponseFormat ResponseFormat { get; set; }

        public IList<ChatCompletionsToolDefinition> Tools { get; }

        public IList<FunctionDefinition> Functions { get; set; }

        public FunctionDefinition FunctionCall { get; set; }

        public object ToolChoice { get; set; }

        public AzureChatExtensionsOptions AzureExtensionsOptions { get; set; }

        public float? Temperature { get; set; }

        public float? NucleusSamplingFactor { get; set; }

        public float? FrequencyPenalty { get; set; }

        public float? PresencePenalty { get; set; }

        public string User { get; set; }
    }

    public class CompletionsOptions
    {
        public CompletionsOptions() { }

        public CompletionsOptions(IEnumerable<string> prompts) { }

        public CompletionsOptions(string deploymentName, IEnumerable<string> prompts) { }

        public string DeploymentName { get; set; }

        public IList<string> Prompts { get; }

        public int? MaxTokens { get; set; }

        public IList<string> StopSequences { get; }

        public int? ChoicesPerPrompt { get; set; }

        public int? GenerationSampleCount { get; set; }

        public bool? Echo { get; set; }

        public float? Temperature { get; set; }

        public float? NucleusSamplingFactor { get; set; }

        public float? FrequencyPenalty { get; set; }

        public float? PresencePenalty { get; set; }

        public string User { get; set; }
    }

    public class EmbeddingsOptions
    {
        public EmbeddingsOptions() { }

        public EmbeddingsOptions(string input) { }

        public EmbeddingsOptions(IEnumerable<string> input) { }

        public EmbeddingsOptions(string deploymentName, IEnumerable<string> input) { }

        public string DeploymentName { get; set; }

        public IList<string> Input { get; set; }

        public int? Dimensions { get; set; }

        public string User { get; set; }
    }

    public class ImageGenerationOptions
    {
        public ImageGenerationOptions() { }

        public ImageGenerationOptions(string prompt) { }

        public string DeploymentName { get; set; }

        public string Prompt { get; set; }

        public int? ImageCount { get; set; }

        public ImageSize? Size { get; set; }

        public object Quality { get; set; }

        public object Style { get; set; }
    }

    public readonly struct ImageSize
    {
        public static ImageSize Size1024x1024 => default;

        public static ImageSize Size256x256 => default;

        public static ImageSize Size512x512 => default;
    }

    public class AzureChatExtensionsOptions
    {
        public IList<object> Extensions { get; }
    }

    public class ChatCompletionsResponseFormat
    {
        public static ChatCompletionsResponseFormat JsonObject { get; }

        public static ChatCompletionsResponseFormat Text { get; }
    }

    public abstract class ChatRequestMessage
    {
        public ChatRole Role { get; set; }
    }

    public class ChatMessage : ChatRequestMessage
    {
        public ChatMessage() { }

        public ChatMessage(ChatRole role, string content) { }

        public string Content { get; set; }

        public string Name { get; set; }

        public FunctionCall FunctionCall { get; set; }
    }

    public class ChatRequestSystemMessage : ChatRequestMessage
    {
        public ChatRequestSystemMessage(string content) { }

        public string Content { get; set; }

        public string Name { get; set; }
    }

    public class ChatRequestUserMessage : ChatRequestMessage
    {
        public ChatRequestUserMessage(string content) { }

        public ChatRequestUserMessage(params ChatMessageContentItem[] contentItems) { }

        public ChatRequestUserMessage(IEnumerable<ChatMessageContentItem> contentItems) { }

        public string Content { get; set; }

        public string Name { get; set; }

        public IList<ChatMessageContentItem> MultimodalContentItems { get; }
    }

    public class ChatRequestAssistantMessage : ChatRequestMessage
    {
        public ChatRequestAssistantMessage(string content) { }

        public ChatRequestAssistantMessage(ChatResponseMessage responseMessage) { }

        public string Content { get; set; }

        public string Name { get; set; }

        public IList<ChatCompletionsToolCall> ToolCalls { get; }

        public FunctionCall FunctionCall { get; set; }
    }

    public class ChatRequestToolMessage : ChatRequestMessage
    {
        public ChatRequestToolMessage(string content, string toolCallId) { }

        public string Content { get; set; }

        public string Name { get; set; }
    }

    public class ChatRequestFunctionMessage : ChatRequestMessage
    {
        public ChatRequestFunctionMessage(string name, string content) { }

        public string Content { get; set; }

        public string Name { get; set; }
    }

    public abstract class ChatMessageContentItem { }

    public class ChatMessageTextContentItem : ChatMessageContentItem
    {
        public ChatMessageTextContentItem(string text) { }

        public string Text { get; set; }
    }

    public class ChatMessageImageContentItem : ChatMessageContentItem
    {
        public ChatMessageImageContentItem(Uri imageUri) { }
    }

    public readonly struct ChatRole
    {
        public ChatRole(string value) { }

        public static ChatRole System => default;

        public static ChatRole User => default;

        public static ChatRole Assistant => default;

        public static ChatRole Tool => default;

        public static ChatRole Function => default;

        public static implicit operator ChatRole(string value) => default;

        public static bool operator ==(ChatRole left, ChatRole right) => default;

        public static bool operator !=(ChatRole left, ChatRole right) => default;
    }

    public class FunctionDefinition
    {
        public static FunctionDefinition Auto;

        public static FunctionDefinition None;

        public FunctionDefinition() { }

        public FunctionDefinition(string name) { }

        public string Name { get; set; }

        public string Description { get; set; }

        public BinaryData Parameters { get; set; }
    }

    public class FunctionCall
    {
        public FunctionCall(string name, string arguments) { }

        public string Name { get; set; }

        public string Arguments { get; set; }
    }

    public abstract class ChatCompletionsToolDefinition { }

    public class ChatCompletionsFunctionToolDefinition : ChatCompletionsToolDefinition
    {
        public ChatCompletionsFunctionToolDefinition() { }

        public ChatCompletionsFunctionToolDefinition(FunctionDefinition function) { }

        public string Name { get; set; }

        public string Description { get; set; }

        public BinaryData Parameters { get; set; }
    }

    public class ChatCompletionsToolCall
    {
        public string Id { get; set; }
    }

    public class ChatCompletionsFunctionToolCall : ChatCompletionsToolCall
    {
        public string Name { get; set; }

        public string Arguments { get; set; }
    }

    public class ChatResponseMessage
    {
        public ChatRole Role { get; }

        public string Content { get; }

        public FunctionCall FunctionCall { get; }

        public IReadOnlyList<ChatCompletionsToolCall> ToolCalls { get; }
    }

    public class ChatChoice
    {
        public ChatResponseMessage Message { get; }

        public int Index { get; }

        public CompletionsFinishReason? FinishReason { get; }
    }

    public readonly struct CompletionsFinishReason
    {
        public static CompletionsFinishReason Stopped => default;

        public static CompletionsFinishReason TokenLimitReached => default;

        public static CompletionsFinishReason FunctionCall => default;

        public static CompletionsFinishReason ToolCalls => default;

        public static bool operator ==(CompletionsFinishReason left, CompletionsFinishReason right) => default;

        public static bool operator !=(CompletionsFinishReason left, CompletionsFinishReason right) => default;
    }

    public class ChatCompletions
    {
        public string Id { get; }

        public DateTimeOffset Created { get; }

        public IReadOnlyList<ChatChoice> Choices { get; }

        public CompletionsUsage Usage { get; }
    }

    public class CompletionsUsage
    {
        public int PromptTokens { get; }

        public int CompletionTokens { get; }

        public int TotalTokens { get; }
    }

    public class Choice
    {
        public string Text { get; }

        public int Index { get; }

        public CompletionsFinishReason? FinishReason { get; }
    }

    public class Completions
    {
        public string Id { get; }

        public IReadOnlyList<Choice> Choices { get; }

        public CompletionsUsage Usage { get; }
    }

    public class EmbeddingItem
    {
        public ReadOnlyMemory<float> Embedding { get; }

        public int Index { get; }
    }

    public class EmbeddingsUsage
    {
        public int PromptTokens { get; }

        public int TotalTokens { get; }
    }

    public class Embeddings
    {
        public IReadOnlyList<EmbeddingItem> Data { get; }

        public EmbeddingsUsage Usage { get; }
    }

    public class ImageGenerations
    {
        public IReadOnlyList<ImageGenerationData> Data { get; }
    }

    public class ImageGenerationData
    {
        public Uri Url { get; }

        public string RevisedPrompt { get; }
    }

    public class StreamingChatCompletionsUpdate
    {
        public string ContentUpdate { get; }

        public ChatRole? Role { get; }

        public CompletionsFinishReason? FinishReason { get; }

        public int? ChoiceIndex { get; }

        public string FunctionName { get; }

        public string FunctionArgumentsUpdate { get; }

        public object ToolCallUpdate { get; }

        public string AuthorName { get; }
    }

    public class StreamingChatCompletions
    {
        public IAsyncEnumerable<StreamingChatChoice> GetChoicesStreaming(CancellationToken cancellationToken = default) => null;
    }

    public class StreamingChatChoice
    {
        public IAsyncEnumerable<ChatMessage> GetMessageStreaming(CancellationToken cancellationToken = default) => null;
    }

    public class StreamingCompletions
    {
        public IAsyncEnumerable<StreamingChoice> GetChoicesStreaming(CancellationToken cancellationToken = default) => null;
    }

    public class StreamingChoice
    {
        public IAsyncEnumerable<string> GetTextStreaming(CancellationToken cancellationToken = default) => null;
    }

    public class StreamingResponse<T> : IAsyncEnumerable<T>, IDisposable
    {
        public IAsyncEnumerable<T> EnumerateValues() => null;

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => null;

        public void Dispose() { }
    }
}
