// namespaces: Azure.AI.Agents.Persistent
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Azure;

namespace Azure.AI.Agents.Persistent
{
    public class PersistentAgentsClient
    {
        public PersistentAgentsClient(string endpoint, object credential, object options = null) { }

        public PersistentAgentsAdministrationClient Administration { get; }

        public ThreadRuns Runs { get; }
    }

    public class PersistentAgent
    {
        public string Id { get; }

        public string Name { get; }
    }

    public class PersistentAgentsAdministrationClient
    {
        public virtual Response<PersistentAgent> CreateAgent(string model, string name = null, string description = null, string instructions = null, IEnumerable<ToolDefinition> tools = null, object toolResources = null, float? temperature = null, float? topP = null, BinaryData responseFormat = null, IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => null;

        public virtual Task<Response<PersistentAgent>> CreateAgentAsync(string model, string name = null, string description = null, string instructions = null, IEnumerable<ToolDefinition> tools = null, object toolResources = null, float? temperature = null, float? topP = null, BinaryData responseFormat = null, IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => null;
    }

    public abstract class ToolDefinition { }

    public class PersistentAgentThread
    {
        public string Id { get; }
    }

    public class ThreadRun
    {
        public string Id { get; }
    }

    public class ThreadRuns
    {
        public virtual ThreadRun CreateRun(PersistentAgentThread thread, PersistentAgent agent, CancellationToken cancellationToken = default) => null;

        public virtual ThreadRun CreateRun(string threadId, string assistantId, string overrideModelName = null, string overrideInstructions = null, string additionalInstructions = null, object additionalMessages = null, object overrideTools = null, bool? stream = null, float? temperature = null, float? topP = null, int? maxPromptTokens = null, int? maxCompletionTokens = null, CancellationToken cancellationToken = default) => null;

        public virtual Task<ThreadRun> CreateRunAsync(PersistentAgentThread thread, PersistentAgent agent, CancellationToken cancellationToken = default) => null;

        public virtual Task<ThreadRun> CreateRunAsync(string threadId, string assistantId, string overrideModelName = null, string overrideInstructions = null, string additionalInstructions = null, object additionalMessages = null, object overrideTools = null, bool? stream = null, float? temperature = null, float? topP = null, int? maxPromptTokens = null, int? maxCompletionTokens = null, CancellationToken cancellationToken = default) => null;
    }
}
