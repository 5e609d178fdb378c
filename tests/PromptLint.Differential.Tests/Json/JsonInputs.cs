namespace PromptLint.Differential.Tests.Json;

/// <summary>JSON as people write it by hand: comments, commas behind the last, escapes, numbers at the edges; and the same, broken.</summary>
internal static class JsonInputs
{
    private static readonly string[] Numbers =
    {
        "0", "-0", "1", "-1", "10", "0.5", "-0.0", "1e5", "1E+5", "1e-5", "1.25e2", "9223372036854775807", "9223372036854775808",
        "79228162514264337593543950335", "79228162514264337593543950336", "1e308", "1e309", "-1e999", "5e-324", "1e-999", "0.1234567890123456789012345678901234",
    };

    private static readonly string[] TextPieces =
    {
        "a", " ", "é", "日", "😀", "\u0085", "\u2028", "\u007f", "//", "/*", "'", "{", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t",
        "\\u0000", "\\u00e9", "\\u00E9", "\\ud83d\\ude00", "\\uD83D\\uDE00", "\\uffff", "\\u2028",
    };

    private static readonly string[] Comments =
    {
        "// to the end\n", "// to the end\r\n", "// to the end\r", "/* in\nside */", "/**/", "/***/", "//\n", "/* // */", "/*\u2028*/",
    };

    // What looks like a number and is none.
    private static readonly string[] NoNumbers = { "01", "-", "+1", ".5", "1.", "1e", "1e+", "-01", "1.e5", "--1", "1-2", "NaN", "Infinity", "0x1", "1_0", "\u0661" };

    /// <summary>JSON, as the standard has it but for comments and commas behind the last.</summary>
    public static string Well(Random random) => Of(random, Numbers, hasComments: true);

    /// <summary>What is mostly no JSON.</summary>
    public static string Ill(Random random)
    {
        var text = Of(random, random.OneIn(3) ? NoNumbers : Numbers, hasComments: false);
        return random.OneIn(4) ? text : random.Broken(text, "{}[]\",:\\/*'0-+.eEu\n\r\t \u0001\u2028tfn");
    }

    /// <summary>JSON whose comments, among others, were broken.</summary>
    public static string IllComments(Random random) => random.Broken(Well(random), "/*\n\r\u2028\"");

    /// <summary>Nested as deep as ours goes and a little deeper.</summary>
    public static string Deep(Random random)
    {
        var depth = 60 + random.Next(8);
        var isObject = random.OneIn(2);
        var core = random.OneOf("", isObject ? "\"a\":1" : "1");
        return string.Concat(Enumerable.Repeat("[", depth)) + (isObject ? "{" : "[") + core + (isObject ? "}" : "]") + new string(']', depth);
    }

    private static string Of(Random random, string[] numbers, bool hasComments)
    {
        return Blank() + Value(0) + Blank();

        string Value(int depth) => random.Next(depth > 5 ? 4 : 8) switch
        {
            0 => random.OneOf("true", "false", "null"),
            1 => random.OneOf(numbers),
            2 or 3 => Text(random),
            4 or 5 => "[" + Blank() + Listed(() => Value(depth + 1)) + "]",
            _ => "{" + Blank() + Listed(() => Name(random) + White() + ":" + Blank() + Value(depth + 1)) + "}",
        };

        // Where System.Text.Json refuses a comment that it would pass over elsewhere there is none: in front of a colon, and of the comma behind the last.
        string Listed(Func<string> item)
        {
            var items = Enumerable.Range(0, random.Next(4)).Select(_ => item()).ToList();
            return string.Concat(items.Take(items.Count - 1).Select(i => i + Blank() + "," + Blank()))
                + items.LastOrDefault() + (items.Count > 0 && random.OneIn(4) ? White() + "," + Blank() : Blank());
        }

        string Blank() => hasComments ? random.Several(2, () => random.OneOf(White(), random.OneOf(Comments))) : White();

        string White() => random.Several(2, () => random.OneOf(" ", "\t", "\n", "\r\n", "\r"));
    }

    // Few names, so that some are there twice.
    private static string Name(Random random) => random.OneIn(2) ? random.OneOf("\"a\"", "\"b\"", "\"\"", "\"\\u0061\"") : Text(random);

    private static string Text(Random random) => "\"" + random.Several(6, () => random.OneOf(TextPieces)) + "\"";
}
