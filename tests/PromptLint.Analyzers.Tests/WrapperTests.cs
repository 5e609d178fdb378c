using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Methods of the user's own that end in a call: their callers are told with their own arguments, and nothing is counted twice.</summary>
public sealed class WrapperTests
{
    private const string Gateway = """
        async Task<string> Ask(string system, string text, int? most = null, string model = "gpt-4.1-mini")
        {
            var options = new ChatCompletionOptions { MaxOutputTokenCount = most };
            ChatCompletion answer = await new ChatClient(model, "key").CompleteChatAsync([new SystemChatMessage(system), new UserChatMessage(text)], options);
            return answer.Content[0].Text;
        }
        """;

    private static string Sentences(int count) => string.Concat(Enumerable.Repeat("Always answer with the order number first. ", count));

    private static Task<(CallSiteFact Call, IReadOnlyList<CallSiteFact> Callers)> Site(string body, string members = Gateway) => CallSites.Wrapped(Code.OpenAI(body, members));

    [Fact]
    public async Task Callers_are_told_with_their_own_prompt_cap_and_model()
    {
        var site = await Site("""
            await Ask("Be brief.", question, 100);
            await Ask("Answer in one word, and never explain yourself.", "Is the sky blue?", 5, "gpt-4.1");
            """);

        Assert.Equal("ChatClient.CompleteChatAsync", site.Call.Method);
        Assert.Equal(
            [("App.Ask", "gpt-4.1-mini", 100L, 3L), ("App.Ask", "gpt-4.1", 5L, 10L)],
            site.Callers.Select(c => (c.Method, c.Model.Id, c.Cap.Tokens, c.Input.System)));
        Assert.Null(site.Callers[0].Input.Total.High);
        Assert.NotNull(site.Callers[1].Cost.High);
        Assert.Equal(["M:App.Run(System.String,System.Threading.CancellationToken)/Ask#1", "M:App.Run(System.String,System.Threading.CancellationToken)/Ask#2"], site.Callers.Select(c => c.Id));
    }

    [Fact]
    public async Task A_caller_that_only_passes_on_is_a_wrapper_too()
    {
        var site = await Site("await Brief(question); await Brief(\"Is the sky blue?\");", Gateway + " Task<string> Brief(string text) => Ask(\"Be brief.\", text, 50);");

        Assert.Equal(["App.Brief", "App.Brief"], site.Callers.Select(c => c.Method));
        Assert.Equal([3L, 3L], site.Callers.Select(c => c.Input.System));
        Assert.Equal([null, true], site.Callers.Select(c => c.Input.Total.High is not null ? true : (bool?)null));
    }

    [Fact]
    public async Task Callers_of_an_interface_are_callers_of_what_implements_it()
    {
        var site = await CallSites.Wrapped(Code.OpenAI("IGateway g = new Gateway(); await g.Ask(\"Be brief.\"); await g.Ask(question);", """
            interface IGateway { Task Ask(string text); }
            class Gateway : IGateway
            {
                public Task Ask(string text) => new ChatClient("gpt-4.1-mini", "key").CompleteChatAsync(text);
            }
            """));

        Assert.Equal(["IGateway.Ask", "IGateway.Ask"], site.Callers.Select(c => c.Method));
    }

    [Fact]
    public async Task An_extension_method_is_a_wrapper()
    {
        var site = await CallSites.Wrapped(Code.OpenAI("await client.Brief(\"Is the sky blue?\"); await client.Brief(question);") + """
            static class Extensions
            {
                public static Task Brief(this ChatClient client, string text) => client.CompleteChatAsync(text);
            }
            """);

        Assert.Equal([("Extensions.Brief", "gpt-4.1-mini"), ("Extensions.Brief", "gpt-4.1-mini")], site.Callers.Select(c => (c.Method, c.Model.Id)));
    }

    [Fact]
    public async Task A_method_whose_parameters_decide_nothing_has_no_callers_to_tell() =>
        Assert.Empty((await Site("await Ask(); await Ask();", "async Task Ask() => await client.CompleteChatAsync(\"Be brief.\");")).Callers);

    [Fact]
    public async Task The_only_caller_is_not_told_again() =>
        Assert.Empty((await Site("await Ask(\"Be brief.\", question, 100);")).Callers);

    [Fact]
    public async Task A_method_that_nobody_in_sight_calls_has_none() =>
        Assert.Empty((await Site("await Task.Yield();")).Callers);

    [Fact]
    public async Task A_method_that_calls_itself_is_no_caller_of_its_own() =>
        Assert.Equal(["App.Ask", "App.Ask"], (await Site("await Ask(\"a\", 3); await Ask(question, 4);", """
            async Task Ask(string text, int left)
            {
                await client.CompleteChatAsync(text);
                if (left > 0) await Ask(text, left - 1);
            }
            """)).Callers.Select(c => c.Method));

    [Theory]
    [InlineData("class Desk", "private", "", false)]
    [InlineData("class Desk", "public", "", false)]
    [InlineData("public class Desk", "public", "", true)]
    [InlineData("public class Desk", "internal", "", false)]
    [InlineData("class Desk", "private", "Func<string, Task> Later() => Ask;", true)]
    public async Task A_wrapper_counts_where_somebody_out_of_sight_may_call_it(string type, string access, string more, bool isCounted)
    {
        var (call, callers) = await CallSites.Wrapped($$"""
            using OpenAI.Chat;
            {{type}}
            {
                readonly ChatClient client = new("gpt-4.1-mini", "key");
                {{access}} Task Ask(string text) => client.CompleteChatAsync(text);
                public Task One() => Ask("Is the sky blue?");
                public Task Two() => Ask("Is the sky red, or green?");
                {{more}}
            }
            """);
        Assert.Equal((2, isCounted), (callers.Count, call.IsCounted));
    }

    [Fact]
    public async Task Two_calls_in_one_wrapper_are_two_call_sites_of_each_caller()
    {
        var sites = await CallSites.Of(Code.OpenAI("await Ask(\"a\"); await Ask(\"b, and more\");", """
            async Task Ask(string text) { await client.CompleteChatAsync(text); await client.CompleteChatAsync("Check: " + text); }
            """));
        const string Run = "M:App.Run(System.String,System.Threading.CancellationToken)/";
        Assert.Equal(
            [Run + "Ask#1", Run + "Ask#1>CompleteChatAsync#2", Run + "Ask#2", Run + "Ask#2>CompleteChatAsync#2"],
            sites.Where(static s => s.Through is not null).Select(static s => s.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_caller_that_comes_two_ways_to_a_call_is_two_call_sites()
    {
        var sites = await CallSites.Of(Code.OpenAI("await Both(\"a\"); await Both(\"b, and more\");", """
            async Task Both(string text) { await Ask(text); await Ask(text + " Be brief."); }
            Task Ask(string text) => client.CompleteChatAsync(text);
            """));
        const string Run = "M:App.Run(System.String,System.Threading.CancellationToken)/";
        Assert.Equal(
            [Run + "Both#1>Ask#1", Run + "Both#1>Ask#2", Run + "Both#2>Ask#1", Run + "Both#2>Ask#2"],
            sites.Where(static s => s.Through is not null).Select(static s => s.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task What_a_caller_alone_gives_is_found_at_that_caller() => Verify.Diagnostics("PL1001", Code.OpenAI(
        $$"""
        await Ask("Be brief.", question, 100);
        await [|Ask|]("{{Sentences(300)}}", question, 100);
        """,
        Gateway));

    [Fact]
    public Task What_the_wrapper_does_for_all_is_found_once() => Verify.Diagnostics("PL2001", Code.OpenAI(
        "await Ask(\"a\"); await Ask(\"b\");",
        "async Task Ask(string text) => await client.[|CompleteChatAsync|](text);"));

    [Fact]
    public Task A_cap_that_one_caller_leaves_out_is_missing_at_that_caller() => Verify.Diagnostics("PL2001", Code.OpenAI(
        "await Ask(\"Be brief.\", question, 100); await [|Ask|](\"Be brief.\", question);",
        Gateway));

    [Fact]
    public async Task A_request_whose_address_the_caller_gives_is_a_call_of_the_callers_that_give_one()
    {
        var sites = await CallSites.Of("""
            using System.Net.Http;
            using System.Net.Http.Json;
            class App
            {
                readonly HttpClient http = new();
                Task<HttpResponseMessage> Post(string url, object body) => http.PostAsJsonAsync(url, body);
                public Task Ask(string question) => Post("https://api.openai.com/v1/chat/completions", new { model = "gpt-4.1-mini", max_tokens = 9, messages = new[] { new { role = "user", content = question } } });
                public Task Save(string order) => Post("https://shop.example/orders", new { order });
            }
            """);

        var site = Assert.Single(sites);
        Assert.Equal(("App.Post", "gpt-4.1-mini", 9L, 7), (site.Method, site.Model.Id, site.Cap.Tokens, site.Place.Line));
        Assert.Null(site.Wrapper);
    }

    [Fact]
    public async Task Callers_of_a_request_that_is_none_by_itself_are_never_too_many()
    {
        var asks = string.Concat(Enumerable.Range(0, 120).Select(i => $$"""public Task Ask{{i}}() => Post("https://api.openai.com/v1/chat/completions", new { model = "gpt-4.1-mini", max_tokens = {{i + 1}} });"""));
        var sites = await CallSites.Of($$"""
            using System.Net.Http;
            using System.Net.Http.Json;
            class App
            {
                readonly HttpClient http = new();
                Task<HttpResponseMessage> Post(string url, object body) => http.PostAsJsonAsync(url, body);
                public Task Save(string order) => Post("https://shop.example/orders", new { order });
                {{asks}}
            }
            """);

        Assert.Equal(120, sites.Count);
        Assert.Equal(120, sites.Select(static s => s.Cap.Tokens).Distinct().Count());
    }

    [Fact]
    public async Task A_retry_around_a_wrapper_multiplies_its_requests()
    {
        var site = await Site("""
            for (var i = 0; i < 3; i++)
            {
                try { await Ask("Be brief.", question, 100); return; }
                catch (ClientResultException) { }
            }
            """);

        Assert.Equal(3, Assert.Single(site.Call.Attempts.Factors, f => f.Kind == AttemptKind.Loop).High);
        Assert.Empty(site.Callers);
    }

    [Fact]
    public async Task A_retry_around_one_of_two_callers_is_that_caller_s()
    {
        var site = await Site("""
            for (var i = 0; i < 3; i++)
            {
                try { await Ask("Be brief.", question, 100); return; }
                catch (ClientResultException) { }
            }

            await Ask("Be kind.", question, 200);
            """);

        Assert.Equal([3, null], site.Callers.Select(static c => c.Attempts.Factors.SingleOrDefault(static f => f.Kind == AttemptKind.Loop)?.High));
        Assert.DoesNotContain(site.Call.Attempts.Factors, f => f.Kind == AttemptKind.Loop);
    }

    [Fact]
    public Task An_endless_retry_around_a_wrapper_is_found_at_the_call() => Verify.Diagnostics("PL3001", Code.OpenAI(
        """
        while (true)
        {
            try { await Ask("Be brief.", question, 100); break; }
            catch (ClientResultException) { }
        }
        """,
        Gateway.Replace("CompleteChatAsync(", "[|CompleteChatAsync|](")));

    [Fact]
    public Task An_endless_retry_around_one_of_two_callers_is_found_at_that_caller() => Verify.Diagnostics("PL3001", Code.OpenAI(
        """
        while (true)
        {
            try { await [|Ask|]("Be brief.", question, 100); break; }
            catch (ClientResultException) { }
        }

        await Ask("Be kind.", question, 100);
        """,
        Gateway));
}
