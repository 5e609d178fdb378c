using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptLint.Dev.Rules;
using Xunit;

namespace PromptLint.Pages.Tests;

/// <summary>
/// The code on the pages does what the pages say. Bad code is reported on the marked lines and nowhere else, with the messages of the
/// section's <c>text</c> block; good code is not reported. Suggestions of other rules are none of the page's business.
/// </summary>
public sealed partial class PageCodeTests
{
    public static TheoryData<string> Ids => [.. Repository.Pages.Select(static p => p.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Bad_code_is_reported_where_the_page_marks_it(string id)
    {
        var section = Section(id, "Bad");
        var sources = section.Texts("csharp").Select(PageCode.Wrap).ToList();
        var found = await Concerning(id, section, sources);

        var marked = sources.SelectMany((s, i) => Marks(s, $"Page{i + 1}.cs")).Order(StringComparer.Ordinal).ToList();
        var reported = found.Where(static f => f.Line is not null).Select(static f => f.Line + f.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(marked, reported);

        Assert.Contains(found, f => f.Id == id);
        var told = section.Texts("text").Single();
        var messages = string.Join('\n', found.Select(static f => f.ToString()).Order(StringComparer.Ordinal));
        if (told != messages && Repository.Update)
        {
            var page = Path.Combine(Repository.Rules, id + ".md");
            File.WriteAllText(page, File.ReadAllText(page).Replace($"```text\n{told}\n```", $"```text\n{messages}\n```", StringComparison.Ordinal));
            return;
        }

        Assert.True(told == messages, $"rules/{id}.md: the messages are not current. Rewrite them with {Repository.HowToUpdate}\nexpected:\n{messages}\nfound:\n{told}");
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Good_code_is_not_reported(string id)
    {
        if (id == "PL0001")
        {
            return; // A fact about a call is neither good nor bad.
        }

        var section = Section(id, "Good");
        var sources = section.Texts("csharp").Select(PageCode.Wrap).ToList();
        Assert.Empty((await Concerning(id, section, sources)).Select(static f => f.Line + f));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Good_code_is_there_and_has_no_marks(string id)
    {
        var good = Repository.Pages.Single(p => p.Id == id).Section("Good");
        Assert.True(good is null == (id == "PL0001"), $"rules/{id}.md: expected code under '## Good'");
        Assert.True(good is null || good.Blocks.Any(static b => b.Language is "csharp" or "json"), $"rules/{id}.md: no code under '## Good'");
        Assert.Empty(good?.Texts("csharp").SelectMany(static t => Marks(t, "")) ?? []);
    }

    private static PageSection Section(string id, string heading) =>
        Repository.Pages.Single(p => p.Id == id).Section(id == "PL0001" ? "Example" : heading)
        ?? throw new InvalidOperationException($"rules/{id}.md has no part '## {heading}'");

    private static async Task<List<PageFinding>> Concerning(string id, PageSection section, IReadOnlyList<string> sources) =>
        [.. (await PageCode.Analyze(RuleList.All.Single(r => r.Id == id), section, sources)).Where(f => f.Concerns(id))];

    private static IEnumerable<string> Marks(string source, string file) => source.Split('\n').SelectMany((line, i) =>
        Mark().Match(line) is { Success: true } mark
            ? mark.Groups[1].Value.Split(", ").Select(id => string.Create(CultureInfo.InvariantCulture, $"{file}({i + 1}): {id}"))
            : []);

    [GeneratedRegex(@"// (PL\d{4}(?:, PL\d{4})*)$")]
    private static partial Regex Mark();
}
