using System.Text.RegularExpressions;

namespace PromptLint.Core.Prompts;

/// <summary>
/// Takes out of a prompt's text what looks like a key: a report is handed round. By the look alone: the keys of well-known services, what is
/// introduced as a key or a password, and long runs of letters and digits that no language has words for.
/// </summary>
internal static class SecretText
{
    /// <summary>What stands in its place.</summary>
    public const string Mask = "***";

    // Each alternative is one run of one class of characters behind a fixed beginning: no text takes long.
    private static readonly Regex Known = new(
        @"\b(?:sk-|sk_|pk_live_|rk_live_|ghp_|gho_|ghs_|ghu_|github_pat_|glpat-|xox[abprs]-|xapp-|gsk_|hf_|npm_|AKIA|ASIA|AIza|ya29\.|eyJ)[A-Za-z0-9_\-.]{12,}",
        RegexOptions.CultureInvariant);

    private static readonly Regex Introduced = new(
        @"(\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|accountkey|sharedaccesskey|client[_-]?secret)\s?[=:]\s?|\b(?:token|key)=|\bbearer\s)"
            + @"[^\s;,""'{}<>&*]{6,}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Run = new("[A-Za-z0-9+/_=]{32,}", RegexOptions.CultureInvariant);

    /// <summary>The text without what looks like a key.</summary>
    public static string Masked(string text) =>
        Run.Replace(Introduced.Replace(Known.Replace(text, Mask), "$1" + Mask), static run => IsRandom(run.Value) ? Mask : run.Value);

    // A word or a path has few digits, and a ruler of signs has no letters.
    private static bool IsRandom(string run)
    {
        var (digits, letters) = (0, 0);
        foreach (var c in run)
        {
            digits += c is >= '0' and <= '9' ? 1 : 0;
            letters += c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') ? 1 : 0;
        }

        return digits >= 4 && letters >= 4;
    }
}
