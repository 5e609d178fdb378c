using System.Text.RegularExpressions;
using Anthropic.Models.Messages;

namespace ContractReview;

internal sealed record Contract(string Name, string Text)
{
    /// <summary>The clauses: paragraphs which start with a number, such as "4.2 Liability".</summary>
    public IReadOnlyList<string> Clauses() =>
        [.. Regex.Split(Text, @"\n(?=\d+\.\d* )").Where(clause => clause.Length > 0)];
}

internal static class MessageText
{
    public static string Text(this Message message) =>
        string.Concat(message.Content.Select(block => block.TryPickText(out var text) ? text.Text : ""));
}
