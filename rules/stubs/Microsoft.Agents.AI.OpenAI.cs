// namespaces: Microsoft.Agents.AI
using System;
using System.Collections.Generic;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OpenAI.Chat
{
    public static class OpenAIChatClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this ChatClient client, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this ChatClient client, ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;
    }
}

namespace OpenAI.Responses
{
    public static class OpenAIResponseClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this ResponsesClient client, string model = null, string instructions = null, string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this ResponsesClient client, ChatClientAgentOptions options, string model = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static IChatClient AsIChatClientWithStoredOutputDisabled(this ResponsesClient responseClient, string model = null, bool includeReasoningEncryptedContent = true) => null;
    }
}
