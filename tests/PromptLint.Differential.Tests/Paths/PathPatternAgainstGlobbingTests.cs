using Microsoft.Extensions.FileSystemGlobbing;
using PromptLint.Reporting.Usage;

namespace PromptLint.Differential.Tests.Paths;

/// <summary>
/// Our patterns of paths, which the MSBuild task loads, against FileSystemGlobbing. Compared is what both promise: <c>*</c> within a name
/// and <c>**</c> as a whole folder. Theirs knows no <c>?</c>, and takes <c>a/**</c> for <c>a/**/*</c>, as ours does but for the bare folder.
/// </summary>
public sealed class PathPatternAgainstGlobbingTests
{
    [Fact]
    public void A_path_matches_where_FileSystemGlobbing_says_so() => Differences.None(Differences.Between(Ours, Theirs, PatternAndPath));

    [Fact]
    public void A_pattern_that_crosses_folders_is_found() => Assert.NotEmpty(Differences.Between(static t => Ours(t.Replace("*", "**").Replace("****", "**")), Theirs, PatternAndPath));

    [Fact]
    public void Many_match_and_many_do_not() => Assert.InRange(Differences.Count(PatternAndPath, static t => Theirs(t) == "True"), 1_000, 8_000);

    private static string PatternAndPath(Random random)
    {
        var folders = random.Several(3, () => random.OneOf("**/", "a/", "b/", "*/", "a*/", "*b/", "a*b/"));
        var pattern = folders + random.OneOf("*", "a", "*.cs", "a.cs", "a*.cs", "*b*", "**/*");
        return pattern + "\n" + random.Several(4, () => random.OneOf("a/", "b/", "ab/", "aab/")) + random.OneOf("a", "b", "a.cs", "ab.cs", "x.b.cs", "a.txt");
    }

    private static string Ours(string text) => new PathPattern(text.Split('\n')[0]).IsMatch(text.Split('\n')[1]).ToString();

    private static string Theirs(string text) =>
        new Matcher(StringComparison.Ordinal).AddInclude(text.Split('\n')[0]).Match(text.Split('\n')[1]).HasMatches.ToString();
}
