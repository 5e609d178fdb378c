using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Agents that go on by themselves, alone or in a group: each round is a request, as many as their settings allow.</summary>
public sealed class AgentRoundsTests
{
    private static async Task<CallSiteFact> Group(string settings, string call = "chat.InvokeAsync()", string members = "") => (await CallSites.OnStubs("Microsoft.SemanticKernel.Agents.Core", $$"""
        using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.Agents; using Microsoft.SemanticKernel.Agents.Chat; using Microsoft.SemanticKernel.Connectors.OpenAI;
        class App
        {
            async Task Run(Kernel given, TerminationStrategy strategy, int rounds)
            {
                var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4.1-mini", "key").Build();
                var function = KernelFunctionFactory.CreateFromPrompt("Done?");
                var writer = new ChatCompletionAgent { Name = "w", Instructions = "Write.", Kernel = kernel };
                var reader = new ChatCompletionAgent { Name = "r", Instructions = "Read.", Kernel = kernel };
                var chat = new AgentGroupChat(writer, reader) { {{settings}} };
                await foreach (var said in {{call}}) { }
            }
        }

        class Approved : TerminationStrategy
        {
            protected override Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken stop) => Task.FromResult(false);
        }

        class Patient : TerminationStrategy
        {
            public Patient() { MaximumIterations = 500; }
            protected override Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken stop) => Task.FromResult(false);
        }

        {{members}}
        """)).Single();

    private static string Strategy(string made) => $"ExecutionSettings = new AgentGroupChatSettings {{ TerminationStrategy = {made} }}";

    [Theory]
    [InlineData("new Approved { MaximumIterations = 6 }", 6L)]
    [InlineData("new Approved()", 99L)]
    [InlineData("new KernelFunctionTerminationStrategy(function, kernel) { MaximumIterations = 5 }", 10L)]
    [InlineData("new KernelFunctionTerminationStrategy(function, given) { MaximumIterations = 5 }", null)]
    [InlineData("new Approved { MaximumIterations = rounds }", null)]
    [InlineData("new Patient()", null)]
    [InlineData("strategy", null)]
    public async Task A_group_chat_goes_on_for_as_many_rounds_as_its_strategy_allows(string strategy, long? most)
    {
        var site = await Group(Strategy(strategy));
        Assert.Equal(most, site.Attempts.High);
        Assert.Contains(site.Attempts.Factors, static f => f is { Kind: AttemptKind.Loop, Exit: LoopExit.Bounded });
    }

    [Fact]
    public async Task Who_asks_a_model_whose_turn_it_is_asks_in_each_round()
    {
        var site = await Group("ExecutionSettings = new AgentGroupChatSettings { TerminationStrategy = new Approved { MaximumIterations = 4 }, SelectionStrategy = new KernelFunctionSelectionStrategy(function, kernel) }");
        Assert.Equal((8L, "agents that go on for at most 4 rounds of 2 requests"), (site.Attempts.High, site.Attempts.Factors.Single().Why.Text));
    }

    [Theory]
    [InlineData("", "chat.InvokeAsync()")]
    [InlineData("ExecutionSettings = new AgentGroupChatSettings { TerminationStrategy = new Approved { MaximumIterations = 6 } }", "chat.InvokeAsync(writer)")]
    [InlineData("ExecutionSettings = new AgentGroupChatSettings { SelectionStrategy = new SequentialSelectionStrategy() }", "chat.InvokeAsync()")]
    public async Task A_group_in_which_one_speaks_once_goes_no_rounds(string settings, string call)
    {
        var site = await Group(settings, call);
        Assert.Equal(1, site.Attempts.High);
        Assert.Empty(site.Attempts.Factors);
    }

    [Fact]
    public async Task What_the_agents_say_to_each_other_is_not_known_before()
    {
        var site = await Group(Strategy("new Approved { MaximumIterations = 6 }"));
        Assert.Contains(site.Input.Holes, static h => h.Expression == "earlier rounds");
        Assert.Null(site.Input.Total.High);
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Theory]
    [InlineData("new LoopAgent(agent, new CompletionMarkerLoopEvaluator(\"DONE\"))", 10L)]
    [InlineData("new LoopAgent(agent, new CompletionMarkerLoopEvaluator(\"DONE\"), new LoopAgentOptions { MaxIterations = 4 })", 4L)]
    [InlineData("new LoopAgent(agent, new CompletionMarkerLoopEvaluator(\"DONE\"), new LoopAgentOptions())", 10L)]
    [InlineData("new LoopAgent(agent, new CompletionMarkerLoopEvaluator(\"DONE\"), new LoopAgentOptions { MaxIterations = rounds })", null)]
    [InlineData("new LoopAgent(agent, new AIJudgeLoopEvaluator(once), new LoopAgentOptions { MaxIterations = 4 })", 8L)]
    [InlineData("new LoopAgent(agent, new LoopEvaluator[] { new AIJudgeLoopEvaluator(once), new CompletionMarkerLoopEvaluator(\"DONE\") }, new LoopAgentOptions { MaxIterations = 4 })", 8L)]
    [InlineData("new LoopAgent(agent, new AIJudgeLoopEvaluator(often), new LoopAgentOptions { MaxIterations = 4 })", null)]
    [InlineData("new LoopAgent(agent, evaluator, new LoopAgentOptions { MaxIterations = 4 })", null)]
    [InlineData("new LoopAgent(new LoopAgent(agent, new CompletionMarkerLoopEvaluator(\"A\"), new LoopAgentOptions { MaxIterations = 3 }), new CompletionMarkerLoopEvaluator(\"B\"), new LoopAgentOptions { MaxIterations = 2 })", 6L)]
    [InlineData("new LoopAgent(agent, new CompletionMarkerLoopEvaluator(\"DONE\"), new LoopAgentOptions { MaxIterations = 1 })", 1L)]
    [InlineData("agent", 1L)]
    public async Task An_agent_in_a_loop_is_asked_as_often_as_its_options_allow(string looping, long? most)
    {
        var site = await CallSites.Single($$"""
            #pragma warning disable MAAI001
            using Microsoft.Agents.AI; using Microsoft.Extensions.AI; using OpenAI; using System.ClientModel; using System.ClientModel.Primitives;
            class App
            {
                static readonly IChatClient once = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) }).GetChatClient("gpt-4.1-mini").AsIChatClient();
                static readonly IChatClient often = new OpenAIClient("key").GetChatClient("gpt-4.1-mini").AsIChatClient();
                async Task Run(int rounds, LoopEvaluator evaluator)
                {
                    AIAgent agent = once.AsAIAgent(instructions: "Be brief.");
                    AIAgent looping = {{looping}};
                    await looping.RunAsync("Hi");
                }
            }
            """);
        Assert.Equal(most, site.Attempts.High);
        Assert.Equal(most is 1 ? 0 : 1, site.Input.Holes.Count(static h => h.Expression == "earlier rounds"));
    }

    [Theory]
    [InlineData("new SequentialOrchestration(writer, reader)", 2L)]
    [InlineData("new ConcurrentOrchestration(writer, reader, writer)", 3L)]
    [InlineData("new SequentialOrchestration<string, string>(writer)", 1L)]
    [InlineData("new GroupChatOrchestration(new RoundRobinGroupChatManager { MaximumInvocationCount = 5 }, writer, reader)", 5L)]
    [InlineData("new GroupChatOrchestration(new RoundRobinGroupChatManager(), writer, reader)", null)]
    [InlineData("new HandoffOrchestration(OrchestrationHandoffs.StartWith(writer).Add(writer, reader), writer, reader)", null)]
    [InlineData("new MagenticOrchestration(new StandardMagenticManager(null!, null!) { MaximumInvocationCount = 5 }, writer)", null)]
    public async Task An_orchestration_asks_each_of_its_agents_as_often_as_it_goes_on(string made, long? most)
    {
        var site = (await CallSites.OnStubs("Microsoft.SemanticKernel.Agents.Core", $$"""
            using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.Agents; using Microsoft.SemanticKernel.Agents.Magentic; using Microsoft.SemanticKernel.Agents.Orchestration.Sequential;
            using Microsoft.SemanticKernel.Agents.Orchestration.Concurrent; using Microsoft.SemanticKernel.Agents.Orchestration.GroupChat; using Microsoft.SemanticKernel.Agents.Orchestration.Handoff;
            using Microsoft.SemanticKernel.Agents.Runtime.InProcess;
            class App
            {
                async Task Run(InProcessRuntime runtime)
                {
                    var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4.1-mini", "key").Build();
                    var writer = new ChatCompletionAgent { Name = "w", Instructions = "Write.", Kernel = kernel };
                    var reader = new ChatCompletionAgent { Name = "r", Instructions = "Read.", Kernel = kernel };
                    var orchestration = {{made}};
                    var result = await orchestration.InvokeAsync("Why?", runtime);
                }
            }
            """)).Single();
        Assert.Equal(("gpt-4.1-mini", most), (site.Model.Id, site.Attempts.High));
    }
}
