using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3002AgentLoopUnboundedTests
{
    private const string Own = """
        static string Text(ChatCompletion completion) => completion.Content[0].Text;
        static string RunTool(ChatToolCall call) => call.FunctionName;
        static string? ReadQuestion() { Console.Write("> "); return Console.ReadLine(); }
        """;

    private static Task Rule(string body, string members = "") => Verify.Diagnostics("PL3002", Code.OpenAI(body, Own + members));

    private static async Task Fine(string body, string members = "")
    {
        await Rule(body, members);
        await Verify.Diagnostics("PL3001", Code.OpenAI(body, Own + members));
    }

    [Fact]
    public Task The_message_names_the_loop() => Verify.Message(
        "PL3002",
        "`client.CompleteChatAsync`: the loop at line 17 ends only on the model's answer; nothing limits its iterations; count them",
        Code.OpenAI("while (true) { ChatCompletion answer = await client.[|CompleteChatAsync|](question); if (answer.FinishReason == ChatFinishReason.Stop) break; }"));

    [Fact]
    public Task A_tool_loop_that_the_finish_reason_ends() => Rule(
        """
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion answer = await client.[|CompleteChatAsync|](messages);
            if (answer.FinishReason != ChatFinishReason.ToolCalls) { return; }
            messages.Add(new AssistantChatMessage(answer));
            foreach (var call in answer.ToolCalls) { messages.Add(new ToolChatMessage(call.Id, RunTool(call))); }
        }
        """);

    [Fact]
    public Task A_tool_loop_with_a_switch_on_the_finish_reason() => Rule(
        """
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        bool again;
        do
        {
            again = false;
            ChatCompletion answer = await client.[|CompleteChatAsync|](messages);
            switch (answer.FinishReason)
            {
                case ChatFinishReason.Stop: messages.Add(new AssistantChatMessage(answer)); break;
                case ChatFinishReason.ToolCalls: messages.Add(new AssistantChatMessage(answer)); again = true; break;
                default: throw new InvalidOperationException();
            }
        }
        while (again);
        """);

    [Fact]
    public Task A_loop_until_the_answer_says_a_word() => Rule("var text = \"\"; while (!text.Contains(\"DONE\")) { text = Text(await client.[|CompleteChatAsync|](question + text)); }");

    [Fact]
    public Task A_loop_until_the_answer_parses() => Rule("while (true) { var text = Text(await client.[|CompleteChatAsync|](question)); if (int.TryParse(text, out var number)) { return; } }");

    [Fact]
    public Task A_jump_back_that_the_answer_decides() => Rule("again: var text = Text(await client.[|CompleteChatAsync|](question)); if (text.Length == 0) goto again;");

    [Fact]
    public Task A_method_that_calls_itself_until_the_answer_pleases() => Rule("", "async Task<string> Ask(string text) { var answer = Text(await client.[|CompleteChatAsync|](text)); return answer.Length > 0 ? answer : await Ask(text); }");

    [Fact]
    public Task A_tool_loop_over_Extensions_AI() => Verify.Diagnostics("PL3002", Code.Extensions(
        """
        var messages = new List<ChatMessage> { new(ChatRole.User, question) };
        while (true)
        {
            var answer = await client.[|GetResponseAsync|](messages);
            messages.AddMessages(answer);
            if (answer.FinishReason != ChatFinishReason.ToolCalls) break;
        }
        """));

    [Fact]
    public Task A_tool_loop_over_Anthropic() => Verify.Diagnostics("PL3002", Code.Anthropic(
        """
        while (true)
        {
            var answer = await client.Messages.[|Create|](new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 100, Messages = [new UserMessageParam(question)] });
            if (answer.StopReason != StopReason.ToolUse) break;
        }
        """));

    [Fact]
    public Task Rounds_that_are_counted_are_bounded() => Fine("for (var round = 0; round < 5; round++) { ChatCompletion answer = await client.CompleteChatAsync(question); if (answer.FinishReason == ChatFinishReason.Stop) break; }");

    [Fact]
    public Task Rounds_that_are_counted_in_the_body_are_bounded() => Fine("var rounds = 0; while (true) { ChatCompletion answer = await client.CompleteChatAsync(question); if (answer.FinishReason == ChatFinishReason.Stop || ++rounds == 5) break; }");

    [Fact]
    public Task Rounds_that_are_counted_after_a_guard_are_bounded() => Fine("var rounds = 0; while (true) { ChatCompletion answer = await client.CompleteChatAsync(question); if (answer.FinishReason == ChatFinishReason.Stop) break; rounds++; if (rounds > 5) throw new InvalidOperationException(); }");

    [Fact]
    public Task A_history_that_may_not_grow_beyond_a_size_is_bounded() => Fine(
        "var messages = new List<ChatMessage> { new UserChatMessage(question) }; while (messages.Count < 20) { ChatCompletion answer = await client.CompleteChatAsync(messages); messages.Add(new AssistantChatMessage(answer)); if (answer.FinishReason == ChatFinishReason.Stop) break; }");

    [Fact]
    public Task A_person_who_is_asked_each_round() => Fine("while (true) { var line = Console.ReadLine(); if (string.IsNullOrEmpty(line)) break; Console.WriteLine(Text(await client.CompleteChatAsync(line))); }");

    [Fact]
    public Task A_person_who_is_asked_in_the_argument() => Fine("while (true) { var text = Text(await client.CompleteChatAsync(Console.ReadLine())); if (text == \"bye\") break; }");

    [Fact]
    public Task A_person_who_is_asked_in_the_condition() => Fine("string? line; while ((line = Console.ReadLine()) != null) { var text = Text(await client.CompleteChatAsync(line)); if (text == \"bye\") return; }");

    [Fact]
    public Task A_person_who_is_asked_by_a_helper() => Fine("while (true) { var text = Text(await client.CompleteChatAsync(ReadQuestion())); if (text == \"bye\") break; }");

    [Fact]
    public Task A_person_who_is_asked_at_the_end() => Fine("string text; do { text = Text(await client.CompleteChatAsync(question)); Console.WriteLine(\"again?\"); if (Console.ReadKey().KeyChar == 'n') break; } while (text != \"bye\");");

    [Fact]
    public Task A_reader_of_lines() => Fine("while (true) { var line = await Console.In.ReadLineAsync(); if (line is null) return; var text = Text(await client.CompleteChatAsync(line)); if (text == \"bye\") return; }");

    [Fact]
    public Task A_channel_is_a_pump() => Fine("var channel = System.Threading.Channels.Channel.CreateUnbounded<string>(); while (await channel.Reader.WaitToReadAsync(stop)) { while (channel.Reader.TryRead(out var job)) { var text = Text(await client.CompleteChatAsync(job)); if (text == \"bye\") return; } }");

    [Fact]
    public Task A_channel_enumerated_is_a_pump() => Fine("var channel = System.Threading.Channels.Channel.CreateUnbounded<string>(); await foreach (var job in channel.Reader.ReadAllAsync(stop)) { var text = Text(await client.CompleteChatAsync(job)); if (text == \"bye\") return; }");

    [Fact]
    public Task A_blocking_collection_is_a_pump() => Fine("var jobs = new System.Collections.Concurrent.BlockingCollection<string>(); while (true) { var text = Text(await client.CompleteChatAsync(jobs.Take())); if (text == \"bye\") return; }");

    [Fact]
    public Task A_queue_of_ones_own_is_a_pump() => Fine(
        "while (true) { var job = await jobs.NextAsync(stop); var text = Text(await client.CompleteChatAsync(job.Text)); if (text == \"bye\") return; }",
        "record Job(string Text); interface IJobQueue { Task<Job> NextAsync(CancellationToken stop); } readonly IJobQueue jobs = null!;");

    [Fact]
    public Task A_queue_of_ones_own_in_the_argument_is_a_pump() => Fine(
        "while (true) { var text = Text(await client.CompleteChatAsync(await jobs.NextAsync(stop))); if (text == \"bye\") return; }",
        "interface IJobQueue { Task<string> NextAsync(CancellationToken stop); } readonly IJobQueue jobs = null!;");

    [Fact]
    public Task Data_bounds_a_foreach() => Fine("foreach (var line in File.ReadAllLines(question)) { var text = Text(await client.CompleteChatAsync(line)); if (text == \"bye\") return; }");

    [Fact]
    public Task Pages_of_data_are_new_each_round() => Fine(
        "string? page = null; do { var items = Page(page, out page); var text = Text(await client.CompleteChatAsync(items)); if (text == \"bye\") return; } while (page != null);",
        "static string Page(string? from, out string? next) { next = null; return \"\"; }");

    [Fact]
    public Task The_stream_of_an_answer_is_no_loop_around_the_call() => Fine("await foreach (var update in client.CompleteChatStreamingAsync(question)) { if (update.FinishReason == ChatFinishReason.Stop) break; }");

    [Fact]
    public Task A_hosted_service_runs_until_it_is_stopped() => Fine("while (!stop.IsCancellationRequested) { var text = Text(await client.CompleteChatAsync(question)); if (text == \"bye\") return; await Task.Delay(1000, stop); }");

    [Fact]
    public Task Who_waits_between_the_rounds_asks_whether_it_is_done() => Fine("ChatCompletion answer = await client.CompleteChatAsync(question); while (answer.FinishReason != ChatFinishReason.Stop) { await Task.Delay(2000); answer = await client.CompleteChatAsync(question); }");

    [Fact]
    public Task An_await_is_no_pause() => Rule("var text = \"\"; while (!text.Contains(\"DONE\")) { text = Text(await client.[|CompleteChatAsync|](question + text).ConfigureAwait(false)); }");

    [Fact]
    public Task A_pause_after_a_failure_or_in_a_loop_within_is_no_such_wait() => Verify.Diagnostics("PL3002", Code.OpenAI("""
        ChatCompletion answer = null!;
        while (answer?.FinishReason != ChatFinishReason.Stop)
        {
            for (var i = 0; i < 3; i++) { await Task.Delay(10); }
            answer = await client.[|CompleteChatAsync|](question);
        }
        """));

    [Fact]
    public Task A_job_that_nothing_ends_is_wanted() => Fine("while (true) { await client.CompleteChatAsync(question); await Task.Delay(TimeSpan.FromHours(1)); }");

    [Fact]
    public Task A_deadline_bounds_the_rounds() => Fine("using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1)); while (true) { ChatCompletion answer = await client.CompleteChatAsync([question], cancellationToken: source.Token); if (answer.FinishReason == ChatFinishReason.Stop) break; }");

    [Fact]
    public Task A_budget_that_is_spent_bounds_the_rounds() => Fine("var budget = 10000; while (budget > 0) { ChatCompletion answer = await client.CompleteChatAsync(question); budget -= answer.Usage.TotalTokenCount; if (answer.FinishReason == ChatFinishReason.Stop) break; }");

    [Theory]
    [InlineData("var done = false; while (!done) { try { await client.CompleteChatAsync(question); if (!done) { done = true; } } catch (Exception) { } }")]
    [InlineData("var first = true; var done = false; while (!done) { try { await client.CompleteChatAsync(question); if (first) { first = false; done = done || !first; } else { first = true; } } catch (Exception) { } }")]
    [InlineData("var one = false; var other = false; while (true) { try { await client.CompleteChatAsync(question); if (other) { one = true; } if (one) { other = true; } if (one && other) break; } catch (Exception) { } }")]
    public Task Flags_that_depend_on_themselves_end_the_reading_too(string body) => Fine(body);

    [Fact]
    public Task Recursion_with_a_depth_is_bounded() => Fine("", "async Task<string> Ask(string text, int depth) { var answer = Text(await client.CompleteChatAsync(text)); return answer.Length > 0 || depth > 3 ? answer : await Ask(text, depth + 1); }");

    [Fact]
    public Task Recursion_over_a_tree_is_bounded_by_the_tree() => Fine("", "record Node(string Text, List<Node> Children); async Task Ask(Node node) { var answer = Text(await client.CompleteChatAsync(node.Text)); if (answer == \"deeper\") foreach (var child in node.Children) await Ask(child); }");

    [Fact]
    public async Task An_unbounded_retry_is_not_told_twice()
    {
        const string Loop = "while (true) { try { ChatCompletion answer = await client.{0}(question); if (answer.FinishReason == ChatFinishReason.Stop) break; } catch { } }";
        await Verify.Diagnostics("PL3001", Code.OpenAI(Loop.Replace("{0}", "[|CompleteChatAsync|]")));
        await Verify.Diagnostics("PL3002", Code.OpenAI(Loop.Replace("{0}", "CompleteChatAsync")));
    }

    [Fact]
    public Task What_a_method_of_the_user_s_own_returns_need_not_be_the_model_s_answer() => Verify.Diagnostics("PL3002", Code.OpenAI(
        "var more = true; while (more) { more = await Next(\"Be brief.\"); }",
        "async Task<bool> Next(string instructions) { var text = await Store.Take(); if (text is null) return false; await client.CompleteChatAsync(new SystemChatMessage(instructions), new UserChatMessage(text)); return true; } static class Store { public static extern Task<string?> Take(); }"));
}
