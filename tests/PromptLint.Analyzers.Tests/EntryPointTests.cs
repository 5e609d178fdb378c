using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Graph;
using PromptLint.Core.Reports;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What one run of something that is started from outside can send at most, whatever lies between.</summary>
public sealed class EntryPointTests
{
    // One call of this sends at most 4: the client retries three times.
    private const string Gateway = """
        class Gateway
        {
            readonly OpenAI.Chat.ChatClient client = new("gpt-4.1-mini", "key");
            public Task Ask(string text) => client.CompleteChatAsync([new OpenAI.Chat.UserChatMessage(text)], new() { MaxOutputTokenCount = 100 });
            public Task Once(string text) => new OpenAI.Chat.ChatClient("gpt-4.1-mini", new System.ClientModel.ApiKeyCredential("k"), new OpenAI.OpenAIClientOptions { RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) }).CompleteChatAsync(text);
        }
        """;

    private static async Task<IReadOnlyList<EntryPointCost>> Entries(string source)
    {
        var diagnostics = await Workbench.Analyze(Workbench.Compile(source, Gateway), Settings.None);
        var methods = diagnostics.Where(static d => d.Properties.ContainsKey(FactProperties.Methods)).SelectMany(static d => FactProperties.ReadMethods(d.Properties[FactProperties.Methods]!));
        var sites = diagnostics.Where(static d => d.Properties.ContainsKey(FactProperties.CallSite)).Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!));
        return EntryPointBounds.Of(methods, sites);
    }

    // What the public method `Api.Run` can send: "8", or "? because".
    private static async Task<string> Bound(string body, string members = "")
    {
        var entry = (await Entries($$"""
            public class Api
            {
                readonly Gateway gateway = new();
                public async Task Run(string question, bool other, int kind, CancellationToken stop) { await Task.Yield(); {{body}} }
                {{members}}
            }
            """)).Single(static e => e.Method.Id.StartsWith("M:Api.Run(", System.StringComparison.Ordinal));
        return entry.Requests?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "? " + entry.OpenWhy;
    }

    [Theory]
    [InlineData("await gateway.Ask(question);", "4")]
    [InlineData("await gateway.Ask(question); await gateway.Ask(question);", "8")]
    [InlineData("await gateway.Once(question); await gateway.Ask(question);", "5")]
    [InlineData("await Task.WhenAll(gateway.Once(question), gateway.Once(question));", "2")]
    [InlineData("if (other) { await gateway.Ask(question); } else { await gateway.Once(question); }", "4")]
    [InlineData("if (other) { await gateway.Ask(question); return; } await gateway.Once(question);", "4")]
    [InlineData("if (other) { await gateway.Once(question); } await gateway.Once(question);", "2")]
    [InlineData("switch (kind) { case 1: await gateway.Ask(question); break; case 2: await gateway.Once(question); break; }", "4")]
    [InlineData("await (kind switch { 1 => gateway.Ask(question), 2 => gateway.Once(question), _ => Task.CompletedTask });", "4")]
    [InlineData("try { await gateway.Ask(question); } catch (Exception) { await gateway.Once(question); }", "5")]
    [InlineData("for (var i = 0; i < 3; i++) { await gateway.Ask(question); }", "12")]
    [InlineData("foreach (var word in new[] { 1, 2 }) { await gateway.Ask(question); await gateway.Once(question); }", "10")]
    [InlineData("await Task.WhenAll(new[] { 1, 2, 3 }.Select(n => gateway.Once(question)));", "3")]
    [InlineData("await Task.WhenAll(new[] { \"a\", \"b\" }.Select(gateway.Once));", "2")]
    [InlineData("await Task.Yield();", "0")]
    public async Task Sequences_add_branches_take_the_dearest_and_loops_multiply(string body, string most) =>
        Assert.Equal(most, most == "0" ? "0" : await Bound(body));

    [Theory]
    [InlineData("await Twice(question);", "async Task Twice(string q) { await gateway.Once(q); await gateway.Once(q); }", "2")]
    [InlineData("await Twice(question); await Twice(question);", "async Task Twice(string q) { await gateway.Once(q); await gateway.Once(q); }", "4")]
    [InlineData("async Task Local() { await gateway.Once(question); } await Local(); await Local();", "", "2")]
    [InlineData("for (var i = 0; i < 2; i++) { await Three(question); }", "async Task Three(string q) { for (var i = 0; i < 3; i++) { await gateway.Once(q); } }", "6")]
    [InlineData("IAsk ask = other ? new Cheap() : new Dear(); await ask.Ask(question);", "interface IAsk { Task Ask(string q); } class Cheap : IAsk { public Task Ask(string q) => new Gateway().Once(q); } class Dear : IAsk { public Task Ask(string q) => new Gateway().Ask(q); }", "4")]
    [InlineData("Base b = new Derived(); await b.Ask(question);", "class Base { public virtual Task Ask(string q) => Task.CompletedTask; } class Derived : Base { public override Task Ask(string q) => new Gateway().Ask(q); }", "4")]
    public async Task Calls_are_followed_through_methods_interfaces_and_overrides(string body, string members, string most) => Assert.Equal(most, await Bound(body, members));

    [Theory]
    [InlineData("foreach (var word in question.Split(' ')) { await gateway.Ask(question); }", "once for each item of `question.Split(' ')`")]
    [InlineData("Later(() => gateway.Ask(question));", "a delegate that is handed on; how often it is run is not in sight")]
    [InlineData("await Again(question);", "methods call each other in a circle, and how deep is not known")]
    [InlineData("while (true) { try { await gateway.Ask(question); return; } catch (Exception) { } }", "ends only when a call succeeds")]
    public async Task What_has_no_bound_says_why(string body, string why) => Assert.Equal(
        "? " + why,
        await Bound(body, "static extern void Later(Func<Task> work); async Task Again(string q) { await gateway.Once(q); await More(q); } async Task More(string q) { if (q.Length > 3) await Again(q.Substring(1)); }"));

    [Fact]
    public async Task Routes_the_program_services_and_actions_are_entry_points()
    {
        var entries = await Entries("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.Hosting;

            var gateway = new Gateway();
            var app = WebApplication.CreateBuilder().Build();
            app.MapPost("/tickets", async (string text) => { await gateway.Once(text); await gateway.Once(text); });
            app.MapGet("/help", Help);
            await gateway.Once("warm up");
            await app.RunAsync();

            static Task Help(string text) => new Gateway().Once(text);

            public class Pump : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stop) { for (var i = 0; i < 3; i++) { await new Gateway().Once("tick"); } }
            }

            public class TicketsController : ControllerBase
            {
                [HttpGet] public Task Show(string text) => new Gateway().Ask(text);
                [NonAction] public Task Helper(string text) => new Gateway().Ask(text);
            }
            """);

        Assert.Equal(
            ["Action Show 4", "HostedService ExecuteAsync 3", "Main {Main}$ 1", "Route GET /help 1", "Route POST /tickets 2"],
            entries.Select(static e => $"{e.Method.Entry} {(e.Method.EntryName.Length > 0 ? e.Method.EntryName : e.Method.Id.Split('(')[0].Split('.')[^1])} {e.Requests}").Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_method_without_a_way_to_a_call_is_not_told()
    {
        var diagnostics = await Workbench.Analyze(Workbench.Compile("public class Api { public int Add(int a, int b) => a + b; public void Other() => Add(1, 2); }", Gateway), Settings.None);
        var methods = FactProperties.ReadMethods(Assert.Single(diagnostics, static d => d.Properties.ContainsKey(FactProperties.Methods)).Properties[FactProperties.Methods]!);
        Assert.DoesNotContain(methods, static m => m.Id.Contains("Api", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dollars_follow_the_requests()
    {
        var one = Assert.Single((await Entries("public class Api { public Task Run() => new Gateway().Ask(\"Hello\"); }")), static e => e.Method.Id.StartsWith("M:Api", System.StringComparison.Ordinal));
        var three = Assert.Single((await Entries("public class Api { public async Task Run() { for (var i = 0; i < 3; i++) { await new Gateway().Ask(\"Hello\"); } } }")), static e => e.Method.Id.StartsWith("M:Api", System.StringComparison.Ordinal));
        Assert.NotNull(one.Cost);
        Assert.Equal(one.Cost * 3, three.Cost);
    }

    [Theory]
    [InlineData("await new One().AskAsync(gateway, question);", "4")]
    [InlineData("await new Two().AskAsync(gateway, question);", "1")]
    [InlineData("await gateway.AskAsync(question);", "8")]
    [InlineData("await ((Asker)new Two()).AskAsync(gateway, question);", "4")]
    public async Task Methods_that_share_a_name_stay_apart(string body, string requests) => Assert.Equal(requests, await Bound(body, """
        }
        public abstract class Asker { internal abstract Task AskAsync(Gateway gateway, string question); }
        public class One : Asker { internal override Task AskAsync(Gateway gateway, string question) => gateway.Ask(question); }
        public class Two : Asker { internal override Task AskAsync(Gateway gateway, string question) => gateway.Once(question); }
        public class Other { internal Task AskAsync(Gateway gateway, string question) => Task.CompletedTask; }
        static class Asking
        {
            public static async Task AskAsync(this Gateway gateway, string question) { await gateway.Ask(question); await gateway.Ask(question); }
        """));
}
