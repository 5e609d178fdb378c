using System.Text;
using OpenAI.Chat;

namespace SupportDesk;

internal sealed class ThreadSummarizer
{
    private static readonly SystemChatMessage Rules = new("Summarise the thread in five bullet points. Keep names, dates and amounts.");

    private readonly ChatClient _chat;
    private readonly ChatClient _tuned;

    public ThreadSummarizer(OpenAI.OpenAIClient openAI, IConfiguration config)
    {
        _chat = openAI.GetChatClient(config["AI:SummaryModel"] ?? "gpt-4o-mini");
        _tuned = openAI.GetChatClient(Models.Tuned);
    }

    public async Task<string> SummarizeAsync(Ticket ticket, bool brief, CancellationToken ct)
    {
        var options = new ChatCompletionOptions();
        options.MaxOutputTokenCount = brief ? 120 : 400;

        var result = await _chat.CompleteChatAsync([Rules, new UserChatMessage(Transcript.Of(ticket))], options, ct);
        return result.Value.Content[0].Text;
    }

    public async Task<string> SummarizeLiveAsync(Ticket ticket)
    {
        var text = new StringBuilder();
        await foreach (var update in _chat.CompleteChatStreamingAsync(Rules, new UserChatMessage(Transcript.Of(ticket))))
        {
            foreach (var part in update.ContentUpdate)
            {
                text.Append(part.Text);
            }
        }

        return text.ToString();
    }

    public string SummarizeTuned(Ticket ticket)
    {
        ChatCompletion completion = _tuned.CompleteChat(
            [Rules, Transcript.Of(ticket)],
            new ChatCompletionOptions { MaxOutputTokenCount = 300 });
        return completion.Content[0].Text;
    }
}
