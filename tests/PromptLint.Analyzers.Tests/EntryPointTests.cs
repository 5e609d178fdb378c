using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Reporting.EntryPoints;
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
    [InlineData("await Again(question, 3);", "async Task Again(string q, int left) { await gateway.Once(q); if (left > 0) await Again(q, left - 1); }", "4")]
    [InlineData("await Again(question, 3);", "async Task Again(string q, int left) { if (left == 0) return; await gateway.Ask(q); await Again(q, left - 1); }", "12")]
    [InlineData("await Again(question, 2); await Again(question, 2);", "async Task Again(string q, int left) { await gateway.Once(q); if (left > 0) await Again(q, left - 1); }", "6")]
    [InlineData("await Again(question, 1); await Again(question, 3);", "async Task Again(string q, int left) { await gateway.Once(q); if (left > 0) await Again(q, left - 1); }", "8")]
    [InlineData("async Task Local(int n) { await gateway.Once(question); if (n < 2) await Local(n + 1); } await Local(0);", "", "3")]
    [InlineData("await Again(question, 3);", "async Task Again(string q, int left) { await gateway.Once(q); if (left > 0) { await Again(q, left - 1); await Again(q, left - 1); } }", "? calls itself, how often is not known")]
    [InlineData("await Again(question);", "async Task Again(string q) { await gateway.Once(q); if (q.Length > 3) await Again(q.Substring(1)); }", "? calls itself, how often is not known")]
    [InlineData("Func<string, int, Task> again = Again; await Again(question, 1);", "async Task Again(string q, int left) { await gateway.Once(q); if (left > 0) await Again(q, left - 1); }", "? calls itself, how often is not known")]
    public async Task A_method_that_calls_itself_sends_as_often_as_its_counter_says(string body, string members, string most) => Assert.Equal(most, await Bound(body, members));

    [Theory]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n); } async Task Check(string q, int n) { if (n < 3) await Ask(q, n + 1); }", "4")]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n + 1); } async Task Check(string q, int n) { if (n < 3) await Ask(q, n); }", "3")]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n); } async Task Check(string q, int n) { await gateway.Ask(q); if (n < 3) await Ask(q, n + 1); }", "20")]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { if (n >= 3) return; await gateway.Once(q); await Check(q, n); } async Task Check(string q, int n) { await Ask(q, n + 1); }", "3")]
    [InlineData("await Check(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n); } async Task Check(string q, int n) { if (n < 3) await Ask(q, n + 1); }", "3")]
    [InlineData("await One(question, 0);", "async Task One(string q, int n) { await gateway.Once(q); await Two(q, n); } Task Two(string q, int n) => Three(q, n); async Task Three(string q, int n) { if (n < 2) await One(q, n + 1); }", "3")]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n); await Check(q, n); } async Task Check(string q, int n) { if (n < 3) await Ask(q, n + 1); }", "? methods call each other in a circle, and how deep is not known")]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n); } async Task Check(string q, int n) { if (q.Length > 3) await Ask(q, n + 1); }", "? methods call each other in a circle, and how deep is not known")]
    [InlineData("await Ask(question, kind);", "async Task Ask(string q, int n) { await gateway.Once(q); await Check(q, n); } async Task Check(string q, int n) { if (n < 3) await Ask(q, n + 1); }", "? methods call each other in a circle, and how deep is not known")]
    [InlineData("await Ask(question, 0);", "async Task Ask(string q, int n) { await gateway.Once(q); foreach (var c in q) await Check(q, n); } async Task Check(string q, int n) { if (n < 3) await Ask(q, n + 1); }", "? methods call each other in a circle, and how deep is not known")]
    public async Task Methods_that_call_each_other_in_turn_send_as_often_as_their_counter_says(string body, string members, string most) => Assert.Equal(most, await Bound(body, members));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { new Caller(gateway); }", "3")]
    [InlineData("new Caller(gateway, 2);", "1")]
    [InlineData("Console.WriteLine(Greeting); Console.WriteLine(this.Greeting.Length);", "2")]
    [InlineData("foreach (var n in new[] { 1, 2, 3 }) { Console.WriteLine(Greeting); }", "3")]
    [InlineData("Console.WriteLine(nameof(Greeting)); Console.WriteLine(Greeting);", "1")]
    [InlineData("Topic = Topic + question;", "5")]
    [InlineData("Topic = question;", "4")]
    [InlineData("Topic += question;", "5")]
    [InlineData("IHas has = new Has(); Console.WriteLine(has.Word);", "1")]
    [InlineData("await foreach (var word in Words()) { await gateway.Once(word); }", "? once for each item of `Words()`")]
    [InlineData("await foreach (var word in queue.ReadAllAsync()) { await gateway.Once(word); }", "1")]
    [InlineData("Func<string, Task> ask = gateway.Once; await ask(question); await ask(question);", "2")]
    [InlineData("var ask = async (string q) => { await gateway.Once(q); await gateway.Once(q); }; for (var i = 0; i < 3; i++) { await ask(question); }", "6")]
    [InlineData("Func<Task> ask = () => gateway.Once(question); for (var i = 0; i < 3; i++) { await ask(); } await ask();", "6")]
    [InlineData("for (var i = 0; i < 3; i++) { Func<Task> ask = () => gateway.Once(question); await ask(); }", "3")]
    [InlineData("Func<Task> ask = () => gateway.Once(question); await Run(ask);", "? a delegate that is handed on; how often it is run is not known")]
    [InlineData("Func<Task> ask = null!; ask = () => gateway.Once(question); await ask();", "? a delegate that is handed on; how often it is run is not known")]
    [InlineData("Func<int, Task> ask = null!; Func<int, Task> first = async n => { await gateway.Once(question); if (n > 0) await ask(n - 1); }; ask = first; await ask(3);", "? a delegate that is handed on; how often it is run is not known")]
    public async Task What_makes_an_object_or_holds_a_method_sends_too(string body, string most) => Assert.Equal(most, await Bound(body, "class Caller { public Caller(Gateway gateway) { gateway.Once(\"hi\").Wait(); } public Caller(Gateway gateway, int more) : this(gateway) { } } static extern Task Run(Func<Task> work); string Greeting { get { gateway.Once(\"hi\").Wait(); return \"\"; } } string Topic { get { gateway.Once(\"hi\").Wait(); return \"\"; } set { gateway.Ask(value).Wait(); } } interface IHas { string Word { get; } } class Has : IHas { public string Word { get { new Gateway().Once(\"hi\").Wait(); return \"\"; } } } static extern IAsyncEnumerable<string> Words(); System.Threading.Channels.ChannelReader<string> queue = null!;"));

    [Theory]
    [InlineData("foreach (var word in question.Split(' ')) { await gateway.Ask(question); }", "once for each item of `question.Split(' ')`")]
    [InlineData("Later(() => gateway.Ask(question));", "a delegate that is handed on; how often it is run is not known")]
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
    public async Task A_function_of_a_program_runs_where_it_is_called()
    {
        var entries = await Entries("""
            var gateway = new Gateway();
            var ask = async (string q) => { await gateway.Once(q); };
            await ask("one");
            for (var i = 0; i < 3; i++) { await ask("two"); }
            """);
        Assert.Equal(6, Assert.Single(entries, static e => e.Method.Entry == EntryPointKind.Main).Requests);
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
