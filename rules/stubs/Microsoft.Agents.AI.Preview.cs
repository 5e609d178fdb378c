// namespaces: Microsoft.Agents.AI
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.AI
{
    public abstract class AgentThread : AgentSession { }

    public static class ChatClientExtensions
    {
        public static ChatClientAgent CreateAIAgent(this IChatClient chatClient, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent CreateAIAgent(this IChatClient chatClient, ChatClientAgentOptions options, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;
    }

    public static class AIAgentThreadExtensions
    {
        public static AgentThread GetNewThread(this AIAgent agent) => null;

        public static ValueTask<AgentThread> GetNewThreadAsync(this AIAgent agent, CancellationToken cancellationToken = default) => default;
    }
}

namespace OpenAI
{
    public static class OpenAIChatClientExtensions
    {
        public static Microsoft.Agents.AI.ChatClientAgent CreateAIAgent(this OpenAI.Chat.ChatClient client, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static Microsoft.Agents.AI.ChatClientAgent CreateAIAgent(this OpenAI.Chat.ChatClient client, Microsoft.Agents.AI.ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;
    }

    public static class OpenAIResponseClientExtensions
    {
        public static Microsoft.Agents.AI.ChatClientAgent CreateAIAgent(this OpenAI.Responses.ResponsesClient client, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static Microsoft.Agents.AI.ChatClientAgent CreateAIAgent(this OpenAI.Responses.ResponsesClient client, Microsoft.Agents.AI.ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;
    }
}
