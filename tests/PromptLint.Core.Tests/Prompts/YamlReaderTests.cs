using PromptLint.Core.Prompts;
using Xunit;

namespace PromptLint.Core.Tests.Prompts;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("name: Joke", "{name: 'Joke'}")]
    [InlineData("# ours\nname: Joke # a joke\n\n", "{name: 'Joke'}")]
    [InlineData("---\nname: Joke\n---\nname: Other", "{name: 'Joke'}")]
    [InlineData("%YAML 1.2\n---\nname: Joke\n...\n---\nwhatever: {", "{name: 'Joke'}")]
    [InlineData("a:\n  b:\n    c: 1\n  d: 2\ne: 3", "{a: {b: {c: '1'}, d: '2'}, e: '3'}")]
    [InlineData("a:\r\n  b: 1\r\n", "{a: {b: '1'}}")]
    [InlineData("a:\n- 1\n- 2\nb: 3", "{a: ['1', '2'], b: '3'}")]
    [InlineData("a:\n  - 1\n  - 2", "{a: ['1', '2']}")]
    [InlineData("- name: x\n  value: 1\n- name: y", "[{name: 'x', value: '1'}, {name: 'y'}]")]
    [InlineData("-   name: x\n    value: 1", "[{name: 'x', value: '1'}]")]
    [InlineData("- - 1\n  - 2\n- 3", "[['1', '2'], '3']")]
    [InlineData("-\n  name: x\n-\n- y", "[{name: 'x'}, null, 'y']")]
    [InlineData("a:\nb: ~\nc: null\nd: ''", "{a: null, b: null, c: null, d: ''}")]
    [InlineData("a: one\t# two", "{a: 'one'}")]
    [InlineData("a: http://example.com/x#y", "{a: 'http://example.com/x#y'}")]
    [InlineData("a: one\n  two\n  three\nb: 4", "{a: 'one two three', b: '4'}")]
    [InlineData("\"a b\": 1\n'c': 2", "{a b: '1', c: '2'}")]
    [InlineData("one two", "'one two'")]
    [InlineData("---\n---\na: 1", "null")]
    [InlineData("one\n---\ntwo", "'one'")]
    [InlineData("a:\n  >1\n  one\n", "{a: ' one\n'}")]
    [InlineData("a:\u00a0b: 1\u00a0\n", "{a:\u00a0b: '1\u00a0'}")]
    [InlineData("", "null")]
    [InlineData("# nothing", "null")]
    public void Maps_and_lists_nest_by_indentation(string yaml, string expected) => Assert.Equal(expected, Written(YamlReader.Read(yaml)));

    [Theory]
    [InlineData("a: |\n  one\n    two\n\n  three\nb: 1", "one\n  two\n\nthree\n")]
    [InlineData("a: |-\n  one\n  two\n\nb: 1", "one\ntwo")]
    [InlineData("a: |+\n  one\n\n\nb: 1", "one\n\n\n")]
    [InlineData("a: | # as it stands\n  one # two\n", "one # two\n")]
    [InlineData("a: |2\n    one\n  two\n", "  one\ntwo\n")]
    [InlineData("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n")]
    [InlineData("a: >-\n  one\n  two\n", "one two")]
    [InlineData("a: >\n  one\n    two\n  three\n", "one\n  two\nthree\n")]
    [InlineData("a: |\n  one: two\n  - three\n  {{$x}}\n", "one: two\n- three\n{{$x}}\n")]
    [InlineData("a: |\nb: 1", "")]
    [InlineData("a: |\n  one", "one")]
    [InlineData("a: |+\n  one", "one")]
    [InlineData("a: |\n  one\n", "one\n")]
    public void Block_scalars_keep_or_fold_their_lines(string yaml, string expected) => Assert.Equal(expected, YamlReader.Read(yaml)["a"]!.Text);

    [Theory]
    [InlineData("a: \"one\\n\\ttwo \\\"three\\\" \\u00e9 \\x41 \\U0001F600\"", "one\n\ttwo \"three\" é A 😀")]
    [InlineData("a: 'it''s \\n'", "it's \\n")]
    [InlineData("a: \"one: two # three\" # four", "one: two # three")]
    [InlineData("a: \"one\n  two\n\n  three\"", "one two\nthree")]
    [InlineData("a: \"one\\\n  two \\\n  three\"", "onetwo three")]
    public void Quoted_scalars_are_unescaped(string yaml, string expected) => Assert.Equal(expected, YamlReader.Read(yaml)["a"]!.Text);

    [Theory]
    [InlineData("a: [1, \"two, three\", 'four', five six]", "{a: ['1', 'two, three', 'four', 'five six']}")]
    [InlineData("a: [1,\n  2,\n  3,\n]\nb: 4", "{a: ['1', '2', '3'], b: '4'}")]
    [InlineData("a: [[1], {b: 2, \"c\": [3]}, {}]", "{a: [['1'], {b: '2', c: ['3']}, {}]}")]
    [InlineData("a: {b: http://x, c: , d: 1} # e", "{a: {b: 'http://x', c: null, d: '1'}}")]
    [InlineData("{\"a\": 1, \"b\": [true, null]}", "{a: '1', b: ['true', null]}")]
    [InlineData("a: [1, # one ]\n  2 # two\n]\nb: 3", "{a: ['1', '2'], b: '3'}")]
    public void Flow_lists_and_maps_are_read(string yaml, string expected) => Assert.Equal(expected, Written(YamlReader.Read(yaml)));

    [Theory]
    [InlineData("a: &anchor\n  b: 1\nc: 2")]
    [InlineData("a: *alias\nc: 2")]
    [InlineData("a: !tag\n  - 1\n\n  - 2\nc: 2")]
    [InlineData("a: !!str 5\nc: 2")]
    public void What_is_not_read_does_not_hide_the_rest(string yaml)
    {
        var root = YamlReader.Read(yaml);
        Assert.Equal(SettingKind.NotRead, root["a"]!.Kind);
        Assert.Equal("2", root["c"]!.Text);
    }

    [Fact]
    public void A_merge_may_bring_any_name()
    {
        var root = YamlReader.Read("<<: *base\nc: 2");
        Assert.Equal(SettingKind.NotRead, root["a"]!.Kind);
        Assert.Equal("2", root["c"]!.Text);
        Assert.Null(YamlReader.Read("c: 2")["a"]);
    }

    [Theory]
    [InlineData("a: 1\n\tb: 2", 2)]
    [InlineData("a: 1\n  b: 2", 2)]
    [InlineData("a:\n    b: 1\n  c: 2", 3)]
    [InlineData("  a: 1\nb: 2", 2)]
    [InlineData("a: b: c", 1)]
    [InlineData("a: 1\njust text", 2)]
    [InlineData("a: 1\na: 2", 2)]
    [InlineData("a: \"one\nb: 2", 1)]
    [InlineData("a: 'one' two", 1)]
    [InlineData("a: [1, 2\nb: 3", 1)]
    [InlineData("a: [1] 2", 1)]
    [InlineData("a: {b: 1", 1)]
    [InlineData("a: \"\\q\"", 1)]
    [InlineData("a: \"\\u12\"", 1)]
    [InlineData("a: |x\n  one", 1)]
    [InlineData("a: \"one\ntwo\"", 1)]
    [InlineData("- 'one\n\n two'\n- 'one\ntwo'", 4)]
    [InlineData("a: [1,\n2]", 1)]
    [InlineData("a: [1, #2]", 1)]
    [InlineData("a: [#1]", 1)]
    [InlineData("a: [\"one\n  two\"]", 1)]
    [InlineData("a: [one\n  two]", 1)]
    [InlineData("a: [:one]", 1)]
    [InlineData("a: {? b: 1}", 1)]
    [InlineData("a: [`one]", 1)]
    [InlineData("a: 1\n\t\nb: 2", 2)]
    [InlineData("a: 1\n\t# told\nb: 2", 2)]
    [InlineData("-\tone", 1)]
    [InlineData("a\tb: 1", 1)]
    [InlineData("a *b: 1", 1)]
    [InlineData("a: 1\n: 2", 2)]
    [InlineData("a: >\n    \nb: 1", 2)]
    [InlineData("a: |\n     \n  one", 3)]
    [InlineData("a: [- ]", 1)]
    [InlineData("|\none", 2)]
    [InlineData("a: 1\n...\nb: 2", 2)]
    [InlineData("--- a", 1)]
    [InlineData("a: 1\nb: one\u2028two", 2)]
    public void What_is_no_yaml_is_refused_with_its_line(string yaml, int line) =>
        Assert.Equal(line, Assert.Throws<PromptFormatException>(() => YamlReader.Read(yaml)).Line);

    [Fact]
    public void Lines_are_counted_in_the_file() => Assert.Equal((6, 7), (YamlReader.Read("a:\n  b: 1", 6).Line, YamlReader.Read("a:\n  b: 1", 6)["a"]!["b"]!.Line));

    [Fact]
    public void Nesting_is_bounded()
    {
        Assert.Contains("deeper", Assert.Throws<PromptFormatException>(() => YamlReader.Read(string.Concat(Enumerable.Range(0, 5000).Select(static i => "- ")))).Message, System.StringComparison.Ordinal);
        Assert.Contains("deeper", Assert.Throws<PromptFormatException>(() => YamlReader.Read(new string('[', 5000) + new string(']', 5000))).Message, System.StringComparison.Ordinal);
    }

    // Whatever a file holds, it is read or refused.
    [Fact]
    public void Any_text_is_read_or_refused()
    {
        var random = new System.Random(7);
        const string Pieces = "ab:-#|>[]{}'\"\\\n\n  ,&*!?%\t$é";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            try
            {
                Assert.NotNull(YamlReader.Read(text));
            }
            catch (PromptFormatException refused)
            {
                Assert.InRange(refused.Line, 1, 1 + text.Count(static c => c == '\n'));
            }
        }
    }

    private static string Written(SettingNode node) => node.Kind switch
    {
        SettingKind.None => "null",
        SettingKind.List => "[" + string.Join(", ", node.Items.Select(Written)) + "]",
        SettingKind.Map => "{" + string.Join(", ", node.Members.Select(static m => m.Key + ": " + Written(m.Value))) + "}",
        SettingKind.NotRead => "?",
        _ => "'" + node.Text + "'",
    };
}
