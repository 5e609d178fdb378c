using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.CompilerLog;

/// <summary>
/// The errors in a log that are the compiler's own. Code that does not compile is not analysed to its end; a warning that the project makes an
/// error, and a finding that is one, leave the analysis whole.
/// </summary>
internal static class CompilerErrors
{
    private static readonly Regex OfTheCompiler = new(@"^CS\d+$", RegexOptions.CultureInvariant);

    /// <summary>Their ids, sorted, each once.</summary>
    public static IReadOnlyList<string> In(JsonValue log)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var run in log.Array("runs"))
        {
            var warnings = new HashSet<string>(WarningsByDefault(run), StringComparer.Ordinal);
            foreach (var result in run.Array("results"))
            {
                if (result["level"]?.Text == "error" && result["ruleId"]?.Text is { } id && OfTheCompiler.IsMatch(id) && !warnings.Contains(id))
                {
                    found.Add(id);
                }
            }
        }

        return found.ToList();
    }

    // SARIF 2.1 has a list of rules and writes a level only where it is not "warning"; 1.0 has an object of them and always writes it.
    private static IEnumerable<string> WarningsByDefault(JsonValue run)
    {
        foreach (var rule in run["tool"]?["driver"]?["rules"]?.Items ?? Array.Empty<JsonValue>())
        {
            if ((rule["defaultConfiguration"]?["level"]?.Text ?? "warning") != "error" && rule["id"]?.Text is { } id)
            {
                yield return id;
            }
        }

        foreach (var rule in run["rules"]?.Members ?? Array.Empty<KeyValuePair<string, JsonValue>>())
        {
            if (rule.Value["defaultLevel"]?.Text != "error" && (rule.Value["id"]?.Text ?? rule.Key) is { } id)
            {
                yield return id;
            }
        }
    }
}
