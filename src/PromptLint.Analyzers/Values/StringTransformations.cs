using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// Methods that make a string of another: trimming, case, replacing, escaping. The known pieces of a text are changed and its holes stay
/// holes, so that an address or a model survives a <c>TrimEnd('/')</c>; of several texts each is changed.
/// </summary>
internal static class StringTransformations
{
    /// <summary>The text that a method of <c>string</c> makes.</summary>
    public static Value Of(ValueReader reader, IInvocationOperation call)
    {
        var arguments = call.Arguments.Select(a => reader.ReadArgument(a)).ToList();
        return Changed(reader.Read(call.Instance), call, text => Change(call.TargetMethod.Name, text, arguments));
    }

    /// <summary>A text that is escaped for an address; null when the method does something else.</summary>
    public static Value? Escaped(ValueReader reader, IInvocationOperation call) => call.TargetMethod is
    {
        Name: "EscapeDataString" or "EscapeUriString" or "UrlEncode" or "UrlPathEncode", IsStatic: true,
        ContainingType.Name: "Uri" or "WebUtility" or "HttpUtility",
    } && call.Arguments.Length == 1
        ? Changed(reader.Read(call.Arguments[0].Value), call, text => Pieces(text, call.TargetMethod.ContainingType.Name == "Uri"
            ? Uri.EscapeDataString
            : static piece => WebUtility.UrlEncode(piece)!))
        : null;

    private static Value Changed(Value value, IInvocationOperation call, Func<PromptText, PromptText?> change) => value switch
    {
        ChoiceValue choice => choice.Map(one => Changed(one, call, change)),
        FallbackValue fallback => new FallbackValue(Changed(fallback.First, call, change), Changed(fallback.Fallback, call, change)),
        TextValue text when change(text.Text) is { } changed => new TextValue(changed, text.Source, text.Where),

        _ when value == Value.Null || value == Value.Unset => value,

        // Why it is not known says more than what would have been done to it.
        ParameterMark mark => mark,
        UnknownValue unknown when !IsUseless(unknown) => unknown.As(ExpressionText.Of(call.Syntax)),
        _ => ValueReader.Unfollowed(call),
    };

    private static bool IsUseless(UnknownValue unknown) => ReferenceEquals(unknown, Value.Nothing);

    private static PromptText? Change(string method, PromptText text, IReadOnlyList<Value> arguments)
    {
        var known = arguments.Select(static a => (a as TextValue)?.Text.Known).ToList();
        switch (method)
        {
            case "Trim" or "TrimStart" or "TrimEnd" when Trimmed(arguments) is { } characters:
                var start = method == "TrimEnd" ? text : Ends(text, characters, atStart: true);
                return method == "TrimStart" ? start : Ends(start, characters, atStart: false);
            case "ToLower" or "ToLowerInvariant" when arguments.Count == 0:
                return Pieces(text, static t => t.ToLowerInvariant());
            case "ToUpper" or "ToUpperInvariant" when arguments.Count == 0:
                return Pieces(text, static t => t.ToUpperInvariant());
            case "ReplaceLineEndings" when known.Count == 1 && known[0] is { } ending:
                return Pieces(text, t => t.Replace("\r\n", "\n").Replace("\n", ending));
            case "Replace" when known.Count == 2 && known[0] is { Length: > 0 } old && known[1] is { } replacement:
                return Pieces(text, t => t.Replace(old, replacement));
            case "Replace" when known.Count == 2 && known[0] is { Length: > 0 } place && arguments[1] is TextValue or UnknownValue
                && text.Known is { } template:
                return Filled(template, place, arguments[1] is TextValue filling ? filling.Text : ((UnknownValue)arguments[1]).Text);
            default:
                return null;
        }
    }

    // The characters that are trimmed: none given means white space; null when they are not known.
    private static char[]? Trimmed(IReadOnlyList<Value> arguments)
    {
        var given = arguments.SelectMany(static a => a is ObjectValue list ? list.Items : (IEnumerable<Value>)new[] { a }).ToList();
        return given.All(static g => g is TextValue { Text.Known.Length: 1 })
            ? given.Select(static g => ((TextValue)g).Text.Known![0]).ToArray()
            : null;
    }

    // What a hole ends with is not known: it stays a hole.
    private static PromptText Ends(PromptText text, char[] characters, bool atStart)
    {
        var at = atStart ? 0 : text.Segments.Count - 1;
        if (text.Segments.Count == 0)
        {
            return text;
        }

        var trimmed = text.Segments[at] switch
        {
            LiteralSegment literal => PromptText.Literal(Trim(literal.Text)),
            ChoiceSegment choice => PromptText.OneOf(choice.Alternatives.Select(a => Ends(a, characters, atStart))),
            var hole => new PromptText(new[] { hole }),
        };
        var rest = text.Segments.Where((_, i) => i != at).ToArray();
        return PromptText.Concat(atStart ? new[] { trimmed, new PromptText(rest) } : new[] { new PromptText(rest), trimmed });

        string Trim(string literal) => (characters.Length, atStart) switch
        {
            (0, true) => literal.TrimStart(),
            (0, false) => literal.TrimEnd(),
            (_, true) => literal.TrimStart(characters),
            _ => literal.TrimEnd(characters),
        };
    }

    private static PromptText Pieces(PromptText text, Func<string, string> change) => PromptText.Concat(text.Segments.Select(s => s switch
    {
        LiteralSegment literal => PromptText.Literal(change(literal.Text)),
        ChoiceSegment choice => PromptText.OneOf(choice.Alternatives.Select(a => Pieces(a, change))),
        _ => new PromptText(new[] { s }),
    }));

    // A template whose place is filled with a text that is known in part.
    private static PromptText Filled(string template, string place, PromptText filling)
    {
        var parts = new List<PromptText>();
        for (int start = 0, at; start <= template.Length; start = at + place.Length)
        {
            at = template.IndexOf(place, start, StringComparison.Ordinal);
            if (at < 0)
            {
                parts.Add(PromptText.Literal(template.Substring(start)));
                break;
            }

            parts.Add(PromptText.Literal(template.Substring(start, at - start)));
            parts.Add(filling);
        }

        return PromptText.Concat(parts);
    }
}
