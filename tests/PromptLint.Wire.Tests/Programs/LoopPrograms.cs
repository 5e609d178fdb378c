namespace PromptLint.Wire.Tests.Programs;

/// <summary>Loops, recursion and helpers of the program's own, around a client that sends once.</summary>
internal static class LoopPrograms
{
    private const string Ask = "await client.CompleteChatAsync(question)";

    private static WireProgram Program(string name, Answer answer, long sends, string body, string members = "") => new(name, answer, WireProgram.Frame(
        "using System.ClientModel; using System.ClientModel.Primitives; using OpenAI; using OpenAI.Chat;",
        """var client = new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }); """ + body.Replace("ASK", Ask, StringComparison.Ordinal),
        members.Replace("ASK", Ask, StringComparison.Ordinal)), sends);

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        Program("A retry that counts up", Answer.Failure, 3, "for (var i = 0; i < 3; i++) { try { ASK; return; } catch (ClientResultException) { await Task.Delay(1); } }").Twin("i < 3", "i <= 3", 4),
        Program("A retry that counts down", Answer.Failure, 4, "var left = 4; while (left-- > 0) { try { ASK; return; } catch { } }").Twin("left = 4", "left = 2", 2),
        Program("A retry that gives up in its handler", Answer.Failure, 3, "var tries = 0; while (true) { try { ASK; return; } catch { tries++; if (tries >= 3) throw; } }").Twin("tries >= 3", "tries >= 5", 5),
        Program("A retry whose filter counts", Answer.Failure, 3, "for (var i = 0; ; i++) { try { ASK; return; } catch (ClientResultException) when (i < 2) { } }").Twin("i < 2", "i < 4", 5),
        Program("A retry of one status only", Answer.Throttled, 3, "for (var i = 0; i < 3; i++) { try { ASK; return; } catch (ClientResultException e) { if (e.Status != 429) throw; } }").Twin("i < 3", "i < 2", 2),
        Program("A retry of another status only", Answer.Failure, 1, "for (var i = 0; i < 3; i++) { try { ASK; return; } catch (ClientResultException e) when (e.Status == 429) { } }").Loosely.Twin("e.Status == 429", "e.Status == 500", 3),
        Program("A retry around retries", Answer.Failure, 6, "for (var i = 0; i < 3; i++) { try { ASK; return; } catch { } }").OverRetries(1).Twin("i < 3", "i < 2", 4),
        Program("A do-while", Answer.Failure, 3, "var i = 0; do { try { ASK; return; } catch { } i++; } while (i < 3);").Twin("i < 3", "i < 5", 5),
        Program("A retry that ends only with success", Answer.Failure, 201, "var done = false; while (!done) { try { ASK; done = true; } catch { } }").EndlessBut("while (!done)", "for (var i = 0; i < 3 && !done; i++)", 3),
        Program("A counted loop", Answer.Useless, 3, "for (var i = 0; i < 3; i++) { ASK; }").Twin("i < 3", "i < 5", 5),
        Program("Asked again for a better answer", Answer.Useless, 3, "for (var i = 0; i < 3; i++) { var answer = (ASK).Value.Content[0].Text; if (answer.StartsWith(\"{\")) { break; } }").Twin("i < 3", "i < 5", 5),
        Program("An agent of one's own", Answer.Tool, 4, "List<ChatMessage> history = [new UserChatMessage(question)]; for (var round = 0; round < 4; round++) { var answer = (await client.CompleteChatAsync(history)).Value; if (answer.FinishReason != ChatFinishReason.ToolCalls) break; history.Add(new AssistantChatMessage(answer)); foreach (var call in answer.ToolCalls) { history.Add(new ToolChatMessage(call.Id, \"rain\")); } }")
            .Twin("round < 4", "round < 7", 7),
        Program("An agent that only the model ends", Answer.Tool, 201, "List<ChatMessage> history = [new UserChatMessage(question)]; while (true) { var answer = (await client.CompleteChatAsync(history)).Value; if (answer.FinishReason != ChatFinishReason.ToolCalls) break; history.Add(new AssistantChatMessage(answer)); foreach (var call in answer.ToolCalls) { history.Add(new ToolChatMessage(call.Id, \"rain\")); } }").EndlessBut("while (true)", "for (var round = 0; round < 3; round++)", 3),
        Program("Once for each item", Answer.Useless, 3, "foreach (var word in new[] { \"a\", \"b\", \"c\" }) { await client.CompleteChatAsync(word); }").Twin("\"c\" }", "\"c\", \"d\" }", 4),
        Program("Once for each item of a list", Answer.Useless, 3, "var words = new List<string> { \"a\", \"b\" }; words.Add(\"c\"); foreach (var word in words) { await client.CompleteChatAsync(word); }").Twin("words.Add(\"c\");", "", 2),
        Program("All at once", Answer.Useless, 3, "string[] words = [\"a\", \"b\", \"c\"]; await Task.WhenAll(words.Select(word => client.CompleteChatAsync(word)));").Twin(", \"c\"]", "]", 2),
        Program("All at once, each tried again", Answer.Failure, 6, "string[] words = [\"a\", \"b\", \"c\"]; await Task.WhenAll(words.Select(async word => { for (var i = 0; i < 2; i++) { try { await client.CompleteChatAsync(word); return; } catch { } } }));").Twin("i < 2", "i < 3", 9),
        Program("In parallel", Answer.Useless, 4, "await Parallel.ForEachAsync(Enumerable.Range(0, 4), async (n, stop) => { await client.CompleteChatAsync([new UserChatMessage(\"n\" + n)], null, stop); });").Twin("(0, 4)", "(0, 6)", 6),
        Program("In parallel, counted", Answer.Useless, 4, "await Parallel.ForAsync(1, 5, async (n, stop) => { await client.CompleteChatAsync([new UserChatMessage(\"n\" + n)], null, stop); });").Twin("(1, 5,", "(1, 3,", 2),
        Program("In a nest of loops", Answer.Useless, 6, "foreach (var word in new[] { \"a\", \"b\" }) { for (var i = 0; i < 3; i++) { await client.CompleteChatAsync(word + i); } }").Twin("i < 3", "i < 4", 8),
        Program("A chunk at a time", Answer.Useless, 2, "foreach (var some in new[] { \"a\", \"b\", \"c\" }.Chunk(2)) { await client.CompleteChatAsync(string.Join(' ', some)); }").Loosely.Twin("Chunk(2)", "Chunk(1)", 3),
        Program("Recursion that counts down", Answer.Failure, 4, "await Again(client, question, 3);", "static async Task Again(ChatClient client, string question, int left) { try { ASK; } catch (ClientResultException) when (left > 0) { await Again(client, question, left - 1); } }").Twin("question, 3", "question, 1", 2),
        Program("Recursion that counts up", Answer.Failure, 3, "await Again(client, question);", "static async Task Again(ChatClient client, string question, int tries = 1) { try { ASK; } catch (ClientResultException) { if (tries >= 3) throw; await Again(client, question, tries + 1); } }").Twin("tries >= 3", "tries >= 5", 5),
        Program("Recursion through another method", Answer.Useless, 4, "await Say(client, question, 0);", "static async Task Say(ChatClient client, string question, int round) { ASK; await Judge(client, question, round); } static async Task Judge(ChatClient client, string question, int round) { if (round < 3) await Say(client, question, round + 1); }").Across.Twin("round < 3", "round < 5", 6),
        Program("Two that ask in turn", Answer.Useless, 7, "await Say(client, question, 3);", "static async Task Say(ChatClient client, string question, int left) { ASK; if (left > 0) await Judge(client, question, left - 1); } static async Task Judge(ChatClient client, string question, int left) { ASK; await Say(client, question, left); }").Across.Twin("question, 3", "question, 1", 3),
        Program("Recursion whose caller repeats it", Answer.Useless, 6, "for (var i = 0; i < 2; i++) { await Say(client, question, 0); }", "static async Task Say(ChatClient client, string question, int round) { if (round >= 3) return; ASK; await Say(client, question, round + 1); }").Across.Twin("round >= 3", "round >= 4", 8),
        Program("A function that a variable holds", Answer.Useless, 4, "var say = async (string text) => { await client.CompleteChatAsync(text); }; await say(question); for (var i = 0; i < 3; i++) { await say(question); }").Loosely.Twin("i < 3", "i < 1", 2),
        Program("A function that a variable holds, repeated", Answer.Failure, 3, "Func<Task> say = async () => { ASK; }; for (var i = 0; i < 3; i++) { try { await say(); return; } catch { } }").Twin("i < 3", "i < 5", 5),
        Program("A method that a variable holds", Answer.Useless, 3, "async Task Say() { ASK; } Func<Task> say = Say; for (var i = 0; i < 3; i++) { await say(); }").Across.Twin("i < 3", "i < 2", 2),
        Program("A constructor that asks", Answer.Useless, 3, "for (var i = 0; i < 3; i++) { _ = new Asker(client); }", "sealed class Asker { public Asker(ChatClient client) : this(client, \"Why?\") { } Asker(ChatClient client, string question) { client.CompleteChat(question); } }").Across.Twin("i < 3", "i < 2", 2),
        Program("A jump back that counts", Answer.Failure, 3, "var tries = 0; again: try { ASK; } catch { if (++tries < 3) goto again; throw; }").Twin("< 3", "< 5", 5),
        Program("A helper that tries again", Answer.Failure, 3, "await Persist(3, async () => { ASK; });", "static async Task Persist(int most, Func<Task> work) { for (var i = 0; i < most; i++) { try { await work(); return; } catch { await Task.Delay(1); } } }").Twin("Persist(3", "Persist(4", 4),
        Program("A helper that gives back an answer", Answer.Failure, 3, "await Persist(() => client.CompleteChatAsync(question));", "const int Most = 3; static async Task<T> Persist<T>(Func<Task<T>> work) { for (var i = 1; ; i++) { try { return await work(); } catch when (i < Most) { } } }").Twin("Most = 3", "Most = 2", 2),
        Program("A helper used within a helper", Answer.Failure, 4, "await Twice(() => Persist(async () => { ASK; }));", "static async Task Twice(Func<Task> work) { for (var i = 0; i < 2; i++) { await work(); } } static async Task Persist(Func<Task> work) { for (var i = 0; i < 2; i++) { try { await work(); return; } catch { } } }").Twin("i < 2; i++) { try", "i < 3; i++) { try", 6),
        Program("A wrapper that its caller repeats", Answer.Useless, 3, "foreach (var word in new[] { \"a\", \"b\", \"c\" }) { await Say(client, word); }", "static async Task<string> Say(ChatClient client, string text) => (await client.CompleteChatAsync(text)).Value.Content[0].Text;").Twin(", \"c\" }", " }", 2),
        Program("A wrapper with two callers", Answer.Useless, 4, "await Say(client, \"a\"); for (var i = 0; i < 3; i++) { await Say(client, \"b\" + i); }", "static async Task<string> Say(ChatClient client, string text) => (await client.CompleteChatAsync(text)).Value.Content[0].Text;").Twin("i < 3", "i < 2", 3),
        Program("A local function that is repeated", Answer.Useless, 3, "async Task Say() { ASK; } for (var i = 0; i < 3; i++) { await Say(); }").Across.Twin("i < 3", "i < 2", 2),
        Program("A method that is called twice", Answer.Useless, 2, "await Say(client); await Say(client);", "static async Task Say(ChatClient client) { var question = \"Why?\"; ASK; }").Across.Twin("await Say(client); await", "foreach (var n in new[] { 1, 2, 3 }) { await Say(client); } await", 4),
        Program("One of two ways", Answer.Useless, 3, "if (DateTime.UtcNow.Year > 2000) { for (var i = 0; i < 3; i++) { ASK; } } else { ASK; }").Across.Twin("i < 3", "i < 2", 2),
    ];
}
