using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SupportDesk;

/// <summary>Drafts replies for an agent to read, correct and send.</summary>
internal sealed class ReplyDrafter(IChatClient chat, IConfiguration config)
{
    private const string Sign = "Sign as \"The support team\".";

    private const string TaggedReply =
        "You draft replies to customers of an online shop. " +
        "Think first inside <thinking> tags, then give the reply inside <answer> tags. " +
        "End with </answer>. " + Sign;

    public async Task<string> DraftAsync(Ticket ticket, CancellationToken ct)
    {
        var response = await chat.GetResponseAsync(
        [
            new(ChatRole.System, Prompts.SupportHandbook),
            new(ChatRole.User, $"""
                Subject: {ticket.Subject}
                Thread so far:
                {Transcript.Of(ticket)}
                """),
        ], cancellationToken: ct);
        return response.Text;
    }

    public async Task<string> DraftTaggedAsync(Ticket ticket, CancellationToken ct)
    {
        ChatOptions options = new() { ModelId = Models.Writer, MaxOutputTokens = 900 };
        var response = await chat.GetResponseAsync(
            [new ChatMessage(ChatRole.System, TaggedReply), new ChatMessage(ChatRole.User, ticket.Body)], options, ct);
        return Between(response.Text, "<answer>", "</answer>");
    }

    public async Task<string> DraftShortAsync(Ticket ticket, CancellationToken ct)
    {
        var options = new ChatOptions
        {
            ModelId = Models.Writer,
            Instructions = "Answer the customer in at most three sentences, then write ###. " + Sign,
            MaxOutputTokens = 220,
            StopSequences = ["###"],
        };
        var response = await chat.GetResponseAsync(ticket.Body, options, ct);
        return response.Text;
    }

    public async IAsyncEnumerable<string> StreamAsync(Ticket ticket, [EnumeratorCancellation] CancellationToken ct)
    {
        var options = Defaults();
        options.ModelId = config["AI:Model"] ?? "gpt-4o-mini";
        await foreach (var update in chat.GetStreamingResponseAsync(
            [new(ChatRole.System, Prompts.Tone), new(ChatRole.User, ticket.Body)], options, ct))
        {
            yield return update.Text;
        }
    }

    private static ChatOptions Defaults()
    {
        var options = new ChatOptions { Temperature = 0.2f };
        options.MaxOutputTokens = 600;
        return options;
    }

    private static string Between(string text, string open, string close)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.IndexOf(close, StringComparison.Ordinal);
        return start >= 0 && end > start ? text[(start + open.Length)..end] : text;
    }
}
