using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>Chat templates whose text names who speaks: <c>system:</c>, <c>user:</c>. What the run fills in names nobody: it is encoded.</summary>
internal static class RoleLines
{
    private static readonly Regex Role = new(@"(system|assistant|user|function|developer):\s+", RegexOptions.CultureInvariant);

    // Each choice that names roles doubles the lists of messages.
    private const int MaxChoices = 4;

    /// <summary>The messages; null when no role is named.</summary>
    public static PromptMessages? Split(PromptText text)
    {
        var choices = text.Segments.Count(NamesRoles);
        if (choices > MaxChoices)
        {
            return new PromptMessages { Unknown = new[] { new HoleSegment("template", Reasons.TemplateNotRead()) } };
        }

        if (choices > 0)
        {
            var at = text.Segments.TakeWhile(static s => !NamesRoles(s)).Count();
            return ChatMarkup.OneOf(((ChoiceSegment)text.Segments[at]).Alternatives.Select(a => OfBranch(text, at, a)).ToList());
        }

        var known = new List<PromptMessage>();
        var role = (MessageRole?)null;
        var content = new List<PromptText>();
        foreach (var segment in text.Segments)
        {
            if (segment is not LiteralSegment literal)
            {
                content.Add(new PromptText(new[] { segment }));
                continue;
            }

            var from = 0;
            foreach (Match match in Role.Matches(literal.Text))
            {
                content.Add(PromptText.Literal(literal.Text.Substring(from, match.Index - from)));
                from = match.Index + match.Length;
                End();
                role = match.Groups[1].Value == "function" ? MessageRole.Tool
                    : Enum.TryParse<MessageRole>(match.Groups[1].Value, ignoreCase: true, out var named) ? named
                    : MessageRole.Unknown;
            }

            content.Add(PromptText.Literal(literal.Text.Substring(from)));
        }

        End();
        return known.Count == 0 ? null : new PromptMessages { Known = known };

        // What stands before the first role is not sent.
        void End()
        {
            if (role is { } speaker)
            {
                known.Add(new PromptMessage(speaker, TrimmedText.Of(PromptText.Concat(content)), null));
            }

            content.Clear();
        }
    }

    private static bool NamesRoles(PromptSegment segment) =>
        segment is ChoiceSegment choice && choice.Alternatives.Any(static a => a.Literals().Any(Role.IsMatch));

    // With one of the branches in place of the choice; where none names a role it is the user's text.
    private static PromptMessages OfBranch(PromptText text, int at, PromptText branch)
    {
        var whole = PromptText.Concat(
            new[] { new PromptText(text.Segments.Take(at).ToList()), branch, new PromptText(text.Segments.Skip(at + 1).ToList()) });
        return Split(whole) ?? new PromptMessages { Known = new[] { new PromptMessage(MessageRole.User, whole, null) } };
    }
}
