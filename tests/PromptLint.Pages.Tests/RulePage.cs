using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PromptLint.Pages.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the fence: csharp, ini, json, text.</param>
/// <param name="Text">Its lines.</param>
internal sealed record PageBlock(string Language, string Text);

/// <summary>A part of a page: what stands under a heading of the second level.</summary>
internal sealed record PageSection(string Heading, IReadOnlyList<PageBlock> Blocks)
{
    /// <summary>The blocks of a language.</summary>
    public IEnumerable<string> Texts(string language) => Blocks.Where(b => b.Language == language).Select(static b => b.Text);
}

/// <summary>A page about a rule.</summary>
internal sealed record RulePage(string Id, string Text, IReadOnlyList<PageSection> Sections)
{
    /// <summary>The first line without its mark.</summary>
    public string Title => Text.Split('\n')[0].TrimStart('#').Trim();

    /// <summary>Reads a page.</summary>
    public static RulePage Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var sections = new List<PageSection>();
        var blocks = new List<PageBlock>();
        string? language = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (language is null)
                {
                    language = line[3..].Trim();
                }
                else
                {
                    blocks.Add(new PageBlock(language, string.Join('\n', lines)));
                    language = null;
                    lines.Clear();
                }
            }
            else if (language is not null)
            {
                lines.Add(line);
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                blocks = [];
                sections.Add(new PageSection(line[3..].Trim(), blocks));
            }
        }

        return new RulePage(Path.GetFileNameWithoutExtension(file), text, sections);
    }

    /// <summary>The part under a heading, or null.</summary>
    public PageSection? Section(string heading) => Sections.SingleOrDefault(s => s.Heading == heading);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
