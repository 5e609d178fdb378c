using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Workflows of agents: what runs one asks each of its agents, as often as they go on; one of anything else is no call.</summary>
public sealed class WorkflowTests
{
    private static Task<IReadOnlyList<CallSiteFact>> Sites(string body, string members = "") => CallSites.Of($$"""
        using Microsoft.Agents.AI; using Microsoft.Agents.AI.Workflows; using Microsoft.Extensions.AI; using OpenAI;
        class App
        {
            static readonly IChatClient chat = new OpenAIClient("key").GetChatClient("gpt-4.1-mini").AsIChatClient();
            async Task Run(AIAgent given, Workflow unknown, IReadOnlyList<AIAgent> some, IEnumerable<ChatMessage> messages)
            {
                await Task.Yield();
                AIAgent writer = chat.AsAIAgent(instructions: "Be brief."), reader = chat.AsAIAgent(instructions: "Be kind.");
                {{body}}
            }

            {{members}}
        }
        """);

    private static async Task<CallSiteFact> Site(string workflow) => Assert.Single(await Sites(
        $"await InProcessExecution.RunStreamingAsync({workflow}, messages);",
        "static extern GroupChatManager Manager(IReadOnlyList<AIAgent> all); static GroupChatManager Small(IReadOnlyList<AIAgent> all) => new RoundRobinGroupChatManager(all) { MaximumIterationCount = 2 };"));

    [Theory]
    [InlineData("AgentWorkflowBuilder.BuildSequential(writer, reader)", 8L)]
    [InlineData("AgentWorkflowBuilder.BuildConcurrent([writer, reader, writer])", 12L)]
    [InlineData("AgentWorkflowBuilder.BuildSequential(\"desk\", writer)", 4L)]
    [InlineData("AgentWorkflowBuilder.CreateSequentialBuilderWith([writer, reader]).WithChainOnlyAgentResponses().WithName(\"desk\").Build()", 8L)]
    [InlineData("AgentWorkflowBuilder.CreateGroupChatBuilderWith(all => new RoundRobinGroupChatManager(all) { MaximumIterationCount = 3 }).AddParticipants(writer, reader).Build()", 12L)]
    [InlineData("AgentWorkflowBuilder.CreateGroupChatBuilderWith(all => new RoundRobinGroupChatManager(all)).AddParticipants(writer, reader).Build()", 160L)]
    [InlineData("AgentWorkflowBuilder.CreateGroupChatBuilderWith(all => Manager(all)).AddParticipants(writer, reader).Build()", null)]
    [InlineData("AgentWorkflowBuilder.CreateGroupChatBuilderWith(Small).AddParticipants(writer, reader).Build()", 8L)]
    [InlineData("AgentWorkflowBuilder.BuildSequential([.. some, writer])", null)]
    [InlineData("AgentWorkflowBuilder.BuildSequential(some)", null)]
    [InlineData("AgentWorkflowBuilder.BuildSequential(given, writer)", null)]
    [InlineData("AgentWorkflowBuilder.BuildSequential(writer, given)", null)]
    [InlineData("AgentWorkflowBuilder.BuildSequential(given)", null)]
    [InlineData("AgentWorkflowBuilder.CreateHandoffBuilderWith(given).Build()", null)]
    [InlineData("AgentWorkflowBuilder.CreateHandoffBuilderWith(writer).WithHandoff(writer, reader).Build()", null)]
    [InlineData("AgentWorkflowBuilder.CreateMagenticBuilderWith(writer).AddParticipants(reader).Build()", null)]
    [InlineData("new WorkflowBuilder(writer).AddEdge(writer, reader).Build()", null)]
    public async Task Each_agent_is_asked_as_often_as_the_workflow_goes_on(string workflow, long? most) => Assert.Equal(most, (await Site(workflow)).Attempts.High);

    [Fact]
    public async Task A_workflow_tells_models_instructions_and_that_its_answers_are_not_capped()
    {
        var site = await Site("AgentWorkflowBuilder.BuildSequential(writer)");
        Assert.Equal(("gpt-4.1-mini", CapState.Missing, "2 agents, each of which is asked"), (site.Model.Id, site.Cap.State, (await Site("AgentWorkflowBuilder.BuildSequential(writer, reader)")).Attempts.Factors.Single(static f => f.Kind == AttemptKind.Loop).Why.Text));
    }

    [Theory]
    [InlineData("await InProcessExecution.RunAsync(AgentWorkflowBuilder.BuildSequential(writer), messages);")]
    [InlineData("await InProcessExecution.Default.RunStreamingAsync(AgentWorkflowBuilder.BuildSequential(writer), messages);")]
    [InlineData("await InProcessExecution.OpenStreamingAsync(AgentWorkflowBuilder.BuildSequential(writer));")]
    [InlineData("await AgentWorkflowBuilder.BuildSequential(writer).AsAIAgent().RunAsync(messages);")]
    [InlineData("var inner = AgentWorkflowBuilder.BuildSequential(writer); await InProcessExecution.RunAsync(new WorkflowBuilder(inner.BindAsExecutor(\"inner\")).Build(), messages);")]
    public async Task Whatever_runs_it_is_a_call(string run) => Assert.Single(await Sites(run));

    [Theory]
    [InlineData("await InProcessExecution.RunStreamingAsync(unknown, messages);")]
    [InlineData("var upper = ((Func<string, string>)(text => text.ToUpper())).BindAsExecutor(\"upper\"); await InProcessExecution.RunAsync(new WorkflowBuilder(upper).Build(), \"hi\");")]
    [InlineData("var workflow = AgentWorkflowBuilder.BuildSequential(writer); Console.WriteLine(workflow.Name);")]
    public async Task A_workflow_of_anything_else_and_one_that_nobody_runs_are_none(string body) => Assert.Empty(await Sites(body));
}
