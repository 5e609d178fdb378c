using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PromptLint.Core.Prompts;

/// <summary>What the tags of a Liquid template do.</summary>
internal static class LiquidTags
{
    // A text, a whole number or a truth value: of two different ones of one kind only one fits.
    private const string Value = @"(?<value>""[^""\\]*""|'[^'\\]*'|[0-9]+|true|false)";

    private static readonly Regex Values = new($@"^when\s*{Value}((\s*,\s*|\s+or\s+){Value})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Adds one tag to the template.</summary>
    /// <param name="blocks">The template so far.</param>
    /// <param name="piece">The tag.</param>
    /// <param name="written">The tag with its braces, for people.</param>
    public static void Add(TemplateBlocks blocks, TemplatePiece piece, string written)
    {
        var name = LiquidPieces.NameOf(piece);
        switch (name)
        {
            case "liquid":
            case var _ when piece.IsRest:
                // Statements by lines, which the library reads only where it was told to, and else reads on behind the tag.
                blocks.EndUnread(written);
                break;
            case "capture":
                blocks.OpenDropped(name);
                break;
            case "if" or "unless":
                blocks.OpenBranches(name, written);
                break;
            case "case":
                blocks.OpenCases(name, written);
                break;
            case "elsif":
                blocks.NextBranch(isLast: false);
                break;
            case "else":
                blocks.NextBranch(isLast: true);
                break;
            case "when":
                blocks.NextCase(CasesOf(piece.Tag));
                break;
            case "for" or "tablerow":
                blocks.OpenRepeated(name, written);
                break;
            case "ifchanged":
                blocks.OpenUnknown(name, written);
                break;
            case "break" or "continue":
                blocks.Stop(written);
                break;
            case "assign" or "#" or "comment" or "endcomment":
                break;
            case var closing when closing.StartsWith("end", StringComparison.Ordinal) && blocks.Close(closing.Substring(3)):
                break;
            default:
                blocks.Add(PromptTemplate.Hole(written));
                break;
        }
    }

    // Each with the kind of value before it: one of several kinds might fit beside one of another.
    private static IReadOnlyList<string>? CasesOf(string tag) => Values.Match(tag) is { Success: true } match
        ? match.Groups["value"].Captures.Cast<Capture>().Select(static c => KindOf(c.Value) + c.Value.Trim('"', '\'')).ToList()
        : null;

    private static string KindOf(string value) => value[0] is '"' or '\'' ? "text " : char.IsDigit(value[0]) ? "number " : "truth ";
}
