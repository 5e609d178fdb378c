// namespaces: Mscc.GenerativeAI.Microsoft
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Mscc.GenerativeAI.Microsoft
{
    public sealed class GeminiChatClient : IChatClient
    {
        public GeminiChatClient(string apiKey, string model = "") { }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => null;

        public object GetService(Type serviceType, object serviceKey = null) => null;

        public void Dispose() { }
    }
}
