using System.Text.RegularExpressions;

namespace PromptLint.Dev.Writing;

/// <summary>A file of <c>Templates</c>, with its places <c>$name$</c> filled.</summary>
public static partial class Template
{
    /// <summary>What stands where the author has something to write. A test fails on each that is left.</summary>
    public const string Mark = "FILL IN";

    /// <summary>Fills a template.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="values">What stands for each place.</param>
    /// <exception cref="InvalidOperationException">There is no such template, or a place of it has no value.</exception>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no template {name}");
        using var reader = new StreamReader(stream);
        return Place().Replace(reader.ReadToEnd().ReplaceLineEndings("\n"), place => values.TryGetValue(place.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"{name}: no value for {place.Value}"));
    }

    [GeneratedRegex(@"\$([a-zA-Z]+)\$")]
    private static partial Regex Place();
}
