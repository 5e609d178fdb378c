// namespaces: Microsoft.Extensions.AI
// names: OllamaChatClient, OllamaEmbeddingGenerator
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public sealed class OllamaChatClient : IChatClient
    {
        public OllamaChatClient(string endpoint, string modelId = null, HttpClient httpClient = null) { }

        public OllamaChatClient(Uri endpoint, string modelId = null, HttpClient httpClient = null) { }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public object GetService(Type serviceType, object serviceKey = null) => null;

        public void Dispose() { }
    }

    public sealed class OllamaEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public OllamaEmbeddingGenerator(string endpoint, string modelId = null, HttpClient httpClient = null) { }

        public OllamaEmbeddingGenerator(Uri endpoint, string modelId = null, HttpClient httpClient = null) { }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions options = null, CancellationToken cancellationToken = default) => null;

        public object GetService(Type serviceType, object serviceKey = null) => null;

        public void Dispose() { }
    }
}
