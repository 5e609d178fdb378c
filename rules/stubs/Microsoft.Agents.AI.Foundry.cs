// namespaces: Azure.AI.Projects, Microsoft.Agents.AI.Foundry
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Azure.AI.Projects
{
    public static class AIProjectClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this AIProjectClient aiProjectClient, string model, string instructions, string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this AIProjectClient aiProjectClient, ChatClientAgentOptions options = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this AIProjectClient aiProjectClient, Agents.ProjectsAgentVersion agentVersion, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => null;

        public static ChatClientAgent AsAIAgent(this AIProjectClient aiProjectClient, Agents.ProjectsAgentRecord agentRecord, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => null;
    }

    public static class AzureAIProjectChatClientExtensions
    {
        public static ChatClientAgent CreateAIAgent(this AIProjectClient aiProjectClient, string name, string model, string instructions, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null, CancellationToken cancellationToken = default) => null;

        public static Task<ChatClientAgent> CreateAIAgentAsync(this AIProjectClient aiProjectClient, string name, string model, string instructions, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null, CancellationToken cancellationToken = default) => null;

        public static Task<ChatClientAgent> CreateAIAgentAsync(this AIProjectClient aiProjectClient, string model, ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null, CancellationToken cancellationToken = default) => null;

        public static ChatClientAgent GetAIAgent(this AIProjectClient aiProjectClient, string name, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null, CancellationToken cancellationToken = default) => null;

        public static Task<ChatClientAgent> GetAIAgentAsync(this AIProjectClient aiProjectClient, string name, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null, CancellationToken cancellationToken = default) => null;
    }
}

namespace Microsoft.Agents.AI.Foundry
{
    public class FoundryAgent : DelegatingAIAgent
    {
        public FoundryAgent(Uri projectEndpoint, object credential, string model, string instructions, object clientOptions = null, string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) : base(null) { }
    }
}
