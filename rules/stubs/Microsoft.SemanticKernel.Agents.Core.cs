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

namespace Microsoft.SemanticKernel.Agents.Orchestration
{
    public class OrchestrationResult<TValue>
    {
        public ValueTask<TValue> GetValueAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => default;
    }

    public abstract class AgentOrchestration<TInput, TOutput>
    {
        public ValueTask<OrchestrationResult<TOutput>> InvokeAsync(TInput input, object runtime, CancellationToken cancellationToken = default) => default;
    }
}
