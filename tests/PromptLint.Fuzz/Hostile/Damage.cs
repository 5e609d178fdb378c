namespace PromptLint.Fuzz.Hostile;

/// <summary>Damages a file: as an editor, a merge, a broken disk or a malicious hand would.</summary>
internal static class Damage
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e999", "1e-400", "99999999999999999999999999", "0.1", "\"\"", "\"x\"", "[]", "{}", "[[]]", "{\"a\":{}}", "\"\\u0000\"", "\"\\ud800\"", "NaN", "-0", "1E+10000",
        "\"**\"", "\"[\"", "\"(\"", "\"*?*?*?*?*\"", "\"../../../\"", "\"2026-13-45\"", "2147483648", "-9223372036854775809", "\"9999999999999999999999\"",
    ];

    private const string Marks = "{}[]\"':,.-#|>&*!%@`~\\/\n\r\t \0\u200b\ufeff<>$()=0123456789aAé\ud83d";

    /// <summary>The text after one to five changes.</summary>
    public static string Of(string text, IReadOnlyList<string> others, Random random)
    {
        for (var rounds = 1 + random.Next(5); rounds > 0 && text.Length > 0; rounds--)
        {
            text = Once(text, others, random);
        }

        return text;
    }

    private static string Once(string text, IReadOnlyList<string> others, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 40), text.Length - at);
        switch (random.Next(16))
        {
            case 0: return text.Remove(at, 1);
            case 1: return text.Insert(at, Marks[random.Next(Marks.Length)].ToString());
            case 2: return text.Remove(at, 1).Insert(at, Marks[random.Next(Marks.Length)].ToString());
            case 3: return random.Next(3) == 0 ? text[..at] : text.Remove(at, length);
            case 4: return text.Insert(at, text.Substring(at, length));
            case 5: return Value(text, random, Values[random.Next(Values.Length)]);
            case 6: return Value(text, random, Values[random.Next(Values.Length)]);
            case 7: return Line(text, random, static (lines, i, _) => lines.RemoveAt(i));
            case 8: return Line(text, random, static (lines, i, _) => lines.Insert(i, lines[i]));
            case 9: return Line(text, random, static (lines, i, r) => (lines[i], lines[r.Next(lines.Count)]) = (lines[r.Next(lines.Count)], lines[i]));
            case 10: return Line(text, random, static (lines, i, r) => lines[i] = new string(' ', r.Next(9)) + lines[i].TrimStart());
            case 11:
                var other = others[random.Next(others.Count)];
                var from = random.Next(Math.Max(1, other.Length));
                return text[..at] + other[from..Math.Min(other.Length, from + 200)] + text[at..];
            case 12: return random.Next(20) == 0 ? text.Insert(at, new string("[{(\"-> "[random.Next(7)], 5000)) : text;
            case 13: return Word(text, random);
            case 14: return text.Replace("\n", random.Next(2) == 0 ? "\r\n" : "\r", StringComparison.Ordinal);
            default: return random.Next(30) == 0 ? text + string.Concat(Enumerable.Repeat(text.Length > 2000 ? text[..2000] : text, 50)) : text;
        }
    }

    // The value behind a colon becomes another one.
    private static string Value(string text, Random random, string value)
    {
        var colons = new List<int>();
        for (var i = text.IndexOf(": ", StringComparison.Ordinal); i >= 0; i = text.IndexOf(": ", i + 1, StringComparison.Ordinal))
        {
            colons.Add(i + 2);
        }

        if (colons.Count == 0)
        {
            return text;
        }

        var start = colons[random.Next(colons.Count)];
        var end = text.IndexOfAny([',', '\n', '}', ']'], start);
        return end < 0 ? text[..start] + value : text[..start] + value + text[end..];
    }

    private static string Line(string text, Random random, Action<List<string>, int, Random> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines, random.Next(lines.Count), random);
        return string.Join('\n', lines);
    }

    // One quoted word in the place of another: a member's name where a value stands, and the other way round.
    private static string Word(string text, Random random)
    {
        var words = System.Text.RegularExpressions.Regex.Matches(text, "\"[^\"\n]*\"");
        if (words.Count < 2)
        {
            return text;
        }

        var (one, other) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
        return text[..one.Index] + other.Value + text[(one.Index + one.Length)..];
    }
}
