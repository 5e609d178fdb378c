// namespaces: Microsoft.SemanticKernel.Agents
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel.Agents
{
    public abstract class Agent
    {
        public string Description { get; set; }

        public string Id { get; set; }

        public string Name { get; set; }

        public string Instructions { get; set; }

        public Kernel Kernel { get; set; }

        public KernelArguments Arguments { get; set; }

        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(string message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ChatMessageContent message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(string message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ChatMessageContent message, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ICollection<ChatMessageContent> messages, AgentThread thread = null, AgentInvokeOptions options = null, CancellationToken cancellationToken = default) => null;
    }

    public class AgentResponseItem<TMessage>
    {
        public TMessage Message { get; }

        public AgentThread Thread { get; }

        public static implicit operator TMessage(AgentResponseItem<TMessage> item) => default;
    }

    public abstract class AgentThread
    {
        public string Id { get; }

        public Task CreateAsync(CancellationToken cancellationToken = default) => null;

        public Task DeleteAsync(CancellationToken cancellationToken = default) => null;
    }

    public class AgentInvokeOptions
    {
        public KernelArguments KernelArguments { get; set; }

        public Kernel Kernel { get; set; }

        public string AdditionalInstructions { get; set; }
    }

    public class ChatHistoryAgentThread : AgentThread
    {
        public ChatHistoryAgentThread() { }

        public ChatHistoryAgentThread(ChatHistory chatHistory, string id = null) { }

        public ChatHistory ChatHistory { get; }
    }

    public abstract class ChatHistoryAgent : Agent { }

    public sealed class ChatCompletionAgent : ChatHistoryAgent
    {
        public ChatCompletionAgent() { }

        public ChatCompletionAgent(PromptTemplateConfig templateConfig, IPromptTemplateFactory templateFactory = null) { }

        public bool UseImmutableKernel { get; set; }
    }

    public abstract class AgentChat
    {
        public void AddChatMessage(ChatMessageContent message) { }

        public void AddChatMessages(IReadOnlyList<ChatMessageContent> messages) { }

        public IAsyncEnumerable<ChatMessageContent> GetChatMessagesAsync(CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<ChatMessageContent> InvokeAsync(CancellationToken cancellationToken = default) => null;

        public virtual IAsyncEnumerable<StreamingChatMessageContent> InvokeStreamingAsync(CancellationToken cancellationToken = default) => null;
    }

    public sealed class AgentGroupChat : AgentChat
    {
        public AgentGroupChat(params Agent[] agents) { }

        public bool IsComplete { get; set; }

        public Chat.AgentGroupChatSettings ExecutionSettings { get; set; }

        public IReadOnlyList<Agent> Agents { get; }

        public void AddAgent(Agent agent) { }

        public IAsyncEnumerable<ChatMessageContent> InvokeAsync(Agent agent, CancellationToken cancellationToken = default) => null;

        public IAsyncEnumerable<StreamingChatMessageContent> InvokeStreamingAsync(Agent agent, CancellationToken cancellationToken = default) => null;
    }
}

namespace Microsoft.SemanticKernel.Agents.Chat
{
    public class AgentGroupChatSettings
    {
        public TerminationStrategy TerminationStrategy { get; set; }

        public SelectionStrategy SelectionStrategy { get; set; }
    }

    public abstract class SelectionStrategy { }

    public sealed class SequentialSelectionStrategy : SelectionStrategy
    {
        public Agent InitialAgent { get; set; }
    }

    public class KernelFunctionSelectionStrategy : SelectionStrategy
    {
        public KernelFunctionSelectionStrategy(KernelFunction function, Kernel kernel) { }

        public Func<FunctionResult, string> ResultParser { get; set; }
    }

    public class KernelFunctionTerminationStrategy : TerminationStrategy
    {
        public KernelFunctionTerminationStrategy(KernelFunction function, Kernel kernel) { }

        public Func<FunctionResult, bool> ResultParser { get; set; }

        protected sealed override Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken) => null;
    }

    public abstract class TerminationStrategy
    {
        public int MaximumIterations { get; set; }

        public bool AutomaticReset { get; set; }

        public IReadOnlyList<Agent> Agents { get; set; }

        protected abstract Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken);
    }
}

namespace Microsoft.SemanticKernel.Agents.OpenAI
{
    public class OpenAIAssistantAgent : Agent
    {
        public OpenAIAssistantAgent(object definition, object client, IEnumerable<KernelPlugin> plugins = null, IPromptTemplateFactory templateFactory = null, string templateFormat = null) { }
    }

    public class OpenAIAssistantAgentThread : AgentThread
    {
        public OpenAIAssistantAgentThread(object client, string id = null) { }
    }

    public class OpenAIResponseAgent : Agent
    {
        public OpenAIResponseAgent(object client) { }

        public bool StoreEnabled { get; set; }
    }
}

namespace Microsoft.SemanticKernel.Agents.AzureAI
{
    public class AzureAIAgent : Agent
    {
        public AzureAIAgent(object model, object client, IEnumerable<KernelPlugin> plugins = null, IPromptTemplateFactory templateFactory = null, string templateFormat = null) { }
    }

    public class AzureAIAgentThread : AgentThread
    {
        public AzureAIAgentThread(object client, string id = null) { }
    }
}

namespace Microsoft.SemanticKernel.Agents.Runtime
{
    public interface IAgentRuntime { }
}

namespace Microsoft.SemanticKernel.Agents.Runtime.InProcess
{
    public sealed class InProcessRuntime : IAgentRuntime, IAsyncDisposable
    {
        public Task StartAsync(CancellationToken cancellationToken = default) => null;

        public Task RunUntilIdleAsync() => null;

        public ValueTask DisposeAsync() => default;
    }
}

namespace Microsoft.SemanticKernel.Agents.Orchestration
{
    public delegate ValueTask OrchestrationResponseCallback(ChatMessageContent response);

    public class OrchestrationResult<TValue>
    {
        public ValueTask<TValue> GetValueAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => default;
    }

    public abstract class AgentOrchestration<TInput, TOutput>
    {
        protected AgentOrchestration(params Agent[] members) { }

        public string Name { get; init; }

        public string Description { get; init; }

        public OrchestrationResponseCallback ResponseCallback { get; init; }

        public ValueTask<OrchestrationResult<TOutput>> InvokeAsync(TInput input, object runtime, CancellationToken cancellationToken = default) => default;
    }
}

namespace Microsoft.SemanticKernel.Agents.Orchestration.Sequential
{
    public class SequentialOrchestration<TInput, TOutput> : AgentOrchestration<TInput, TOutput>
    {
        public SequentialOrchestration(params Agent[] agents) { }
    }

    public sealed class SequentialOrchestration : SequentialOrchestration<string, string>
    {
        public SequentialOrchestration(params Agent[] agents) { }
    }
}

namespace Microsoft.SemanticKernel.Agents.Orchestration.Concurrent
{
    public class ConcurrentOrchestration<TInput, TOutput> : AgentOrchestration<TInput, TOutput>
    {
        public ConcurrentOrchestration(params Agent[] agents) { }
    }

    public sealed class ConcurrentOrchestration : ConcurrentOrchestration<string, string[]>
    {
        public ConcurrentOrchestration(params Agent[] agents) { }
    }
}

namespace Microsoft.SemanticKernel.Agents.Orchestration.GroupChat
{
    public abstract class GroupChatManager
    {
        public int InvocationCount { get; }

        public int MaximumInvocationCount { get; init; }
    }

    public class RoundRobinGroupChatManager : GroupChatManager { }

    public class GroupChatOrchestration<TInput, TOutput> : AgentOrchestration<TInput, TOutput>
    {
        public GroupChatOrchestration(GroupChatManager manager, params Agent[] agents) { }
    }

    public sealed class GroupChatOrchestration : GroupChatOrchestration<string, string>
    {
        public GroupChatOrchestration(GroupChatManager manager, params Agent[] agents) : base(manager, agents) { }
    }
}

namespace Microsoft.SemanticKernel.Agents.Orchestration.Handoff
{
    public sealed class OrchestrationHandoffs
    {
        public static OrchestrationHandoffs StartWith(Agent source) => null;

        public OrchestrationHandoffs Add(Agent source, params Agent[] targets) => null;

        public OrchestrationHandoffs Add(Agent source, Agent target, string description) => null;
    }

    public class HandoffOrchestration<TInput, TOutput> : AgentOrchestration<TInput, TOutput>
    {
        public HandoffOrchestration(OrchestrationHandoffs handoffs, params Agent[] agents) { }
    }

    public sealed class HandoffOrchestration : HandoffOrchestration<string, string>
    {
        public HandoffOrchestration(OrchestrationHandoffs handoffs, params Agent[] agents) : base(handoffs, agents) { }
    }
}

namespace Microsoft.SemanticKernel.Agents.Magentic
{
    public abstract class MagenticManager
    {
        public int MaximumInvocationCount { get; init; }
    }

    public sealed class StandardMagenticManager : MagenticManager
    {
        public StandardMagenticManager(ChatCompletion.IChatCompletionService service, PromptExecutionSettings executionSettings) { }
    }

    public class MagenticOrchestration<TInput, TOutput> : Orchestration.AgentOrchestration<TInput, TOutput>
    {
        public MagenticOrchestration(MagenticManager manager, params Agent[] agents) { }
    }

    public sealed class MagenticOrchestration : MagenticOrchestration<string, string>
    {
        public MagenticOrchestration(MagenticManager manager, params Agent[] agents) : base(manager, agents) { }
    }
}
