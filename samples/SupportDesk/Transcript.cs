namespace SupportDesk;

internal static class Transcript
{
    public static string Of(Ticket ticket) =>
        string.Join('\n', ticket.Thread.Select(message => $"{message.Author}: {message.Text}"));
}
