using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PromptLint.Reporting.Text;

namespace PromptLint.Differential.Tests.Markdown;

/// <summary>
/// What we escape, read by Markdig with what GitHub has and what is common beside it: the same text comes back, and it is nothing but text.
/// In a cell of a table, as reports hold it, and in a line of its own.
/// </summary>
public sealed class MarkdownTextAgainstMarkdigTests
{
    // Mentions and numbers of issues are kept apart by an invisible joiner, which is no part of the text.
    private const string Joiner = "\u2060";

    // Not among them: `++`, `==`, `""` and `::` as marks, which GitHub does not know and expressions of C# are full of.
    // Typography, emoji and abbreviations are left out: they change how a plain text looks, whoever wrote it.
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Subscript | EmphasisExtraOptions.Superscript)
        .UseAutoLinks().UseMathematics().UseFootnotes().UseTaskLists()
        .UseGenericAttributes().UseListExtras().UseDefinitionLists().UseFigures().UseFooters().UseMediaLinks().Build();

    [Fact]
    public void A_cell_of_escaped_text_is_that_text() => Differences.None(Differences.Between(static t => InCell(MarkdownText.Plain(t)), Wanted, Text));

    [Fact]
    public void A_line_of_escaped_text_is_that_text() => Differences.None(Differences.Between(static t => InLine(MarkdownText.Plain(t)), Wanted, Text));

    [Fact]
    public void A_cell_of_code_is_that_text() => Differences.None(Differences.Between(static t => InCell(MarkdownText.Code(t)), Wanted, Text));

    [Fact]
    public void Text_that_is_not_escaped_is_found() => Assert.NotEmpty(Differences.Between(InCell, Wanted, Text));

    [Theory]
    [InlineData("\\|")]
    [InlineData("\\*")]
    [InlineData("\\[")]
    [InlineData("\\`")]
    [InlineData("&lt;")]
    [InlineData("\\&")]
    public void A_mark_that_is_not_escaped_is_found(string escape) => Assert.NotEmpty(Differences.Between(
        t => InCell(MarkdownText.Plain(t).Replace(escape, escape == "&lt;" ? "<" : escape[1..])), Wanted, Text));

    private static string Text(Random random) => random.Several(8, () => random.OneOf(Pieces)).Trim();

    private static readonly string[] Pieces =
    {
        "a", "b1", " ", " ", "*", "**", "_", "__", "`", "``", "|", "\\", "\\|", "[a](b)", "![a](b)", "[a]", "[^1]", "[x] ", "<b>", "</b>", "<!--", "<a@b.c>", "<http://a.b>",
        "http://a.b", "https://a.b/c", "www.a.b", "ftp://a.b", "mailto:a@b.c", "tel:1", "&amp;", "&lt;", "&#42;", "&", "#", "# ", "#1", "@a", "1. ", "1) ", "- ", "+ ", "---", "===",
        "~", "~~", "^", "$", "$a$", "{", "}", "{.x}", ":", ": ", "::", "> ", "\"\"", "''", "++", "==", "(", ")", "é", "日", "😀", "!", "%", "\"", "'",
    };

    private static string Wanted(string text) => "text: " + Squeezed(text);

    private static string InCell(string cell)
    {
        var document = Markdig.Markdown.Parse("| a | b |\n|---|---|\n| x | " + cell + " |\n", Reader);
        if (document.Count != 1 || document[0] is not Table { Count: 2 } table || ((TableRow)table[1]).Count != 2)
        {
            return "no table of two cells";
        }

        return Told(((TableCell)((TableRow)table[1])[1]).Descendants<LeafBlock>().ToList());
    }

    private static string InLine(string line) => Markdig.Markdown.Parse("- x " + line + "\n", Reader) is [ListBlock { Count: 1 } list] && list[0] is ListItemBlock item
        ? Told(item.Descendants<LeafBlock>().ToList()) is var told && told.StartsWith("text: x", StringComparison.Ordinal) ? "text: " + Squeezed(told[7..]) : told
        : "no list";

    private static string Told(IReadOnlyList<LeafBlock> blocks)
    {
        if (blocks is not ([] or [ParagraphBlock]))
        {
            return "blocks: " + string.Join(", ", blocks.Select(static b => b.GetType().Name));
        }

        var text = new StringBuilder();
        foreach (var inline in blocks.SelectMany(static b => b.Inline!.Descendants()))
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.ToString());
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.ToString());
                    break;
                case CodeInline code:
                    // GitHub takes the backslash from a pipe in a cell's code, and Markdig keeps it.
                    text.Append(code.Content.Replace("\\|", "|"));
                    break;
                default:
                    return "not only text: " + inline.GetType().Name;
            }
        }

        return "text: " + Squeezed(text.ToString());
    }

    // White space in a row is shown as one.
    private static string Squeezed(string text) => string.Join(' ', text.Replace(Joiner, "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
