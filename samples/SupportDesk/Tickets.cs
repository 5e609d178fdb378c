using System.Collections.Concurrent;

namespace SupportDesk;

internal enum TicketCategory { Billing, Delivery, Returns, Account, Technical, Other }

internal sealed record Ticket(int Id, string Subject, string Body, string Language, IReadOnlyList<TicketMessage> Thread);

internal sealed record TicketMessage(string Author, DateTimeOffset At, string Text);

internal sealed record TicketTags(string Product, string Sentiment, string[] Keywords);

internal sealed class TicketStore
{
    private readonly ConcurrentDictionary<int, Ticket> _tickets = new();

    public Ticket? Find(int id) => _tickets.GetValueOrDefault(id);

    public IReadOnlyCollection<Ticket> All => [.. _tickets.Values];

    public void Save(Ticket ticket) => _tickets[ticket.Id] = ticket;
}
