// namespaces: Microsoft.Agents.AI
using System;
using System.Collections.Generic;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Anthropic
{
    public static class AnthropicClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this IAnthropicClient client, string model, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, int? defaultMaxTokens = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this IAnthropicClient client, ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;
    }
}

namespace Anthropic.Services
{
    public static class AnthropicBetaServiceExtensions
    {
        public static ChatClientAgent AsAIAgent(this IBetaService betaService, string model, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, int? defaultMaxTokens = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this IBetaService betaService, ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;
    }
}
