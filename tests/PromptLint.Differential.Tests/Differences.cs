using System.Text;

namespace PromptLint.Differential.Tests;

/// <summary>Where two readers tell the same seeded inputs differently. The same seeds make the same inputs on every machine.</summary>
internal static class Differences
{
    /// <summary>How many inputs each comparison reads.</summary>
    public const int Inputs = 10_000;

    /// <summary>The inputs that the two tell differently, each with its seed and what either said.</summary>
    public static IReadOnlyList<string> Between(Func<string, string> ours, Func<string, string> theirs, Func<Random, string> input) => Found(ours, theirs, input).ToList();

    /// <summary>The first of them; null when the two tell all inputs alike.</summary>
    public static string? First(Func<string, string> ours, Func<string, string> theirs, Func<Random, string> input) => Found(ours, theirs, input).FirstOrDefault();

    private static IEnumerable<string> Found(Func<string, string> ours, Func<string, string> theirs, Func<Random, string> input)
    {
        for (var seed = 0; seed < Inputs; seed++)
        {
            var text = input(new Random(seed));
            var (our, their) = (ours(text), theirs(text));
            if (our != their)
            {
                yield return $"seed {seed}: {Visible(text)}\n  ours:   {Visible(From(our, their))}\n  theirs: {Visible(From(their, our))}";
            }
        }
    }

    // From a little before the place where they part.
    private static string From(string text, string other) => text[Math.Max(0, text.AsSpan().CommonPrefixLength(other) - 30)..];

    /// <summary>Fails with the shortest of what was found.</summary>
    public static void None(IReadOnlyList<string> found) =>
        Assert.True(found.Count == 0, $"{found.Count} of {Inputs} differ:\n" + string.Join("\n", found.OrderBy(static f => f.Length).Take(8)));

    /// <summary>How many of the inputs hold what the comparison is about.</summary>
    public static int Count(Func<Random, string> input, Func<string, bool> has) => Enumerable.Range(0, Inputs).Count(seed => has(input(new Random(seed))));

    /// <summary>The text with what is not printed written as its code.</summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder();
        foreach (var c in text)
        {
            visible.Append(c is >= ' ' and <= '~' ? c.ToString() : c == '\n' ? "⏎" : $"‹{(int)c:X4}›");
        }

        return visible.ToString();
    }
}
