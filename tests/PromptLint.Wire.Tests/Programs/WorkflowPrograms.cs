namespace PromptLint.Wire.Tests.Programs;

/// <summary>Workflows of Microsoft's agents: in a row, side by side, as a group, and as an agent of their own.</summary>
internal static class WorkflowPrograms
{
    private const string Agents = """
        IChatClient model = new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient();
        AIAgent writer = model.AsAIAgent(instructions: "Write.", name: "writer");
        AIAgent reader = model.AsAIAgent(instructions: "Read.", name: "reader");
        AIAgent judge = model.AsAIAgent(instructions: "Judge.", name: "judge");
        List<ChatMessage> messages = [new ChatMessage(ChatRole.User, question)];
        """;

    // What starts agents is a token of its own, after the messages.
    private const string Run = """
        await using var run = await InProcessExecution.RunStreamingAsync(workflow, messages);
        await run.TrySendMessageAsync(new TurnToken(emitEvents: true));
        await foreach (var said in run.WatchStreamAsync()) { if (said is WorkflowErrorEvent error) { throw new InvalidOperationException("The workflow failed.", error.Exception); } }
        """;

    private static WireProgram Workflow(string name, Answer answer, long sends, string body) => new(name, answer, WireProgram.Frame(
        "using System.ClientModel; using System.ClientModel.Primitives; using Microsoft.Agents.AI; using Microsoft.Agents.AI.Workflows; using Microsoft.Extensions.AI; using OpenAI; using ChatClient = OpenAI.Chat.ChatClient;",
        Agents + body.Replace("RUN", Run, StringComparison.Ordinal)), sends);

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        Workflow("A workflow in a row", Answer.Useless, 2, "var workflow = AgentWorkflowBuilder.BuildSequential(writer, reader); RUN").Twin("(writer, reader)", "(writer, reader, judge)", 3),
        Workflow("A workflow side by side", Answer.Useless, 3, "var workflow = AgentWorkflowBuilder.BuildConcurrent([writer, reader, judge]); RUN").Twin("reader, judge]", "reader]", 2),
        Workflow("A workflow as an agent", Answer.Useless, 2, "var workflow = AgentWorkflowBuilder.BuildSequential([writer, reader]); await workflow.AsAIAgent().RunAsync(question);").Twin("[writer, reader]", "[writer, reader, judge]", 3),
        Workflow("A workflow in a row, built in steps", Answer.Useless, 2, "var workflow = AgentWorkflowBuilder.CreateSequentialBuilderWith([writer, reader]).WithName(\"desk\").Build(); RUN").Twin("[writer, reader]", "[writer]", 1),
        Workflow("A workflow for each item", Answer.Useless, 6, "foreach (var word in new[] { \"a\", \"b\", \"c\" }) { var workflow = AgentWorkflowBuilder.BuildSequential(writer, reader); RUN }").Twin(", \"c\" }", " }", 4),
        Workflow("A workflow over retries", Answer.Failure, 2, "var workflow = AgentWorkflowBuilder.BuildSequential(writer); RUN").OverRetries(1).Twin("ClientRetryPolicy(1)", "ClientRetryPolicy(2)", 3),
        Workflow("A group chat", Answer.Useless, 5, "var workflow = AgentWorkflowBuilder.CreateGroupChatBuilderWith(agents => new RoundRobinGroupChatManager(agents) { MaximumIterationCount = 5 }).AddParticipants(writer, reader).Build(); RUN").Twin("Count = 5", "Count = 3", 3),
        Workflow("A group chat by default", Answer.Useless, 40, "var workflow = AgentWorkflowBuilder.CreateGroupChatBuilderWith(agents => new RoundRobinGroupChatManager(agents)).AddParticipants(writer, reader).Build(); RUN").Twin("Manager(agents)", "Manager(agents) { MaximumIterationCount = 2 }", 2),
    ];
}
