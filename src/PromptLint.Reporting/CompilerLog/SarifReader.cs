using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;
using PromptLint.Core.Rules;

namespace PromptLint.Reporting.CompilerLog;

/// <summary>Reads facts and findings from the error log of the C# compiler: SARIF 2.1, or 1.0 which it writes when not told a version.</summary>
public static class SarifReader
{
    /// <summary>Reads a log.</summary>
    /// <param name="text">The log.</param>
    /// <param name="compilation">The mark of the compilation whose facts are wanted; empty takes all.</param>
    /// <exception cref="JsonFormatException">The text is no such log, or is cut off; the message says what was expected and where.</exception>
    public static SarifLog Read(string text, string compilation = "")
    {
        var root = JsonParser.Parse(text);
        var version = root.Text("version");
        var old = version.StartsWith("1.", StringComparison.Ordinal);
        if (!old && !version.StartsWith("2.", StringComparison.Ordinal))
        {
            throw new JsonFormatException("expected SARIF version 1 or 2", root.Line, root.Column);
        }

        var found = new Found(compilation);
        foreach (var result in root.Array("runs").SelectMany(static r => r.Array("results")))
        {
            ReadResult(result, found);
        }

        return found.Log(StateOf(root, old, found)) with { CompilerErrors = CompilerErrors.In(root) };
    }

    /// <summary>
    /// Reads what is left of a log that is no JSON as a whole. That a part of it is lost is one of its failures; where nothing is left that the
    /// compilation wrote, the rule that carries the facts is <see cref="FactRuleState.Absent"/>.
    /// </summary>
    /// <param name="text">The log.</param>
    /// <param name="compilation">The mark of the compilation whose facts are wanted; empty takes all.</param>
    public static SarifLog ReadBroken(string text, string compilation = "")
    {
        var found = new Found(compilation);
        foreach (var result in BrokenLog.Results(text))
        {
            try
            {
                ReadResult(result, found);
            }
            catch (JsonFormatException)
            {
                // Whole as JSON, and no fact all the same: lost with the rest.
            }
        }

        var state = found.Facts.Count > 0 ? FactRuleState.Ran : FactRuleState.Absent;
        found.Failures.Add(new AnalysisFailure(FailedStep.Project, null, found.Compilations.Count > 1
            ? "two compilations wrote the compiler's error log at the same time, and a part of it is lost"
            : "the compiler's error log is not whole: another compilation wrote over it, or the compiler was stopped"));
        return found.Log(state);
    }

    private static void ReadResult(JsonValue result, Found found)
    {
        var rule = result["ruleId"]?.Text ?? "";
        var properties = result["properties"]?["customProperties"];
        if (rule == FactProperties.RuleId)
        {
            ReadFact(
                properties ?? throw new JsonFormatException("expected the facts of " + rule + " in \"customProperties\"", result.Line, result.Column),
                found);
        }
        else if (CompilerFailure.Of(rule, MessageOf(result) ?? "") is { } failure)
        {
            found.Failures.Add(failure);
        }
        else if (properties?[FactProperties.Site] is { } site)
        {
            found.Findings.Add(new SarifFinding(rule, site.Text, IsSuppressed(result)) { Severity = SeverityOf(result), Message = MessageOf(result) });
        }
    }

    private static void ReadFact(JsonValue properties, Found found)
    {
        var mark = properties[FactProperties.Compilation]?.Text;
        if (mark is not null)
        {
            found.Compilations.Add(mark);
        }

        if (found.Wanted.Length > 0 && mark is not null && mark != found.Wanted)
        {
            // Of another compilation, which has a report of its own.
        }
        else if (properties[FactProperties.Methods] is not null)
        {
            found.Methods.AddRange(Inner(properties, FactProperties.Methods, FactProperties.ReadMethods));
        }
        else if (properties[FactProperties.Failure] is not null)
        {
            found.Failures.Add(Inner(properties, FactProperties.Failure, FactProperties.ReadFailure));
            found.HasFailureFact = true;
        }
        else if (mark is null || properties[FactProperties.CallSite] is not null)
        {
            found.Facts.Add(Inner(properties, FactProperties.CallSite, FactProperties.ReadFact));
            found.Cards.AddRange(Inner(properties, FactProperties.PriceCards, FactProperties.ReadCards));
        }
    }

    // SARIF 2.1 has an object with a text, 1.0 the text itself.
    private static string? MessageOf(JsonValue result) => result["message"] switch
    {
        { Kind: JsonKind.String } text => text.Text,
        { Kind: JsonKind.Object } message => message["text"]?.Text,
        _ => null,
    };

    private static RuleSeverity? SeverityOf(JsonValue result) => result["level"]?.Text switch
    {
        "error" => RuleSeverity.Error,
        "warning" => RuleSeverity.Warning,
        "note" => RuleSeverity.Note,
        _ => null,
    };

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
    private static FactRuleState StateOf(JsonValue root, bool old, Found found)
    {
        var anyFinding = found.Findings.Count > 0;
        if (found.Facts.Count > 0 || found.HasFailureFact)
        {
            return FactRuleState.Ran;
        }

        if (old)
        {
            return anyFinding ? FactRuleState.SwitchedOff : found.Compilations.Count > 0 ? FactRuleState.Ran : FactRuleState.CannotTell;
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

    private sealed class Found(string wanted)
    {
        public string Wanted => wanted;

        public SortedSet<string> Compilations { get; } = new(StringComparer.Ordinal);

        public List<CallSiteFact> Facts { get; } = new();

        public List<SarifFinding> Findings { get; } = new();

        public List<PriceCardReference> Cards { get; } = new();

        public List<MethodSummary> Methods { get; } = new();

        public List<AnalysisFailure> Failures { get; } = new();

        public bool HasFailureFact { get; set; }

        public SarifLog Log(FactRuleState state)
        {
            // A file that is linked twice into a compilation reports its facts twice.
            var facts = Facts.GroupBy(static f => (f.Id, f.Place)).Select(static g => g.First()).ToList();
            var sites = new HashSet<string>(facts.Select(static f => f.Id), StringComparer.Ordinal);

            // Findings bear no mark: those at calls of another compilation alone are its own.
            var findings = Compilations.Count > 1 ? Findings.Where(f => f.SiteId.Length == 0 || sites.Contains(f.SiteId)).Distinct().ToList() : Findings;
            return new SarifLog(state, facts, findings, Cards.Distinct().ToList())
            {
                Compilations = Compilations.ToList(),
                Methods = Methods,
                Failures = Failures.GroupBy(static f => (f.Step, f.Place, f.Why)).Select(static g => g.First()).ToList(),
            };
        }
    }
}
