namespace PromptLint.Differential.Tests.Templates;

/// <summary>Templates in the kernel's own language: variables, texts in braces, calls of functions; and the same, broken.</summary>
internal static class PlaceInputs
{
    /// <summary>What the library mostly renders.</summary>
    public static string Well(Random random) => random.Several(6, () => random.Next(6) switch
    {
        0 or 1 => random.OneOf("a", "b ", "one two\n", "it's ", "\"x\"", "é", "日", "{", "}", "{ v }", "\\", "<b>", "&amp;", "\r\n", "{{}}", "{{ }}", "%}", "}}", "$v"),
        2 => "{{" + random.OneOf("$v", " $v ", "$missing", "$v\n", "p.f", " p.f $v ", "p.f 'x'", "p.f input=$v", "p.f input=\"}}\"") + "}}",
        3 => "{{" + random.OneOf("'t'", " \"t\" ", "'{{'", "\"}}\"", "'it\\'s'", "\"\\\\\"", "''", "\"\"", "\"a\\n\"", "'\"'", "' a '", "'<é>&'") + "}}",
        4 => "{" + "{{" + random.OneOf("$v", "'t'") + "}}" + "}",
        _ => random.OneOf("{{ {{$v}}", "{{\n", "{{ '", "{{#if x}}", "x"),
    });

    /// <summary>What the library mostly refuses, or takes for something else.</summary>
    public static string Ill(Random random) => random.Broken(Well(random), "{}'\"\\$ .\n");
}
