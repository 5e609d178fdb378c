namespace PromptLint.Differential.Tests;

/// <summary>What the inputs are drawn with.</summary>
internal static class SeededChoice
{
    /// <summary>One of them.</summary>
    public static T OneOf<T>(this Random random, params T[] all) => all[random.Next(all.Length)];

    /// <summary>True once in so many times.</summary>
    public static bool OneIn(this Random random, int times) => random.Next(times) == 0;

    /// <summary>That many pieces in a row, up to the given number.</summary>
    public static string Several(this Random random, int most, Func<string> piece) =>
        string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => piece()));

    /// <summary>The text with a few characters left out, doubled, or replaced by one of the given: mostly no longer what it was.</summary>
    public static string Broken(this Random random, string text, string marks)
    {
        for (var times = 1 + random.Next(3); times > 0 && text.Length > 0; times--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, marks[random.Next(marks.Length)].ToString()),
                _ => text.Remove(at, 1).Insert(at, marks[random.Next(marks.Length)].ToString()),
            };
        }

        return text;
    }
}
