using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3007StreamNotCancellableTests
{
    [Fact]
    public Task A_stream_that_is_not_told_of_the_token_at_hand_is_reported() => Verify.Message(
        "PL3007",
        "The stream of `client.GetStreamingResponseAsync` does not receive the CancellationToken `stop`: when the reader leaves, the rest of the answer is still generated",
        Code.Extensions("await foreach (var part in client.[|GetStreamingResponseAsync|](question)) { Console.Write(part); }"));

    [Theory]
    [InlineData("await foreach (var part in client.GetStreamingResponseAsync(question, cancellationToken: stop)) { Console.Write(part); }")]
    [InlineData("await foreach (var part in client.GetStreamingResponseAsync(question).WithCancellation(stop)) { Console.Write(part); }")]
    [InlineData("var parts = client.GetStreamingResponseAsync(question); await foreach (var part in parts.WithCancellation(stop)) { Console.Write(part); }")]
    [InlineData("await client.GetResponseAsync(question);")]
    public Task A_stream_that_can_be_cancelled_is_fine(string body) => Verify.Diagnostics("PL3007", Code.Extensions(body));

    [Fact]
    public Task Without_a_token_in_sight_there_is_nothing_to_hand_on() => Verify.Diagnostics("PL3007", Code.Extensions("", """
        async Task Show(string text) { await foreach (var part in client.GetStreamingResponseAsync(text)) { Console.Write(part); } }
        """));

    [Fact]
    public Task None_is_no_token() => Verify.Diagnostics("PL3007", Code.Extensions(
        "await foreach (var part in client.[|GetStreamingResponseAsync|](question, cancellationToken: CancellationToken.None)) { Console.Write(part); }"));

    [Fact]
    public Task The_stream_of_the_OpenAI_client_is_one() => Verify.Diagnostics("PL3007", Code.OpenAI(
        "await foreach (var part in client.[|CompleteChatStreamingAsync|](question)) { Console.Write(part); }"));
}
