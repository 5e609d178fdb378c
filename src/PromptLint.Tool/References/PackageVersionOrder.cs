using System.Globalization;

namespace PromptLint.Tool.References;

/// <summary>Orders package versions well enough to pick one: numbers first, a release above its previews.</summary>
internal static class PackageVersionOrder
{
    /// <summary>A key that sorts as versions do; unreadable ones sort first.</summary>
    public static string Key(string version)
    {
        var plain = version.Split('+')[0];
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        var release = dash < 0 ? plain : plain[..dash];
        var numbers = release.Split('.')
            .Select(static n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Concat([0, 0, 0, 0])
            .Take(4);

        // '~' sorts behind everything that a preview's label may hold.
        return string.Concat(numbers.Select(static n => n.ToString("D8", CultureInfo.InvariantCulture))) + (dash < 0 ? "~" : Padded(plain[(dash + 1)..]));
    }

    /// <summary>The higher of two versions; null counts as lowest.</summary>
    public static string? Higher(string? left, string? right) =>
        left is null ? right : right is null ? left : string.CompareOrdinal(Key(left), Key(right)) >= 0 ? left : right;

    /// <summary>True for a plain version: no range, no star, no property of MSBuild.</summary>
    public static bool IsPlain(string? version) =>
        version is { Length: > 0 } && char.IsAsciiDigit(version[0]) && version.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');

    private static string Padded(string label) =>
        string.Join('.', label.Split('.').Select(static p => p.Length > 0 && p.All(char.IsAsciiDigit) ? p.PadLeft(12, '0') : p));
}
