using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Values that the call does not write itself: they come through helpers, tuples, builders, parameters and branches.</summary>
public sealed class AcrossMethodsTests
{
    private const string Message = "[new UserChatMessage(question)]";

    private static Task<CallSiteFact> Site(string body, string members = "") => CallSites.Single(Code.OpenAI(body, members));

    private static async Task<OutputCap> Cap(string body, string members = "") => (await Site(body, members)).Cap;

    private static string Prompt(string body, string members = "") => CallSites.Prompt(Code.OpenAI(body, members));

    [Theory]
    [InlineData("Make()", "static ChatCompletionOptions Make() => new() { MaxOutputTokenCount = 100 };")]
    [InlineData("Make()", "static ChatCompletionOptions Make() { var o = new ChatCompletionOptions(); o.MaxOutputTokenCount = 100; return o; }")]
    [InlineData("Make(100)", "static ChatCompletionOptions Make(int most) => new() { MaxOutputTokenCount = most };")]
    [InlineData("Make()", "static ChatCompletionOptions Make(int most = 100) => new() { MaxOutputTokenCount = most };")]
    [InlineData("Outer()", "static ChatCompletionOptions Outer() => Inner(100); static ChatCompletionOptions Inner(int n) => new() { MaxOutputTokenCount = n };")]
    [InlineData("Options", "static readonly ChatCompletionOptions Options = new() { MaxOutputTokenCount = 100 };")]
    [InlineData("Options", "static ChatCompletionOptions Options => new() { MaxOutputTokenCount = 100 };")]
    [InlineData("Pair().Options", "static (string Text, ChatCompletionOptions Options) Pair() => (\"a\", new() { MaxOutputTokenCount = 100 });")]
    [InlineData("Pair().Item2", "static (string, ChatCompletionOptions) Pair() => (\"a\", new() { MaxOutputTokenCount = 100 });")]
    public async Task Options_of_a_helper_are_known(string options, string members) => Assert.Equal((CapState.Set, 100L), (await Cap($"await client.CompleteChatAsync({Message}, {options});", members)) is var cap ? (cap.State, cap.Tokens) : default);

    [Theory]
    [InlineData("Make()", "static ChatCompletionOptions Make() => new() { Temperature = 0 };", CapState.Missing)]
    [InlineData("Make()", "protected virtual ChatCompletionOptions Make() => new() { Temperature = 0 };", CapState.Unknown)]
    [InlineData("Make(question)", "static ChatCompletionOptions Make(string q) { var o = new ChatCompletionOptions(); if (q.Length > 3) o.MaxOutputTokenCount = 100; return o; }", CapState.Unknown)]
    [InlineData("question.Length > 3 ? new() : new() { MaxOutputTokenCount = 100 }", "", CapState.Unknown)]
    public async Task A_helper_that_sets_no_cap_or_sometimes_one_is_told_apart(string options, string members, CapState cap) =>
        Assert.Equal(cap, (await Cap($"await client.CompleteChatAsync({Message}, {options});", members)).State);

    [Fact]
    public async Task Options_filled_by_a_helper_are_not_said_to_lack_a_cap() => Assert.NotEqual(CapState.Missing, (await Cap(
        $"var o = new ChatCompletionOptions(); Fill(o); await client.CompleteChatAsync({Message}, o);",
        "static void Fill(ChatCompletionOptions o) => o.MaxOutputTokenCount = 100;")).State);

    [Theory]
    [InlineData("var (text, most) = Pair();")]
    [InlineData("(string text, int most) = Pair();")]
    [InlineData("string text; int most; (text, most) = Pair();")]
    [InlineData("var (text, most) = (\"Hi\", 100);")]
    public async Task A_tuple_is_taken_apart(string before)
    {
        var site = await Site($"{before} await client.CompleteChatAsync([new UserChatMessage(text)], new() {{ MaxOutputTokenCount = most }});", "static (string, int) Pair() => (\"Hi\", 100);");
        Assert.Equal((100L, 1L), (site.Cap.Tokens, site.Input.User));
        Assert.Empty(site.Input.Holes);
    }

    [Fact]
    public async Task A_copy_with_another_cap_has_that_cap()
    {
        var site = await CallSites.Single(Code.Extensions(
            "var set = new Set(\"Hi\", 100); var other = set with { Most = 50 }; await client.GetResponseAsync(other.Text, new ChatOptions { MaxOutputTokens = other.Most });",
            "record Set(string Text, int Most);"));
        Assert.Equal((CapState.Set, 50L), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("var b = new System.Text.StringBuilder(); b.Append(\"a\"); b.Append(question); b.Append(\"b\");", "a<question>b")]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); b.AppendLine(\"b\"); b.Append('c');", "ab\nc")]
    [InlineData("var b = new System.Text.StringBuilder().Append(\"a\").AppendLine().Append(question);", "a\n<question>")]
    [InlineData("var b = new System.Text.StringBuilder(); b.Append(\"a\").Append(\"b\"); b.Append(\"c\");", "abc")]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); if (question.Length > 3) b.Append(\"b\");", "a{/b}")]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); foreach (var c in question) b.Append(c);", "a<c>")]
    [InlineData("var b = new System.Text.StringBuilder(); b.Append($\"a{question}b\");", "a<question>b")]
    public void A_string_builder_is_what_was_appended(string before, string expected) =>
        Assert.Equal("user: " + expected, Prompt($"{before} await client.CompleteChatAsync(new UserChatMessage(b.ToString()));"));

    [Theory]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); b.Insert(0, \"b\");")]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); b.Replace(\"a\", \"b\");")]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); Fill(b);")]
    [InlineData("var b = new System.Text.StringBuilder(\"a\"); b.AppendFormat(\"{0}\", question);")]
    public void A_string_builder_that_is_changed_otherwise_has_a_hole(string before) =>
        Assert.Contains('<', Prompt($"{before} await client.CompleteChatAsync(new UserChatMessage(b.ToString()));", "static void Fill(System.Text.StringBuilder b) => b.Append(\"c\");"));

    [Fact]
    public void A_cleared_string_builder_has_lost_what_it_had() =>
        Assert.Equal("user: x", Prompt("var b = new System.Text.StringBuilder(\"a\"); b.Append(\"b\"); b.Clear(); b.Append(\"x\"); await client.CompleteChatAsync(new UserChatMessage(b.ToString()));"));

    [Theory]
    [InlineData("await Ask(\"a\");", "user: a")]
    [InlineData("await Ask(\"a\"); await Ask(\"b\");", "user: {a/b}")]
    [InlineData("await Ask(text: \"a\" + question);", "user: a<question>")]
    public void A_parameter_is_what_its_callers_give(string body, string expected) =>
        Assert.Equal(expected, Prompt(body, "async Task Ask(string text) => await client.CompleteChatAsync(new UserChatMessage(text));"));

    [Fact]
    public void A_parameter_that_nobody_gives_is_a_hole() => Assert.Equal("user: <text>", Prompt("", "async Task Ask(string text) => await client.CompleteChatAsync(new UserChatMessage(text));"));

    private static string Library(string accessibility) => $$"""
        using OpenAI.Chat;
        public class Helper
        {
            readonly ChatClient client = new("gpt-4.1-mini", "key");
            public Task Brief() => Ask("a", 100);
            {{accessibility}} Task Ask(string text, int most) => client.CompleteChatAsync([new UserChatMessage(text)], new() { MaxOutputTokenCount = most });
        }
        """;

    [Fact]
    public async Task A_librarys_public_method_stays_open()
    {
        Assert.Equal("user: {a/<text>}", CallSites.Prompt(Library("public")));
        Assert.NotEqual(100, (await CallSites.Single(Library("public"))).Cap.Tokens);
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("private")]
    public async Task A_method_that_only_the_project_sees_has_the_callers_that_are_there(string accessibility)
    {
        Assert.Equal("user: a", CallSites.Prompt(Library(accessibility)));
        Assert.Equal(100, (await CallSites.Single(Library(accessibility))).Cap.Tokens);
    }

    [Fact]
    public async Task Caps_of_several_callers_are_bounded_by_the_largest()
    {
        var cap = await Cap("await Ask(100); await Ask(300); await Ask(200);", "async Task Ask(int most) => await client.CompleteChatAsync([new UserChatMessage(\"Hi\")], new() { MaxOutputTokenCount = most });");
        Assert.Equal(CapState.Set, cap.State);
        Assert.True(cap.Tokens is null or >= 300, $"{cap.Tokens}");
    }

    [Theory]
    [InlineData("await Ask();", 150L)]
    [InlineData("await Ask(); await Ask(400);", 400L)]
    public async Task A_cap_of_a_parameters_default_is_known(string body, long tokens)
    {
        var cap = await Cap(body, "async Task Ask(int most = 150) => await client.CompleteChatAsync([new UserChatMessage(\"Hi\")], new() { MaxOutputTokenCount = most });");
        Assert.Equal(CapState.Set, cap.State);
        Assert.True(cap.Tokens is null || cap.Tokens == tokens, $"{cap.Tokens}");
    }

    [Theory]
    [InlineData("await Ask(null);", CapState.Missing)]
    [InlineData("await Ask(null); await Ask(10);", CapState.Unknown)]
    public async Task A_cap_that_may_be_null_is_not_said_to_be_set(string body, CapState state) => Assert.Equal(state, (await Cap(
        body, "async Task Ask(int? most) => await client.CompleteChatAsync([new UserChatMessage(\"Hi\")], new() { MaxOutputTokenCount = most });")).State);

    [Fact]
    public void A_history_is_built_over_statements_and_branches() => Assert.Equal(
        "system: Be brief. | user: a | assistant: b | user: <question>",
        CallSites.Prompt(Code.Kernel("""
            var history = new ChatHistory("Be brief.");
            history.AddUserMessage("a");
            history.AddAssistantMessage("b");
            history.AddUserMessage(question);
            await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history);
            """)));

    [Fact]
    public async Task A_message_of_one_branch_may_be_there()
    {
        var site = await CallSites.Single(Code.Kernel("""
            var history = new ChatHistory();
            history.AddSystemMessage("Be brief.");
            if (question.Length > 3) { history.AddUserMessage("Hi"); }
            await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history);
            """));
        Assert.Equal(3, site.Input.System);
        Assert.True(site.Input.Total.High is null || site.Input.Total.High > site.Input.Total.Low);
    }

    [Fact]
    public async Task A_history_filled_in_a_loop_is_open_above()
    {
        var site = await CallSites.Single(Code.Kernel("""
            var history = new ChatHistory("Be brief.");
            foreach (var c in question) { history.AddUserMessage("Hi"); }
            await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history);
            """));
        Assert.Null(site.Input.Total.High);
    }

    [Theory]
    [InlineData("Clients.Make()")]
    [InlineData("Clients.Make(\"gpt-4.1\")")]
    [InlineData("new Clients().Of()")]
    [InlineData("Clients.Shared")]
    [InlineData("Clients.Async().Result")]
    [InlineData("await Clients.Async()")]
    public async Task A_factorys_client_is_known(string made) => Assert.Equal("gpt-4.1", (await CallSites.Single(
        Code.OpenAI($"var made = {made}; await made.CompleteChatAsync(question);"),
        """
        using OpenAI.Chat;
        class Clients
        {
            public static readonly ChatClient Shared = Make();
            public static ChatClient Make(string model = "gpt-4.1") => new(model, "key");
            public ChatClient Of() { var made = Make(); return made; }
            public static async Task<ChatClient> Async() { await Task.Yield(); return Make(); }
        }
        """)).Model.Id);

    [Fact]
    public async Task A_factory_behind_an_interface_with_two_makers_is_not_guessed()
    {
        var site = await CallSites.Single(
            Code.OpenAI("await Of().Make().CompleteChatAsync(question);", "static IClients Of() => DateTime.Now.Hour > 3 ? new One() : new Two();"),
            "using OpenAI.Chat; interface IClients { ChatClient Make(); } class One : IClients { public ChatClient Make() => new(\"gpt-4.1\", \"key\"); } class Two : IClients { public ChatClient Make() => new(\"gpt-4o\", \"key\"); }");
        Assert.Null(site.Model.Id);
    }
}
