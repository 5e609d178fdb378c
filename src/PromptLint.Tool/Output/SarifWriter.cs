using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Json;
using PromptLint.Core.Reports;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Output;

/// <summary>Writes findings as SARIF 2.1.0, for code scanning and editors. Only findings: the facts are the report's.</summary>
internal static class SarifWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The log, with a newline at its end; the same result gives the same bytes.</summary>
    public static string Write(ScanResult result)
    {
        var rules = result.Findings.Select(static f => f.Rule).DistinctBy(static r => r.Id).OrderBy(static r => r.Id, StringComparer.Ordinal).ToImmutableArray();
        var json = new JsonWriter(indented: true);
        json.Object(() => json.Name("$schema").String(Schema).Name("version").String("2.1.0").Name("runs").Array(() => json.Object(() =>
        {
            json.Name("tool").Object(() => json.Name("driver").Object(() => WriteDriver(json, rules)));
            json.Name("columnKind").String("utf16CodeUnits");
            json.Name("invocations").Array(() => json.Object(() => WriteInvocation(json, result)));
            json.Name("results").Array(() => WriteResults(json, result.Findings, rules));
        })));
        return json + "\n";
    }

    private static void WriteDriver(JsonWriter json, ImmutableArray<DiagnosticDescriptor> rules)
    {
        json.Name("name").String("PromptLint").Name("informationUri").String("https://github.com/promptlint/promptlint");
        json.Name("rules").Array(() =>
        {
            foreach (var rule in rules)
            {
                json.Object(() =>
                {
                    json.Name("id").String(rule.Id).Name("name").String(rule.CustomTags.FirstOrDefault() ?? rule.Id)
                        .Name("shortDescription").Object(() => json.Name("text").String(rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                    if (rule.Description.ToString(System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } description)
                    {
                        json.Name("fullDescription").Object(() => json.Name("text").String(description));
                    }

                    json.Name("helpUri").String(rule.HelpLinkUri).Name("defaultConfiguration").Object(() => json.Name("level").String(Level(rule.DefaultSeverity)));
                });
            }
        });
    }

    private static void WriteInvocation(JsonWriter json, ScanResult result)
    {
        json.Name("executionSuccessful").Boolean(result.Failures.IsEmpty);
        json.Name("toolExecutionNotifications").Array(() =>
        {
            foreach (var (level, text) in result.Failures.Select(static f => ("error", f)).Concat(result.Notes.Select(static n => ("note", n))))
            {
                json.Object(() => json.Name("level").String(level).Name("message").Object(() => json.Name("text").String(text)));
            }
        });
    }

    private static void WriteResults(JsonWriter json, ImmutableArray<ScanFinding> findings, ImmutableArray<DiagnosticDescriptor> rules)
    {
        var index = rules.Select(static (rule, i) => (rule.Id, i)).ToDictionary(static r => r.Id, static r => r.i, StringComparer.Ordinal);
        foreach (var finding in findings
            .OrderBy(static f => f.Place?.File ?? "", StringComparer.Ordinal).ThenBy(static f => f.Place?.Line).ThenBy(static f => f.Place?.Column)
            .ThenBy(static f => f.Rule.Id, StringComparer.Ordinal).ThenBy(static f => f.Message, StringComparer.Ordinal))
        {
            json.Object(() =>
            {
                json.Name("ruleId").String(finding.Rule.Id).Name("ruleIndex").Number(index[finding.Rule.Id]).Name("level").String(Level(finding.Severity))
                    .Name("message").Object(() => json.Name("text").String(finding.Message));
                if (finding.Place is { } place)
                {
                    json.Name("locations").Array(() => json.Object(() => json.Name("physicalLocation").Object(() => json
                        .Name("artifactLocation").Object(() => json.Name("uri").String(Uri(place.File)))
                        .Name("region").Object(() => json.Name("startLine").Number(place.Line).Name("startColumn").Number(place.Column)))));
                }

                if (finding.SiteId.Length > 0)
                {
                    // By the site's id, so that a finding stays the same one when lines above it move.
                    json.Name("partialFingerprints").Object(() => json.Name("promptlintSite/v1").String(finding.SiteId + "/" + finding.Rule.Id));
                }

                if (finding.Suppressed)
                {
                    json.Name("suppressions").Array(() => json.Object(() => json.Name("kind").String("inSource")));
                }
            });
        }
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };

    private static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
}
