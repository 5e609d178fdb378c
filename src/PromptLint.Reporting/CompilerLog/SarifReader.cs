using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.CompilerLog;

/// <summary>Reads facts and findings from the error log of the C# compiler: SARIF 2.1, or 1.0 which it writes when not told a version.</summary>
public static class SarifReader
{
    /// <summary>Reads a log.</summary>
    /// <exception cref="JsonFormatException">The text is no such log, or is cut off; the message says what was expected and where.</exception>
    public static SarifLog Read(string text)
    {
        var root = JsonParser.Parse(text);
        var version = root.Text("version");
        var old = version.StartsWith("1.", StringComparison.Ordinal);
        if (!old && !version.StartsWith("2.", StringComparison.Ordinal))
        {
            throw new JsonFormatException("expected SARIF version 1 or 2", root.Line, root.Column);
        }

        var facts = new List<CallSiteFact>();
        var findings = new List<SarifFinding>();
        var cards = new List<PriceCardReference>();
        var methods = new List<MethodSummary>();
        foreach (var result in root.Array("runs").SelectMany(static r => r.Array("results")))
        {
            ReadResult(result, facts, findings, cards, methods);
        }

        // A file that is linked twice into a compilation reports its facts twice.
        var distinct = facts.GroupBy(static f => (f.Id, f.Place)).Select(static g => g.First()).ToList();
        return new SarifLog(StateOf(root, old, distinct.Count > 0, findings.Count > 0), distinct, findings, cards.Distinct().ToList()) { Methods = methods };
    }

    private static void ReadResult(
        JsonValue result,
        List<CallSiteFact> facts,
        List<SarifFinding> findings,
        List<PriceCardReference> cards,
        List<MethodSummary> methods)
    {
        var rule = result["ruleId"]?.Text ?? "";
        var properties = result["properties"]?["customProperties"];
        if (rule == FactProperties.RuleId)
        {
            if (properties is null)
            {
                throw new JsonFormatException("expected the facts of " + rule + " in \"customProperties\"", result.Line, result.Column);
            }

            if (properties[FactProperties.Methods] is not null)
            {
                methods.AddRange(Inner(properties, FactProperties.Methods, FactProperties.ReadMethods));
                return;
            }

            facts.Add(Inner(properties, FactProperties.CallSite, FactProperties.ReadFact));
            cards.AddRange(Inner(properties, FactProperties.PriceCards, FactProperties.ReadCards));
        }
        else if (properties?[FactProperties.Site] is { } site)
        {
            findings.Add(new SarifFinding(rule, site.Text, IsSuppressed(result)));
        }
    }

    // JSON inside a string of JSON: its own line and column would mislead, the log's lead to it.
    private static T Inner<T>(JsonValue properties, string name, Func<string, T> read)
    {
        var text = properties.Text(name);
        try
        {
            return read(text);
        }
        catch (JsonFormatException e)
        {
            var at = properties.Required(name);
            throw new JsonFormatException($"{e.Message} within \"{name}\"", at.Line, at.Column);
        }
    }

    // SARIF 2.1 has "suppressions", 1.0 has "suppressionStates"; an empty list means that somebody looked and found none.
    private static bool IsSuppressed(JsonValue result) =>
        result["suppressions"] is { Items.Count: > 0 } || result["suppressionStates"] is { Items.Count: > 0 };

    // SARIF 2.1 lists every rule of every analyzer that ran and marks those that the build switched off as suppressed "external";
    // 1.0 lists only rules with results. Measured with the compilers of .NET SDK 10; older ones that list less give Absent, which is safe.
    private static FactRuleState StateOf(JsonValue root, bool old, bool anyFact, bool anyFinding)
    {
        if (anyFact)
        {
            return FactRuleState.Ran;
        }

        if (old)
        {
            return anyFinding ? FactRuleState.SwitchedOff : FactRuleState.CannotTell;
        }

        var rule = root.Array("runs")
            .SelectMany(static r => r["tool"]?["driver"]?["rules"]?.Items ?? Array.Empty<JsonValue>())
            .FirstOrDefault(static r => r["id"]?.Text == FactProperties.RuleId);
        if (rule is null)
        {
            return anyFinding ? FactRuleState.SwitchedOff : FactRuleState.Absent;
        }

        var kinds = rule["properties"]?["suppressionKinds"]?.Items ?? Array.Empty<JsonValue>();
        return kinds.Any(static k => k.Text == "external") ? FactRuleState.SwitchedOff : FactRuleState.Ran;
    }
}
