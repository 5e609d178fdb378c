using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3008StreamEnumeratedTwiceTests
{
    private const string Read = "await foreach (var part in parts) { Console.Write(part); }";

    [Fact]
    public Task A_stream_that_is_read_twice_is_reported_with_the_second_place() => Verify.Message(
        "PL3008",
        "The stream of `client.GetStreamingResponseAsync` is read again at line 13, which sends the request again; keep what the first reading gave",
        Code.Extensions($"var parts = client.[|GetStreamingResponseAsync|](question);\n{Read}\nawait parts.ToChatResponseAsync();"));

    [Theory]
    [InlineData(Read + Read)]
    [InlineData("var all = await parts.ToChatResponseAsync(); " + Read)]
    [InlineData(Read + "await foreach (var part in parts.WithCancellation(stop)) { Console.Write(part); }")]
    [InlineData("if (question.Length > 3) { " + Read + " } await parts.ToChatResponseAsync();")]
    [InlineData("for (var i = 0; i < 2; i++) { " + Read + " }")]
    public Task Every_second_reading_counts(string body) =>
        Verify.Diagnostics("PL3008", Code.Extensions("var parts = client.[|GetStreamingResponseAsync|](question); " + body));

    [Theory]
    [InlineData(Read)]
    [InlineData("if (question.Length > 3) { " + Read + " } else { await parts.ToChatResponseAsync(); }")]
    [InlineData("if (question.Length > 3) { " + Read + " return; } await parts.ToChatResponseAsync();")]
    [InlineData("Console.WriteLine(parts); " + Read)]
    [InlineData("var all = new List<ChatResponseUpdate>(); await foreach (var part in parts) { all.Add(part); } foreach (var part in all) { Console.Write(part); } all.ToChatResponse();")]
    public Task One_reading_is_fine(string body) =>
        Verify.Diagnostics("PL3008", Code.Extensions("var parts = client.GetStreamingResponseAsync(question); " + body));

    [Fact]
    public Task A_variable_that_holds_two_streams_is_left_alone() => Verify.Diagnostics("PL3008", Code.Extensions(
        $"var parts = client.GetStreamingResponseAsync(question); {Read} parts = client.GetStreamingResponseAsync(\"more\"); {Read}"));

    [Fact]
    public Task The_stream_of_the_OpenAI_client_is_sent_again_too() => Verify.Diagnostics("PL3008", Code.OpenAI(
        $"var parts = client.[|CompleteChatStreamingAsync|](question); {Read} {Read}"));

    [Theory]
    [InlineData("await Log(parts); " + Read)]
    [InlineData("Func<Task> one = async () => { " + Read + " }; Func<Task> other = async () => { " + Read + " }; await (question.Length > 3 ? one() : other());")]
    public Task What_is_not_read_or_read_elsewhere_is_no_second_reading(string body) =>
        Verify.Diagnostics("PL3008", Code.Extensions("var parts = client.GetStreamingResponseAsync(question); " + body, "static Task Log(object anything) => Task.CompletedTask;"));
}
