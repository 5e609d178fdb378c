using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Agents: what they were made with is part of each of their calls, and what hands a call on is none.</summary>
public sealed class AgentTests
{
    private static string App(string body, string members = "") => $$"""
        using Microsoft.Agents.AI; using Microsoft.Extensions.AI; using OpenAI;
        class App
        {
            static readonly IChatClient chat = new OpenAIClient("key").GetChatClient("gpt-4.1-mini").AsIChatClient();
            async Task Run(string question)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }
        """;

    [Fact]
    public async Task Instructions_are_counted_once()
    {
        var site = await CallSites.Single(App("""await chat.AsAIAgent(instructions: "Be brief.").RunAsync("Hi");"""));
        Assert.Equal(("gpt-4.1-mini", 3L, 1L), (site.Model.Id, site.Input.System, site.Input.User));
    }

    [Theory]
    [InlineData("chat.AsAIAgent(new ChatClientAgentOptions { ChatOptions = new() { ModelId = \"gpt-4.1\", Instructions = \"Be brief.\", MaxOutputTokens = 9 } })")]
    [InlineData("new ChatClientAgent(chat, new ChatClientAgentOptions { ChatOptions = new() { ModelId = \"gpt-4.1\", Instructions = \"Be brief.\", MaxOutputTokens = 9 } })")]
    [InlineData("chat.AsBuilder().BuildAIAgent(new ChatClientAgentOptions { ChatOptions = new() { ModelId = \"gpt-4.1\", Instructions = \"Be brief.\", MaxOutputTokens = 9 } })")]
    public async Task Options_of_an_agent_are_options_of_its_calls(string agent)
    {
        var site = await CallSites.Single(App($"await {agent}.RunAsync(\"Hi\");"));
        Assert.Equal(("gpt-4.1", 3L, 9L), (site.Model.Id, site.Input.System, site.Cap.Tokens));
    }

    [Fact]
    public async Task An_agent_is_the_same_behind_what_is_put_round_it()
    {
        var site = await CallSites.Single(App("""
            var agent = chat.AsAIAgent(instructions: "Be brief.").AsBuilder().UseOpenTelemetry("app").UseLogging().Build();
            await agent.RunAsync("Hi");
            """));
        Assert.Equal(("gpt-4.1-mini", 3L, CapState.Missing), (site.Model.Id, site.Input.System, site.Cap.State));
    }

    [Fact]
    public async Task A_function_round_an_agent_hands_the_call_on()
    {
        var site = await CallSites.Single(App(
            """
            var agent = chat.AsAIAgent(instructions: "Be brief.").AsBuilder().Use(Guard, null).Use((messages, session, options, inner, stop) => inner.RunAsync(messages, session, options, stop), null).Build();
            await agent.RunAsync("Hi");
            """,
            """
            static Task<AgentResponse> Guard(IEnumerable<ChatMessage> messages, AgentSession? session, AgentRunOptions? options, AIAgent inner, CancellationToken stop) => inner.RunAsync(messages, session, options, stop);
            """));
        Assert.Equal("M:App.Run(System.String)/RunAsync#2", site.Id);
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task A_function_round_a_chat_client_hands_the_call_on()
    {
        var site = await CallSites.Single(App("""
            var client = chat.AsBuilder().Use(async (messages, options, inner, stop) => await inner.GetResponseAsync(messages, options, stop), null).Build();
            await client.GetResponseAsync("Hi");
            """));
        Assert.Equal("M:App.Run(System.String)/GetResponseAsync#2", site.Id);
    }

    [Fact]
    public async Task A_function_that_is_given_a_client_and_put_round_nothing_is_a_call_site() =>
        await CallSites.Single(App("await Ask(chat);", """static Task Ask(IChatClient inner) => inner.GetResponseAsync("Hi");"""));

    [Fact]
    public Task An_agent_round_another_hands_the_call_on() => CallSites.None("""
        using Microsoft.Agents.AI; using Microsoft.Extensions.AI;
        class Guard(AIAgent inner) : DelegatingAIAgent(inner)
        {
            protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken stop = default) =>
                InnerAgent.RunAsync(messages, session, options, stop);
        }
        """);

    [Fact]
    public async Task A_judge_inside_such_an_agent_is_a_call_of_its_own() => Assert.Equal("IChatClient.GetResponseAsync", (await CallSites.Single("""
        using Microsoft.Agents.AI; using Microsoft.Extensions.AI;
        class Guard(AIAgent inner, IChatClient judge) : DelegatingAIAgent(inner)
        {
            protected override async Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken stop = default)
            {
                await judge.GetResponseAsync("Is this safe?");
                return await InnerAgent.RunAsync(messages, session, options, stop);
            }
        }
        """)).Method);

    [Theory]
    [InlineData("client.CreateRun(\"thread\", assistant.Id)")]
    [InlineData("client.CreateThreadAndRun(assistant.Id)")]
    [InlineData("client.CreateRun(\"thread\", client.CreateAssistant(\"gpt-4.1\", new AssistantCreationOptions { Instructions = \"Be brief.\" }).Value.Id)")]
    public async Task An_assistant_that_is_named_in_the_call_gives_it_model_and_instructions(string call)
    {
        var site = await CallSites.Single($$"""
            #pragma warning disable OPENAI001
            using OpenAI.Assistants;
            class App
            {
                void Run(AssistantClient client)
                {
                    Assistant assistant = client.CreateAssistant("gpt-4.1", new AssistantCreationOptions { Instructions = "Be brief." });
                    _ = {{call}};
                }
            }
            """);
        Assert.Equal(("gpt-4.1", 3L), (site.Model.Id, site.Input.System));
    }

    [Fact]
    public async Task An_agent_of_Foundry_that_is_named_in_the_call_gives_it_model_and_instructions()
    {
        var site = Assert.Single(await CallSites.OnStubs("Azure.AI.Agents.Persistent", """
            using Azure.AI.Agents.Persistent;
            class App
            {
                async Task Run(PersistentAgentsClient client)
                {
                    PersistentAgent agent = await client.Administration.CreateAgentAsync(model: "gpt-4o", name: "a", instructions: "Be brief.");
                    await client.Runs.CreateRunAsync("thread", agent.Id);
                }
            }
            """));
        Assert.Equal(("gpt-4o", ModelSource.Deployment, 3L), (site.Model.Id, site.Model.How, site.Input.System));
    }

    [Fact]
    public async Task An_agent_of_a_task_that_is_waited_for()
    {
        var sites = await CallSites.Of(App(
            """
            var agent = Make().GetAwaiter().GetResult();
            await agent.RunAsync("Hi");
            agent.RunAsync("Hi").ConfigureAwait(false).GetAwaiter().GetResult();
            """,
            """static async Task<AIAgent> Make() { await Task.Yield(); return chat.AsAIAgent(instructions: "Be brief."); }"""));
        Assert.All(sites, static s => Assert.Equal(("gpt-4.1-mini", 3L), (s.Model.Id, s.Input.System)));
        Assert.Equal(2, sites.Count);
    }
}
