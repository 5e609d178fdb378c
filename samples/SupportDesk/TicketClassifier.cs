using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace SupportDesk;

internal sealed class TicketClassifier(ChatClient chat, IChatClient tagger)
{
    private static readonly string Instructions = string.Format(
        "You sort support tickets. Answer with one word out of: {0}. Say {1} when none fits.",
        string.Join(", ", "Billing", "Delivery", "Returns", "Account", "Technical", nameof(TicketCategory.Other)),
        nameof(TicketCategory.Other));

    public async Task<TicketCategory> ClassifyAsync(Ticket ticket, CancellationToken ct)
    {
        ChatCompletionOptions options = new() { MaxOutputTokenCount = 16 };
        ChatCompletion answer = await chat.CompleteChatAsync(
            [new SystemChatMessage(Instructions), new UserChatMessage($"{ticket.Subject}\n\n{ticket.Body}")],
            options,
            ct);

        return Enum.TryParse(answer.Content[0].Text.Trim(), ignoreCase: true, out TicketCategory category)
            ? category
            : TicketCategory.Other;
    }

    public async Task<TicketTags> TagAsync(Ticket ticket, CancellationToken ct)
    {
        ChatResponse<TicketTags> tags = await tagger.GetResponseAsync<TicketTags>(
            $"Name the product, the sentiment and up to five keywords of this ticket: {ticket.Body}",
            cancellationToken: ct);
        return tags.Result;
    }

    public async Task<TicketTags> TagBrieflyAsync(Ticket ticket, CancellationToken ct)
    {
        var tags = await tagger.GetResponseAsync<TicketTags>(
            options: new ChatOptions { MaxOutputTokens = 150, ModelId = Models.Small },
            chatMessage: "Name the product, the sentiment and two keywords: " + ticket.Subject,
            cancellationToken: ct);
        return tags.Result;
    }

    // The old classifier, still called by the nightly audit.
    public async Task<string> AuditAsync(Ticket ticket)
    {
        var auditor = new ChatClient("o1", Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "unset");
        ChatCompletion verdict = await auditor.CompleteChatAsync(
            [new UserChatMessage($"Was this ticket answered within our service level? Answer yes or no.\n{Transcript.Of(ticket)}")],
            new ChatCompletionOptions { MaxOutputTokenCount = 2_000 });
        return verdict.Content[0].Text;
    }
}
