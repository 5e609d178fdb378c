namespace PromptLint.Differential.Tests.Yaml;

/// <summary>
/// YAML as prompt files hold it: maps and lists by indentation, block, quoted and plain scalars, flow lists and maps, comments, either line break;
/// anchors, tags and complex keys among it; and the same, broken.
/// </summary>
internal static class YamlInputs
{
    // Not among them: `:a`, of which YamlDotNet drops the colon wherever a flow map stood before.
    private static readonly string[] Plain =
    {
        "a", "two words", "1", "-1", "1.5", "true", "null", "~", "Null", "a#b", "a:b", "http://x/y", "it's", "say \"x\"", "é 日 😀", "-a", "a, b", "a [b]", "x{y}", "{{", "50%", "a - b",
        "a # told", "a\\n", "?a",
    };

    private static readonly string[] Quoted =
    {
        "\"\"", "''", "\"a\"", "'a'", "\"a: b # c\"", "'a: b # c'", "'it''s'", "\"\\\"\\\\\\/\\n\\t\\r\\0\\a\\b\\e\\f\\v\\N\\_\\L\\P\\ \"", "\"\\x41\\u00e9\\U0001F600\"", "\"a\" # told",
        "'a\\n'", "\"  a  \"", "'[x]'", "\"{\"", "'''a'''", "\"é 日 😀\"",
    };

    private static readonly string[] NotRead = { "&x a", "*x", "!t a", "!!str 1", "&x", "!t" };

    /// <summary>Within what ours says that it reads, and the marks that it says it does not.</summary>
    public static string Well(Random random)
    {
        var text = (random.OneIn(8) ? "---\n" : "") + Node(random, 0, 0) + (random.OneIn(8) ? "# told\n" : "");
        return random.OneIn(4) ? text.Replace("\n", "\r\n") : text;
    }

    /// <summary>What is often no YAML, or means something else.</summary>
    public static string Ill(Random random) => random.Broken(Well(random), " \n\t:-#\"'[]{},|>&*!?%@`\\a1");

    /// <summary>The same without a last line break, broken in more places, and by pieces that are rare.</summary>
    public static string IllOfRare(Random random)
    {
        var text = Ill(random).TrimEnd('\n', '\r');
        for (var times = random.Next(3); times > 0 && text.Length > 0; times--)
        {
            text = text.Insert(random.Next(text.Length), random.OneOf("\n", "\n\n", "\t", "\r", ": ", " #", "? ", "- ", ":\n", " *x", " &x ", "\n---\n", "\n...\n", "\\\n  ", "\u00a0", "\u0085", "\u2028", "\ufeff", "{a: [", "]}", "|\n", ">-\n  "));
        }

        // Whoever reads a file leaves its first mark out.
        return text.TrimStart('\ufeff');
    }

    private static string Node(Random random, int indent, int depth) => random.Next(3) switch
    {
        0 => List(random, indent, depth),
        _ => Map(random, indent, depth),
    };

    private static string Map(Random random, int indent, int depth) => string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(i =>
        Between(random, indent) + Spaces(indent) + random.OneOf($"a{i}", $"b c{i}", $"\"q{i}\"", $"'s{i}'", $"x.y{i}", $"k-{i}", $"a#{i} ") + ":"
        + Value(random, indent, depth, isKey: true)));

    private static string List(Random random, int indent, int depth) => string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ =>
        Between(random, indent) + Spaces(indent) + "-" + Item(random, indent, depth)));

    // `- name: x`: a map that begins on the item's own line.
    private static string Item(Random random, int indent, int depth)
    {
        var node = depth < 4 && random.OneIn(3) ? " " + Node(random, indent + 2, depth + 1).TrimStart('\n', ' ') : " #";
        return node[1] == '#' ? Value(random, indent, depth, isKey: false) : node;
    }

    private static string Value(Random random, int indent, int depth, bool isKey) => random.Next(depth < 4 ? 12 : 8) switch
    {
        0 or 1 => " " + random.OneOf(Plain) + "\n",
        2 or 3 => random.OneOf(" ", "  ") + random.OneOf(Quoted) + "\n",
        4 => " " + Long(random, indent),
        5 => " " + Block(random, indent),
        6 => " " + Flow(random, 0) + random.OneOf("", " ", " # told") + "\n",
        7 => random.OneOf("", " ", " # told") + "\n",
        8 => random.OneIn(4) ? " " + random.OneOf(NotRead) + "\n" : " " + random.OneOf(Plain) + "\n",
        _ => "\n" + Node(random, indent + (isKey && random.OneIn(6) ? 1 : 2), depth + 1),
    };

    private static string Between(Random random, int indent) => random.OneIn(6) ? random.OneOf("\n", Spaces(indent) + "# told\n", "# told: x\n") : "";

    // Over several lines: plain, or in quotes.
    private static string Long(Random random, int indent)
    {
        var quote = random.OneOf("", "\"", "'");
        return quote + "first" + random.Several(3, () => "\n" + (random.OneIn(4) ? "\n" : "") + Spaces(indent + 1 + random.Next(3)) + random.OneOf("more", "and more", "x  ", "it is", quote == "\"" ? "x \\" : "x")) + (quote == "\"" ? "." : "") + quote + "\n";
    }

    private static string Block(Random random, int indent)
    {
        var step = 1 + random.Next(3);
        var given = random.OneIn(4) ? step.ToString() : "";
        var chomps = random.OneOf("", "", "-", "+");
        var header = random.OneOf("|", ">") + (random.OneIn(2) ? given + chomps : chomps + given) + random.OneOf("", "", " # told");
        return header + "\n" + (random.OneIn(12) ? "" : Spaces(indent + step) + "first\n" + random.Several(5, () => random.OneOf(
            "\n", Spaces(indent + step) + "line: x\n", Spaces(indent + step) + "# no comment\n", Spaces(indent + step) + "  further\n",
            Spaces(indent + step) + "\ttab\n", Spaces(indent + step) + "end \n", Spaces(indent + step) + "- x\n", Spaces(indent + step) + "\n")));
    }

    private static string Flow(Random random, int depth)
    {
        var blank = random.OneOf("", " ");
        return random.Next(depth > 3 ? 2 : 5) switch
        {
            0 => random.OneOf(Quoted.Where(static q => !q.Contains('#')).ToArray()),
            1 => random.OneOf("a", "two words", "1", "null", "a:b", "it's", "-1", "x.y", "a#b"),
            2 or 3 => "[" + blank + string.Join("," + blank, Enumerable.Range(0, random.Next(4)).Select(_ => Flow(random, depth + 1))) + blank + "]",
            _ => "{" + blank + string.Join("," + blank, Enumerable.Range(0, random.Next(4)).Select(i => $"k{i}: " + Flow(random, depth + 1))) + blank + "}",
        };
    }

    private static string Spaces(int count) => new(' ', count);
}
