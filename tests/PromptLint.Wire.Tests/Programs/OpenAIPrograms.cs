namespace PromptLint.Wire.Tests.Programs;

/// <summary>The retries of OpenAI's own client, and of the same client for Azure.</summary>
internal static class OpenAIPrograms
{
    private const string Usings = """
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Azure.AI.OpenAI;
        using OpenAI;
        using OpenAI.Chat;
        using OpenAI.Embeddings;
        using OpenAI.Responses;
        """;

    private const string Two = "new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(2) }";

    private const string Refused = "for (var i = 0; i < 3; i++) { try { await client.CompleteChatAsync(question); return; } catch (ClientResultException e) when (e.Status == 401) { } }";

    private static string Chat(string options, string ask) => WireProgram.Frame(Usings, $"""var client = new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), {options}); {ask}""");

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        new WireProgram("OpenAI chat by default", Answer.Failure, Chat("new OpenAIClientOptions { Endpoint = server }", "await client.CompleteChatAsync(question);"), 4)
            .Twin("{ Endpoint = server }", "{ Endpoint = server, RetryPolicy = new ClientRetryPolicy(1) }", 2),
        new WireProgram("OpenAI chat, retries set", Answer.Failure, Chat(Two, "await client.CompleteChatAsync(question);"), 3).Twin("(2)", "(0)", 1),
        new WireProgram("OpenAI chat, not async", Answer.Failure, Chat(Two, "client.CompleteChat(question);"), 3).Twin("(2)", "(1)", 2),
        new WireProgram("OpenAI chat, throttled", Answer.Throttled, Chat(Two, "await client.CompleteChatAsync([new UserChatMessage(question)], new ChatCompletionOptions { MaxOutputTokenCount = 5 });"), 3).Twin("(2)", "(1)", 2),
        new WireProgram("OpenAI chat, streamed", Answer.Failure, Chat(Two, "await foreach (var part in client.CompleteChatStreamingAsync(question)) { Console.WriteLine(part); }"), 3).Twin("(2)", "(0)", 1),
        new WireProgram("OpenAI chat, options built first", Answer.Failure, Chat("options", "await client.CompleteChatAsync(question);").Replace("var client", "var options = new OpenAIClientOptions { Endpoint = server }; options.RetryPolicy = new ClientRetryPolicy(maxRetries: 2); var client"), 3)
            .Twin("maxRetries: 2", "maxRetries: 1", 2),
        new WireProgram("OpenAI chat from the parent client", Answer.Failure, WireProgram.Frame(Usings, $"""var client = new OpenAIClient(new ApiKeyCredential("key"), {Two}).GetChatClient("gpt-4.1-mini"); await client.CompleteChatAsync(question);"""), 3).Twin("(2)", "(1)", 2),
        new WireProgram("OpenAI chat with a policy of one's own", Answer.Failure, WireProgram.Frame(
            Usings,
            """var client = new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new Hasty(5) }); await client.CompleteChatAsync(question);""",
            "sealed class Hasty(int most) : ClientRetryPolicy(most) { protected override TimeSpan GetNextDelay(PipelineMessage message, int tries) => TimeSpan.FromMilliseconds(1); }"), 6).Twin("(5)", "(2)", 3),
        // The client does not try a refusal again, so that only the loop is seen here; where both failures come, the layers multiply all the same.
        new WireProgram("OpenAI chat, refused, in a loop for that", Answer.Refused, Chat("new OpenAIClientOptions { Endpoint = server }", Refused), 3).Loosely.Twin("== 401", "== 402", 1),
        new WireProgram("OpenAI chat, throttled and then refused, in a loop for that", Answer.ThrottledThenRefused, Chat("new OpenAIClientOptions { Endpoint = server }", Refused), 12).Twin("i < 3", "i < 2", 8),
        new WireProgram("OpenAI responses", Answer.Failure, WireProgram.Frame(Usings, """var client = new ResponsesClient(new ApiKeyCredential("key"), new ResponsesClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(1) }); await client.CreateResponseAsync("gpt-4.1-mini", question);"""), 2)
            .Twin("ClientRetryPolicy(1)", "ClientRetryPolicy(2)", 3),
        new WireProgram("OpenAI responses by default", Answer.Failure, WireProgram.Frame(Usings, """var client = new ResponsesClient(new ApiKeyCredential("key"), new ResponsesClientOptions { Endpoint = server }); await client.CreateResponseAsync(new CreateResponseOptions("gpt-4.1-mini", [ResponseItem.CreateUserMessageItem(question)]) { MaxOutputTokenCount = 20 });"""), 4)
            .Twin("{ Endpoint = server }", "{ Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }", 1),
        new WireProgram("OpenAI embeddings", Answer.Failure, WireProgram.Frame(Usings, $"""var client = new EmbeddingClient("text-embedding-3-small", new ApiKeyCredential("key"), {Two}); await client.GenerateEmbeddingAsync(question);"""), 3).Twin("(2)", "(1)", 2),
        new WireProgram("OpenAI embeddings of many, in batches", Answer.Useless, WireProgram.Frame(Usings, """var client = new EmbeddingClient("text-embedding-3-small", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }); foreach (var batch in new[] { new[] { "a" }, new[] { "b" } }) { await client.GenerateEmbeddingsAsync(batch); }"""), 2)
            .Twin("new[] { \"b\" } }", "new[] { \"b\" }, new[] { \"c\" } }", 3),
        new WireProgram("Azure OpenAI embeddings by default", Answer.Failure, WireProgram.Frame(Usings, """var client = new AzureOpenAIClient(server, new ApiKeyCredential("key"), new AzureOpenAIClientOptions()).GetEmbeddingClient("mine"); await client.GenerateEmbeddingAsync(question);"""), 4)
            .Twin("AzureOpenAIClientOptions()", "AzureOpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(1) }", 2),
        new WireProgram("Two calls one after the other", Answer.Useless, Chat("new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }", "var draft = await client.CompleteChatAsync(question); await client.CompleteChatAsync(\"Better: \" + draft.Value.Content[0].Text);"), 2)
            .Twin("await client.CompleteChatAsync(\"Better", "for (var i = 0; i < 3; i++) await client.CompleteChatAsync(\"Better", 4),
    ];
}
