using PromptLint.Core.Prompts;

namespace PromptLint.Differential.Tests.Yaml;

/// <summary>
/// Our reader of YAML, which every compiler loads, against YamlDotNet. Ours reads a part of YAML: it may refuse what theirs reads,
/// and say "not read" of a node; what it does read it reads as theirs does, and what theirs refuses it never takes for something.
/// </summary>
public sealed class YamlAgainstYamlDotNetTests
{
    [Fact]
    public void What_is_YAML_is_read_as_YamlDotNet_reads_it() => Differences.None(Read(YamlInputs.Well, static t => t));

    /// <summary>
    /// Ours refuses what YamlDotNet reads in a way of its own, where YAML 1.2 has another: `a *b: 1` (a text to it), `[:a]` (without the colon), a tab before a
    /// comment or on an empty line (refused), an empty block scalar of white space alone (refused). It runs at run time: a prompt is what it reads.
    /// </summary>
    [Fact]
    public void What_was_broken_is_read_as_YamlDotNet_reads_it_or_refused() => Differences.None(Read(YamlInputs.Ill, static t => t));

    [Fact]
    public void What_was_broken_of_what_is_rare_in_prompts_is_read_so_too() => Differences.None(Read(YamlInputs.IllOfRare, static t => t));

    [Fact]
    public void Most_of_what_YamlDotNet_reads_ours_reads_too()
    {
        Assert.InRange(Differences.Count(YamlInputs.Well, static t => !YamlTold.ByYamlDotNet(t).IsRefused), 9_000, Differences.Inputs);
        Assert.InRange(Differences.Count(YamlInputs.Well, static t => !YamlTold.ByUs(t).IsRefused), 8_500, Differences.Inputs);
        Assert.InRange(Differences.Count(YamlInputs.Ill, static t => YamlTold.ByYamlDotNet(t).IsRefused), 2_000, 9_000);
        Assert.All(
            new[] { "|", ">", "&x", "!t", "\r\n", "\\U0001F600", "[", "{", "# told", "\t", "\\\n" },
            mark => Assert.True(Differences.Count(YamlInputs.Well, t => t.Contains(mark)) > 100, mark));
    }

    [Theory]
    [InlineData("|", ">")]
    [InlineData("''", "'")]
    [InlineData(" # told", "")]
    [InlineData("  further", " further")]
    [InlineData("+\n", "\n")]
    [InlineData("\\\n", "\n")]
    public void A_reader_that_is_wrong_in_one_thing_is_found(string written, string taken) => Assert.NotEmpty(Read(YamlInputs.Well, t => t.Replace(written, taken)));

    // Where ours refuses there is nothing to compare: it has said so. Where a node is not read, theirs is passed over too.
    private static IReadOnlyList<string> Read(Func<Random, string> input, Func<string, string> seen) => Differences.Between(
        text => YamlTold.ByUs(seen(text)).ToString(),
        text => YamlTold.ByUs(seen(text)) is { IsRefused: false } ours ? YamlTold.ByYamlDotNet(text).ButFor(ours).ToString() : YamlTold.ByUs(seen(text)).ToString(),
        input);
}
