using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>Prompts that are written as <c>&lt;message role="system"&gt;...&lt;/message&gt;</c> elements.</summary>
internal sealed class ChatMarkup
{
    private readonly MarkedText _text;
    private readonly List<PromptMessage> _known = new();
    private readonly List<HoleSegment> _unknown = new();

    private ChatMarkup(MarkedText text) => _text = text;

    /// <summary>The messages; null when the text is no such markup, and then it is sent as it stands.</summary>
    public static PromptMessages? Split(PromptText text)
    {
        if (!HasMessage(text) || MarkedText.Of(text) is not { } marked)
        {
            return null;
        }

        if (text.Segments.Count == 1 && text.Segments[0] is ChoiceSegment choice)
        {
            var alternatives = choice.Alternatives.Select(Split).ToList();
            return alternatives.Any(static a => a is null) ? null : OneOf(alternatives!);
        }

        var markup = new ChatMarkup(marked);
        return markup.Read() && markup._known.Count > 0 ? new PromptMessages { Known = markup._known, Unknown = markup._unknown } : null;
    }

    /// <summary>One of several lists: messages that stand at the same place are one of several, and what only some lists hold may be missing.</summary>
    public static PromptMessages OneOf(IReadOnlyList<PromptMessages> lists)
    {
        var longest = lists.OrderByDescending(static l => l.Known.Count).First().Known;
        var fromStart = lists.All(l => HasRoles(l.Known, longest.Take(l.Known.Count)));
        var fromEnd = !fromStart && lists.All(l => HasRoles(l.Known, longest.Skip(longest.Count - l.Known.Count)));
        return new PromptMessages
        {
            Known = fromStart || fromEnd
                ? longest.Select((m, i) => m with { Content = At(lists, fromStart ? i : i - longest.Count, fromEnd) }).ToList()
                : lists.SelectMany(static l => l.Known)
                    .Select(static m => m with { Content = PromptText.OneOf(new[] { PromptText.Empty, m.Content }) })
                    .ToList(),
            Unknown = lists.SelectMany(static l => l.Unknown).ToList(),
        };
    }

    private static bool HasRoles(IEnumerable<PromptMessage> messages, IEnumerable<PromptMessage> others) =>
        messages.Select(static m => m.Role).SequenceEqual(others.Select(static m => m.Role));

    // What the lists have at that place, counted from their start or, below zero, from their end: nothing first where one has none.
    private static PromptText At(IReadOnlyList<PromptMessages> lists, int place, bool fromEnd)
    {
        var there = lists.Where(l => fromEnd ? l.Known.Count + place >= 0 : place < l.Known.Count)
            .Select(l => l.Known[fromEnd ? l.Known.Count + place : place].Content)
            .ToList();
        return PromptText.OneOf(there.Count < lists.Count ? there.Prepend(PromptText.Empty) : there);
    }

    private static bool HasMessage(PromptText text) => text.Literals().Any(static l => l.IndexOf("<message", StringComparison.OrdinalIgnoreCase) >= 0);

    private bool Read()
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader("<root>" + _text.Text + "</root>"),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            foreach (var node in XElement.Load(reader).Nodes())
            {
                Add(node);
            }

            return true;
        }
        catch (XmlException)
        {
            // Not well-formed: no markup, but a text that has such a word in it.
            return false;
        }
    }

    private void Add(XNode node)
    {
        switch (node)
        {
            case XElement element when element.Name.LocalName.Equals("message", StringComparison.OrdinalIgnoreCase)
                && element.Attribute("role") is { } role
                && Content(element) is { } content:
                _known.Add(
                    new PromptMessage(Enum.TryParse<MessageRole>(role.Value, ignoreCase: true, out var named) ? named : MessageRole.Unknown, content, null));
                break;
            case XText between:
                // Between messages only what may become messages itself counts: other text is not sent.
                foreach (var segment in _text.Restore(between.Value).Segments)
                {
                    if (segment is HoleSegment hole)
                    {
                        _unknown.Add(hole);
                    }
                    else if (segment is ChoiceSegment choice && choice.Alternatives.Any(HasMessage))
                    {
                        var either = OneOf(choice.Alternatives.Select(static a => Split(a) ?? new PromptMessages()).ToList());
                        _known.AddRange(either.Known);
                        _unknown.AddRange(either.Unknown);
                    }
                }

                break;
        }
    }

    // The content is the text element where there is one; an image is sent too, and costs what it costs.
    private PromptText? Content(XElement message)
    {
        var texts = message.Elements().Where(static e => e.Name.LocalName.Equals("text", StringComparison.OrdinalIgnoreCase)).ToList();
        var images = message.Elements().Where(static e => e.Name.LocalName.Equals("image", StringComparison.OrdinalIgnoreCase)).ToList();
        if (texts.Count > 1 || texts.Count == 0 && message.Value.Trim().Length == 0)
        {
            return null;
        }

        var text = texts.Count == 1 ? texts[0].Value : images.Count == 0 ? message.Value : "";
        return PromptText.Concat(new[] { TrimmedText.Of(_text.Restore(text)) }.Concat(images.Select(static _ => PromptText.Hole("<image>", Reasons.Image()))));
    }
}
