using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace SupportDesk;

/// <summary>Translates tickets in the background, one at a time, as they come in.</summary>
internal sealed class TranslationQueue(IChatClient chat, TicketStore store) : BackgroundService
{
    private readonly Channel<Ticket> _incoming = Channel.CreateBounded<Ticket>(100);

    public ValueTask EnqueueAsync(Ticket ticket, CancellationToken ct) => _incoming.Writer.WriteAsync(ticket, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _incoming.Reader.WaitToReadAsync(stoppingToken))
        {
            while (_incoming.Reader.TryRead(out var ticket))
            {
                var options = new ChatOptions { ModelId = Models.Small, MaxOutputTokens = 1_000 };
                var response = await chat.GetResponseAsync($"Translate into English, nothing else:\n{ticket.Body}", options, stoppingToken);
                store.Save(ticket with { Body = response.Text, Language = "en" });
            }
        }
    }

    /// <summary>Asks until the translation is in the wanted script, for thirty seconds at most.</summary>
    public async Task<string> TranslateTitleAsync(string title, string language, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        while (!deadline.IsCancellationRequested)
        {
            var response = await chat.GetResponseAsync(
                $"Translate this title into {language}: {title}",
                new() { ModelId = Models.Small, MaxOutputTokens = 60 },
                deadline.Token);
            if (response.Text.Length > 0)
            {
                return response.Text;
            }

            await Task.Delay(500, deadline.Token);
        }

        return title;
    }
}
