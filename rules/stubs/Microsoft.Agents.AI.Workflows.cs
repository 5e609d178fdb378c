// namespaces: Microsoft.Agents.AI.Workflows
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI.Workflows
{
    public class Workflow
    {
        public string Name { get; }
    }

    public class Executor { }

    public class Executor<TInput> : Executor { }

    public class Executor<TInput, TOutput> : Executor { }

    public class RequestPort { }

    public class ExecutorBinding
    {
        public static implicit operator ExecutorBinding(Executor executor) => null;

        public static implicit operator ExecutorBinding(string id) => null;

        public static implicit operator ExecutorBinding(RequestPort port) => null;

        public static implicit operator ExecutorBinding(AIAgent agent) => null;
    }

    public class TurnToken
    {
        public TurnToken(bool? emitEvents = null) { }
    }

    public class CheckpointManager { }

    public class WorkflowEvent
    {
        public object Data { get; }
    }

    public class WorkflowErrorEvent : WorkflowEvent
    {
        public Exception Exception { get; }
    }

    public class WorkflowOutputEvent : WorkflowEvent
    {
        public string ExecutorId { get; }

        public T As<T>() => default;
    }

    public class Run
    {
        public IEnumerable<WorkflowEvent> OutgoingEvents { get; }

        public IEnumerable<WorkflowEvent> NewEvents { get; }
    }

    public class StreamingRun : IAsyncDisposable
    {
        public ValueTask<bool> TrySendMessageAsync<TMessage>(TMessage message) => default;

        public IAsyncEnumerable<WorkflowEvent> WatchStreamAsync(CancellationToken cancellationToken = default) => null;

        public ValueTask DisposeAsync() => default;
    }

    public static class InProcessExecution
    {
        public static ValueTask<StreamingRun> OpenStreamingAsync(Workflow workflow, string sessionId = null, CancellationToken cancellationToken = default) => default;

        public static ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, string sessionId = null, CancellationToken cancellationToken = default) => default;

        public static ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, CheckpointManager checkpointManager, string sessionId = null, CancellationToken cancellationToken = default) => default;

        public static ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string sessionId = null, CancellationToken cancellationToken = default) => default;

        public static ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, CheckpointManager checkpointManager, string sessionId = null, CancellationToken cancellationToken = default) => default;
    }

    public abstract class GroupChatManager
    {
        public int IterationCount { get; }

        public int MaximumIterationCount { get; set; }
    }

    public class RoundRobinGroupChatManager : GroupChatManager
    {
        public RoundRobinGroupChatManager(IReadOnlyList<AIAgent> agents, Func<RoundRobinGroupChatManager, IEnumerable<ChatMessage>, CancellationToken, ValueTask<bool>> shouldTerminateFunc = null) { }
    }

    public abstract class OrchestrationBuilderBase<TBuilder>
    {
        public TBuilder WithName(string name) => default;

        public TBuilder WithDescription(string description) => default;
    }

    public sealed class SequentialWorkflowBuilder : OrchestrationBuilderBase<SequentialWorkflowBuilder>
    {
        public SequentialWorkflowBuilder(IEnumerable<AIAgent> agents) { }

        public SequentialWorkflowBuilder WithChainOnlyAgentResponses(bool enabled = true) => null;

        public Workflow Build() => null;
    }

    public sealed class ConcurrentWorkflowBuilder : OrchestrationBuilderBase<ConcurrentWorkflowBuilder>
    {
        public ConcurrentWorkflowBuilder(IEnumerable<AIAgent> agents) { }

        public ConcurrentWorkflowBuilder WithAggregator(Func<IList<List<ChatMessage>>, List<ChatMessage>> aggregator) => null;

        public Workflow Build() => null;
    }

    public sealed class GroupChatWorkflowBuilder : OrchestrationBuilderBase<GroupChatWorkflowBuilder>
    {
        public GroupChatWorkflowBuilder AddParticipants(params AIAgent[] agents) => null;

        public GroupChatWorkflowBuilder AddParticipants(IEnumerable<AIAgent> agents) => null;

        public Workflow Build() => null;
    }

    public class HandoffWorkflowBuilderCore<TBuilder> : OrchestrationBuilderBase<TBuilder>
    {
        public TBuilder WithHandoffInstructions(string instructions) => default;

        public TBuilder EnableReturnToPrevious() => default;

        public TBuilder WithHandoffs(AIAgent from, IEnumerable<AIAgent> to) => default;

        public TBuilder WithHandoffs(IEnumerable<AIAgent> from, AIAgent to, string handoffReason = null) => default;

        public TBuilder WithHandoff(AIAgent from, AIAgent to, string handoffReason = null) => default;

        public TBuilder AddParticipants(params AIAgent[] agents) => default;

        public TBuilder AddParticipants(IEnumerable<AIAgent> agents) => default;

        public Workflow Build() => null;
    }

    public sealed class HandoffWorkflowBuilder : HandoffWorkflowBuilderCore<HandoffWorkflowBuilder>
    {
        public HandoffWorkflowBuilder(AIAgent initialAgent) { }
    }

    public sealed class MagenticWorkflowBuilder : OrchestrationBuilderBase<MagenticWorkflowBuilder>
    {
        public MagenticWorkflowBuilder(AIAgent managerAgent) { }

        public MagenticWorkflowBuilder AddParticipants(params AIAgent[] agents) => null;

        public MagenticWorkflowBuilder AddParticipants(IEnumerable<AIAgent> agents) => null;

        public MagenticWorkflowBuilder WithMaxRounds(int? maxRounds = null) => null;

        public MagenticWorkflowBuilder WithMaxResets(int? maxResets = null) => null;

        public MagenticWorkflowBuilder WithMaxStalls(int maxStalls = 3) => null;

        public MagenticWorkflowBuilder RequirePlanSignoff(bool requirePlanSignoff = true) => null;

        public Workflow Build() => null;
    }

    public static class AgentWorkflowBuilder
    {
        public static Workflow BuildSequential(params AIAgent[] agents) => null;

        public static Workflow BuildSequential(IEnumerable<AIAgent> agents) => null;

        public static Workflow BuildSequential(bool chainOnlyAgentResponses, params AIAgent[] agents) => null;

        public static Workflow BuildSequential(bool chainOnlyAgentResponses, IEnumerable<AIAgent> agents) => null;

        public static Workflow BuildSequential(string workflowName, params AIAgent[] agents) => null;

        public static Workflow BuildSequential(string workflowName, IEnumerable<AIAgent> agents) => null;

        public static Workflow BuildConcurrent(IEnumerable<AIAgent> agents, Func<IList<List<ChatMessage>>, List<ChatMessage>> aggregator = null) => null;

        public static Workflow BuildConcurrent(string workflowName, IEnumerable<AIAgent> agents, Func<IList<List<ChatMessage>>, List<ChatMessage>> aggregator = null) => null;

        public static HandoffWorkflowBuilder CreateHandoffBuilderWith(AIAgent initialAgent) => null;

        public static GroupChatWorkflowBuilder CreateGroupChatBuilderWith(Func<IReadOnlyList<AIAgent>, GroupChatManager> managerFactory) => null;

        public static SequentialWorkflowBuilder CreateSequentialBuilderWith(params AIAgent[] agents) => null;

        public static SequentialWorkflowBuilder CreateSequentialBuilderWith(IEnumerable<AIAgent> agents) => null;

        public static ConcurrentWorkflowBuilder CreateConcurrentBuilderWith(params AIAgent[] agents) => null;

        public static ConcurrentWorkflowBuilder CreateConcurrentBuilderWith(IEnumerable<AIAgent> agents) => null;

        public static MagenticWorkflowBuilder CreateMagenticBuilderWith(AIAgent managerAgent) => null;
    }

    public class WorkflowBuilder
    {
        public WorkflowBuilder(ExecutorBinding start) { }

        public WorkflowBuilder WithOutputFrom(params ExecutorBinding[] executors) => null;

        public WorkflowBuilder WithName(string name) => null;

        public WorkflowBuilder WithDescription(string description) => null;

        public WorkflowBuilder BindExecutor(ExecutorBinding registration) => null;

        public WorkflowBuilder AddEdge(ExecutorBinding source, ExecutorBinding target) => null;

        public WorkflowBuilder AddEdge<T>(ExecutorBinding source, ExecutorBinding target, Func<T, bool> condition = null) => null;

        public WorkflowBuilder AddFanOutEdge(ExecutorBinding source, params ExecutorBinding[] targets) => null;

        public WorkflowBuilder AddFanOutEdge(ExecutorBinding source, IEnumerable<ExecutorBinding> targets) => null;

        public WorkflowBuilder AddFanInBarrierEdge(IEnumerable<ExecutorBinding> sources, ExecutorBinding target) => null;

        public Workflow Build(bool validateOrphans = true) => null;
    }

    public static class WorkflowHostingExtensions
    {
        public static AIAgent AsAIAgent(this Workflow workflow, string id = null, string name = null, string description = null) => null;
    }
}
