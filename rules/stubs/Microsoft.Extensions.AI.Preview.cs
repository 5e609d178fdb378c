// namespaces: Microsoft.Extensions.AI
// names: AsChatClient, AsEmbeddingGenerator, CompleteAsync, CompleteStreamingAsync
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public static class OpenAIClientExtensions
    {
        public static IChatClient AsChatClient(this global::OpenAI.OpenAIClient openAIClient, string modelId) => null;

        public static IChatClient AsChatClient(this global::OpenAI.Chat.ChatClient chatClient) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsEmbeddingGenerator(this global::OpenAI.OpenAIClient openAIClient, string modelId, int? dimensions = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsEmbeddingGenerator(this global::OpenAI.Embeddings.EmbeddingClient embeddingClient, int? dimensions = null) => null;
    }

    public static class AzureAIInferenceExtensions
    {
        public static IChatClient AsChatClient(this global::Azure.AI.Inference.ChatCompletionsClient chatCompletionsClient, string modelId = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsEmbeddingGenerator(this global::Azure.AI.Inference.EmbeddingsClient embeddingsClient, string modelId = null, int? dimensions = null) => null;
    }

    public static class ChatClientStructuredOutputExtensions
    {
        public static Task<Earlier.ChatCompletion<T>> CompleteAsync<T>(this IChatClient chatClient, IList<ChatMessage> chatMessages, ChatOptions options = null, bool? useNativeJsonSchema = null, CancellationToken cancellationToken = default) => null;

        public static Task<Earlier.ChatCompletion<T>> CompleteAsync<T>(this IChatClient chatClient, string chatMessage, ChatOptions options = null, bool? useNativeJsonSchema = null, CancellationToken cancellationToken = default) => null;
    }

    public static class ChatClientExtensions
    {
        public static Task<Earlier.ChatCompletion> CompleteAsync(this IChatClient client, IList<ChatMessage> chatMessages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public static Task<Earlier.ChatCompletion> CompleteAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public static IAsyncEnumerable<Earlier.StreamingChatCompletionUpdate> CompleteStreamingAsync(this IChatClient client, IList<ChatMessage> chatMessages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public static IAsyncEnumerable<Earlier.StreamingChatCompletionUpdate> CompleteStreamingAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
    }
}

// In a namespace of their own: OpenAI has a type of the first one's name, which code of today uses beside Microsoft.Extensions.AI.
namespace Microsoft.Extensions.AI.Earlier
{
    public class ChatCompletion
    {
        public ChatMessage Message { get; set; }

        public IList<ChatMessage> Choices { get; set; }

        public UsageDetails Usage { get; set; }

        public ChatFinishReason? FinishReason { get; set; }
    }

    public class ChatCompletion<T> : ChatCompletion
    {
        public T Result { get; }
    }

    public class StreamingChatCompletionUpdate
    {
        public string Text { get; set; }

        public ChatRole? Role { get; set; }

        public IList<AIContent> Contents { get; set; }
    }
}
