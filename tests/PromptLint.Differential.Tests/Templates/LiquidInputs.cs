namespace PromptLint.Differential.Tests.Templates;

/// <summary>Liquid as prompts have it: places, branches, cases, loops, comments, raw and captured text, nested in one another; and the same, broken.</summary>
internal static class LiquidInputs
{
    /// <summary>What the library mostly renders.</summary>
    public static string Well(Random random) => Nested(random, 0);

    /// <summary>What the library mostly refuses, or takes for something else.</summary>
    public static string Ill(Random random) => random.Broken(Well(random), "{}%-\"' \n#|");

    private static string Nested(Random random, int depth) => random.Several(5, () => random.Next(depth > 2 ? 9 : 16) switch
    {
        0 or 1 or 2 => Text(random),
        3 => "{{" + Sides(random, random.OneOf(" v ", "v", " w | append: v ", " missing ", " '}}' ", " \"%}\" | append: v ", " \"\\\"}}\" ", " v\n")) + "}}",
        4 => Tag(random, random.OneOf("assign x = v", "assign x = 'a'", "assign x = \"%}\"", "increment n", "decrement n", "cycle 'V', 'VV'", "echo v", "echo '%}'", "# told", "#told", "# it's")),
        5 => Tag(random, "comment") + random.OneOf("told {{ v }}", "{% if %}", "{{", "it's {% raw %}", "", "{% comment %}") + Tag(random, "endcomment"),
        6 => Tag(random, "raw") + random.OneOf("{{ v }}", "{% if %}", "a {{", " x ", "", "{%- endif -%}", "{% comment %}") + Tag(random, "endraw"),
        7 => random.OneOf("{ v }", "{", "}", "%}", "}}", "\\", "it's", "{ %", "<b>", "&amp;"),
        8 => random.OneIn(20) ? "{% liquid\necho v %}" : Text(random),
        9 or 10 => Tag(random, "if " + Condition(random)) + Nested(random, depth + 1) + Else(random, depth) + Tag(random, "endif"),
        11 => Tag(random, "unless " + Condition(random)) + Nested(random, depth + 1) + (random.OneIn(3) ? Tag(random, "else") + Nested(random, depth + 1) : "") + Tag(random, "endunless"),
        12 => Tag(random, random.OneOf("for i in list", "for i in none", "for i in (1..2)")) + Nested(random, depth + 1) + random.OneOf("", "{% break %}", "{% if yes %}{% continue %}{% endif %}", "") + Tag(random, "endfor"),
        13 => Cases(random, depth),
        14 => Tag(random, "capture y") + Nested(random, depth + 1) + Tag(random, "endcapture"),
        _ => random.Next(3) switch
        {
            0 => Tag(random, "ifchanged") + Nested(random, depth + 1) + Tag(random, "endifchanged"),
            1 => Tag(random, random.OneOf("break", "continue")),
            _ => Tag(random, "if " + Condition(random)) + "x" + Tag(random, "break") + "y" + Tag(random, "endif"),
        },
    });

    private static string Cases(Random random, int depth) => Tag(random, random.OneOf("case v", "case yes", "case two")) + random.OneOf("", " ", "\n")
        + random.Several(3, () => Tag(random, "when " + random.OneOf("'V'", "\"x\"", "2", "2, 3", "'V' or 'y'", "v", "true", "3", "'x', 'V'")) + Nested(random, depth + 1))
        + (random.OneIn(2) ? Tag(random, "else") + Nested(random, depth + 1) : "") + Tag(random, "endcase");

    private static string Else(Random random, int depth) => random.Next(4) switch
    {
        0 => Tag(random, "else") + Nested(random, depth + 1),
        1 => Tag(random, "elsif " + Condition(random)) + Nested(random, depth + 1) + (random.OneIn(2) ? Tag(random, "else") + Nested(random, depth + 1) : ""),
        _ => "",
    };

    private static string Tag(Random random, string inner) => "{%" + Sides(random, random.OneOf(" ", " ", "") + inner + random.OneOf(" ", " ", "\n")) + "%}";

    // Every third trims.
    private static string Sides(Random random, string inner) => random.OneOf("", "", "-") + inner + random.OneOf("", "", "-");

    private static string Condition(Random random) => random.OneOf("yes", "no", "missing", "v == \"%}\"", "'a' == v", "yes and no", "two > 1");

    private static string Text(Random random) => random.OneOf("a", "b ", "one two\n", ". ", "\"x\"", "é", "日", "(", "?", "*", "|", "\n", "\r\n", "  ", "\t", "\n  ", " \u00a0", "-");
}
