// namespaces: Anthropic.SDK
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Anthropic.SDK
{
    using Anthropic.SDK.Messaging;

    public class APIAuthentication
    {
        public APIAuthentication(string apiKey) { }

        public static implicit operator APIAuthentication(string key) => null;
    }

    public class AnthropicClient : IDisposable
    {
        public AnthropicClient(APIAuthentication apiKeys = null, HttpClient client = null, object requestInterceptor = null) { }

        public MessagesEndpoint Messages { get; }

        public void Dispose() { }
    }
}

namespace Anthropic.SDK.Constants
{
    public static class AnthropicModels
    {
        public const string Claude46Opus = "claude-opus-4-6";
        public const string Claude46Sonnet = "claude-sonnet-4-6";
        public const string Claude45Opus = "claude-opus-4-5-20251101";
        public const string Claude45Sonnet = "claude-sonnet-4-5-20250929";
        public const string Claude45Haiku = "claude-haiku-4-5-20251001";
        public const string Claude41Opus = "claude-opus-4-1-20250805";
        public const string Claude4Opus = "claude-opus-4-20250514";
        public const string Claude4Sonnet = "claude-sonnet-4-20250514";
        public const string Claude37Sonnet = "claude-3-7-sonnet-20250219";
        public const string Claude35Sonnet = "claude-3-5-sonnet-20241022";
        public const string Claude35Haiku = "claude-3-5-haiku-20241022";
        public const string Claude3Opus = "claude-3-opus-20240229";
        public const string Claude3Sonnet = "claude-3-sonnet-20240229";
        public const string Claude3Haiku = "claude-3-haiku-20240307";
    }
}

namespace Anthropic.SDK.Common
{
    public class Tool { }

    public class Function { }
}

namespace Anthropic.SDK.Messaging
{
    public class MessagesEndpoint : Microsoft.Extensions.AI.IChatClient
    {
        public Task<MessageResponse> GetClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => null;

        public Task<MessageResponse> GetClaudeMessageAsync(MessageParameters parameters, IList<Anthropic.SDK.Common.Tool> tools, CancellationToken ctx = default) => null;

        public IAsyncEnumerable<MessageResponse> StreamClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => null;

        public IAsyncEnumerable<MessageResponse> StreamClaudeMessageAsync(MessageParameters parameters, IList<Anthropic.SDK.Common.Tool> tools, CancellationToken ctx = default) => null;

        Task<Microsoft.Extensions.AI.ChatResponse> Microsoft.Extensions.AI.IChatClient.GetResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions options, CancellationToken cancellationToken) => null;

        IAsyncEnumerable<Microsoft.Extensions.AI.ChatResponseUpdate> Microsoft.Extensions.AI.IChatClient.GetStreamingResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions options, CancellationToken cancellationToken) => null;

        object Microsoft.Extensions.AI.IChatClient.GetService(Type serviceType, object serviceKey) => null;

        public void Dispose() { }
    }

    public class MessageParameters
    {
        public string Model { get; set; }

        public List<Message> Messages { get; set; }

        public List<SystemMessage> System { get; set; }

        public string SystemMessage { get; set; }

        public IList<Anthropic.SDK.Common.Tool> Tools { get; set; }

        public int MaxTokens { get; set; }

        public string[] StopSequences { get; set; }

        public bool? Stream { get; set; }

        public decimal? Temperature { get; set; }

        public int? TopK { get; set; }

        public decimal? TopP { get; set; }

        public PromptCacheType PromptCaching { get; set; }
    }

    public enum PromptCacheType { None, FineGrained, AutomaticToolsAndSystem, Messages, Tools }

    public enum RoleType { User, Assistant }

    public class Message
    {
        public Message() { }

        public Message(RoleType role, string text, CacheControl cacheControl = null) { }

        public RoleType Role { get; set; }

        public List<ContentBase> Content { get; set; }
    }

    public class CacheControl { }

    public abstract class ContentBase { }

    public class TextContent : ContentBase
    {
        public string Text { get; set; }
    }

    public class SystemMessage
    {
        public SystemMessage(string text, CacheControl cacheControl = null) { }

        public string Text { get; set; }
    }

    public class MessageResponse
    {
        public List<ContentBase> Content { get; set; }

        public Message Message { get; }

        public Delta Delta { get; set; }

        public string StopReason { get; set; }

        public List<Anthropic.SDK.Common.Function> ToolCalls { get; set; }
    }

    public class Delta
    {
        public string Text { get; set; }
    }
}
