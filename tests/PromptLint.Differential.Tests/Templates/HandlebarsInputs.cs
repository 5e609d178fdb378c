namespace PromptLint.Differential.Tests.Templates;

/// <summary>Handlebars as prompts have it: places, branches, loops, comments, partials, raw text, nested in one another; and the same, broken.</summary>
internal static class HandlebarsInputs
{
    /// <summary>What the library mostly renders.</summary>
    public static string Well(Random random) => Nested(random, 0);

    /// <summary>What the library mostly refuses, or takes for something else.</summary>
    public static string Ill(Random random) => random.Broken(Well(random), "{}#/^~!-\\\"' \n>[");

    private static string Nested(Random random, int depth) => random.Several(5, () => random.Next(depth > 2 ? 9 : 15) switch
    {
        0 or 1 or 2 => Text(random),
        3 => Tag(random, random.OneOf("v", " v ", "missing", "w", " w", "set 'x' v", "this.v", "[v]", "lookup this \"v\"", "concat '}}' v", "concat v \"\\\"}}\"", "v\n")),
        4 => "{" + Tag(random, random.OneOf("v", " w ", "concat v w")) + "}",
        5 => random.OneOf(
            "{{! told }}", "{{!told}}", "{{!-- a }} told --}}", "{{!-- {{v}} --}}", "{{~! told ~}}", "{{!-told}}", "{{! it's }}", "{{!--told--}}", "{{~!-- it's ~}} --}}", "{{ ! told }}"),
        6 => random.OneOf("{ v }", "{", "}", "%}", "{%x%}", "\\", "}}", "it's", "<b>", "&amp;"),
        7 => random.OneOf("\\{{v}}", "\\\\{{v}}", "\\{{{v}}}", "\\{v}", "\\\\{v}", "\\\\\\{{v}}", "a\\b", "\\\\"),
        8 => random.OneOf("{{> p}}", "{{>p}}", "{{~> p ~}}", "{{#> p}}x{{/p}}", "{{#*inline \"q\"}}told{{/inline}}{{> q}}", "{{{{raw}}}} {{v}} {{{{/raw}}}}", "{{{{raw}}}}a\n{{#if}}{{{{/raw}}}}"),
        9 or 10 or 11 => Block(random, random.OneOf("if", "unless"), Condition(random), depth, Else(random, depth)),
        12 => Block(random, random.OneOf("each", "with"), random.OneOf("list", "v", "none"), depth, random.OneIn(3) ? "{{else}}" + Nested(random, depth + 1) : ""),
        13 => Block(random, random.OneOf("yes", "list", "v"), "", depth, ""),
        _ => Block(random, "message", random.OneOf("role=\"system\"", "role='user'", "role=v"), depth, ""),
    });

    private static string Block(Random random, string name, string argument, int depth, string otherwise) =>
        Tag(random, (random.OneIn(8) ? "# " : "#") + name + (argument.Length > 0 ? " " + argument : "")) + Body(random, depth) + otherwise + Tag(random, "/" + name) + random.OneOf("", "", "\n");

    private static string Body(Random random, int depth) => random.OneOf("", "", "\n", "\r\n", "  \n") + Nested(random, depth + 1) + random.OneOf("", "", "\n", "\n  ");

    private static string Else(Random random, int depth) => random.Next(4) switch
    {
        0 => Tag(random, random.OneOf("else", " else ")) + Body(random, depth),
        1 => Tag(random, "else if " + Condition(random)) + Body(random, depth) + (random.OneIn(2) ? Tag(random, "else") + Body(random, depth) : ""),
        _ => "",
    };

    // Every third trims.
    private static string Tag(Random random, string inner) => "{{" + random.OneOf("", "", "~") + inner + random.OneOf("", "", "~") + "}}";

    private static string Condition(Random random) => random.OneOf("yes", "no", "missing", "(not yes)");

    private static string Text(Random random) => random.OneOf("a", "b ", "one two\n", ". ", "\"x\"", "é", "日", "(", "?", "*", "|", "\n", "\r\n", "  ", "\t", "\n  ", " \u00a0", "\n\n");
}
