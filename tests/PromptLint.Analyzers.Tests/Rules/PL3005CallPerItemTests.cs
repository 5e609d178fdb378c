using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3005CallPerItemTests
{
    private const string Embeddings = "readonly EmbeddingClient vectors = new(\"text-embedding-3-small\", \"key\");";

    private static readonly string Instructions = string.Concat(Enumerable.Repeat("Always answer with the order number first. ", 80));

    [Theory]
    [InlineData("foreach (var word in question.Split(' ')) { await vectors.[|GenerateEmbeddingAsync|](word); }")]
    [InlineData("foreach (var word in question.Split(' ')) { await vectors.[|GenerateEmbeddingsAsync|](new[] { word }); }")]
    [InlineData("await Task.WhenAll(question.Split(' ').Select(word => vectors.[|GenerateEmbeddingAsync|](word)));")]
    [InlineData("for (var i = 0; i < question.Length; i++) { await vectors.[|GenerateEmbeddingAsync|](question.Substring(i)); }")]
    public Task Texts_that_are_embedded_one_by_one_are_reported(string body) => Verify.Diagnostics("PL3005", Code.OpenAI(body, Embeddings));

    [Theory]
    [InlineData("foreach (var words in question.Split(' ').Chunk(100)) { await vectors.GenerateEmbeddingsAsync(words); }")]
    [InlineData("await vectors.GenerateEmbeddingsAsync(question.Split(' '));")]
    [InlineData("await vectors.GenerateEmbeddingAsync(question);")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await vectors.GenerateEmbeddingAsync(question); return; } catch (Exception) { await Task.Delay(1); } }")]
    [InlineData("while (Console.ReadLine() is { } line) { await vectors.GenerateEmbeddingAsync(line); }")]
    public Task Batches_single_texts_and_retries_are_fine(string body) => Verify.Diagnostics("PL3005", Code.OpenAI(body, Embeddings));

    [Fact]
    public Task Long_instructions_repeated_for_each_item_are_reported_with_their_tokens() => Verify.Message(
        "PL3005",
        "`client.CompleteChatAsync` is sent once for each item of the loop at line 17, with the same 641 tokens of instructions; ask about several items in one request",
        Code.OpenAI($"foreach (var word in question.Split(' ')) {{ await client.[|CompleteChatAsync|](new SystemChatMessage(\"{Instructions}\"), new UserChatMessage(word)); }}"));

    [Theory]
    [InlineData("foreach (var word in question.Split(' ')) { await client.CompleteChatAsync(new SystemChatMessage(\"Be brief.\"), new UserChatMessage(word)); }")]
    [InlineData("await client.CompleteChatAsync(new SystemChatMessage(LONG), new UserChatMessage(question));")]
    [InlineData("for (var i = 0; i < 3; i++) { await client.CompleteChatAsync(new SystemChatMessage(LONG), new UserChatMessage(question)); }")]
    [InlineData("await foreach (var part in client.CompleteChatStreamingAsync(new SystemChatMessage(LONG), new UserChatMessage(question))) { Console.WriteLine(part); }")]
    public Task Short_instructions_counted_rounds_and_the_answer_s_own_stream_are_fine(string body) =>
        Verify.Diagnostics("PL3005", Code.OpenAI(body.Replace("LONG", "\"" + Instructions + "\"")));

    [Fact]
    public Task Rounds_that_build_on_each_other_cannot_be_one_call() => Verify.Diagnostics("PL3005", Code.OpenAI($$"""
        var summary = "";
        foreach (var part in question.Split('.'))
        {
            ChatCompletion answer = await client.CompleteChatAsync(new SystemChatMessage("{{Instructions}}"), new UserChatMessage(summary + part));
            summary = answer.Content[0].Text;
        }
        """));

    [Fact]
    public Task A_conversation_over_given_questions_cannot_be_one_call() => Verify.Diagnostics("PL3005", Code.OpenAI($$"""
        var history = new List<ChatMessage> { new SystemChatMessage("{{Instructions}}") };
        foreach (var part in question.Split('.'))
        {
            history.Add(new UserChatMessage(part));
            ChatCompletion answer = await client.CompleteChatAsync(history);
            history.Add(new AssistantChatMessage(answer));
        }
        """));
}
