using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Sarif;

/// <summary>A log in SARIF 2.1.0, for code scanning and editors. The same results in any order give the same bytes.</summary>
public sealed class SarifDocument
{
    // Code scanning refuses longer ones, and nobody reads them.
    private const int LongestMessage = 1000;

    /// <summary>What was found.</summary>
    public IReadOnlyList<SarifResult> Results { get; init; } = Array.Empty<SarifResult>();

    /// <summary>What is told of the run itself.</summary>
    public IReadOnlyList<SarifNotification> Notifications { get; init; } = Array.Empty<SarifNotification>();

    /// <summary>Values of the whole run, texts all; a null is written as null.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Properties { get; init; } = Array.Empty<KeyValuePair<string, string?>>();

    /// <summary>The log, with a newline at its end.</summary>
    public string Write()
    {
        var rules = Results.Select(static r => r.Rule)
            .GroupBy(static r => r.Id, StringComparer.Ordinal)
            .Select(static g => g.First())
            .OrderBy(static r => r.Id, StringComparer.Ordinal)
            .ToList();
        var json = new JsonWriter(indented: true);
        json.Object(() => json.Name("$schema").String("https://json.schemastore.org/sarif-2.1.0.json").Name("version").String("2.1.0")
            .Name("runs").Array(() => json.Object(() =>
        {
            json.Name("tool").Object(() => json.Name("driver").Object(() => WriteDriver(json, rules)));
            json.Name("columnKind").String("utf16CodeUnits");
            json.Name("invocations").Array(() => json.Object(() => WriteInvocation(json)));
            WriteProperties(json, Properties);
            json.Name("results").Array(() => WriteResults(json, rules));
        })));
        return json + "\n";
    }

    private static void WriteDriver(JsonWriter json, IReadOnlyList<RuleDescription> rules)
    {
        json.Name("name").String("PromptLint").Name("informationUri").String("https://github.com/promptlint/promptlint");
        json.Name("rules").Array(() =>
        {
            foreach (var rule in rules)
            {
                json.Object(() =>
                {
                    json.Name("id").String(rule.Id).Name("name").String(rule.Name).Name("shortDescription").Object(() => json.Name("text").String(rule.Title));
                    if (rule.Description.Length > 0)
                    {
                        json.Name("fullDescription").Object(() => json.Name("text").String(rule.Description));
                    }

                    json.Name("helpUri").String(rule.HelpUri).Name("defaultConfiguration").Object(() => json.Name("level").String(rule.Level));
                });
            }
        });
    }

    private void WriteInvocation(JsonWriter json)
    {
        json.Name("executionSuccessful").Boolean(Notifications.All(static n => n.Level != "error"));
        json.Name("toolExecutionNotifications").Array(() =>
        {
            foreach (var notification in Notifications)
            {
                json.Object(() =>
                {
                    json.Name("level").String(notification.Level);
                    json.Name("message").Object(() => json.Name("text").String(DeceivingText.Visible(notification.Text, LongestMessage)));
                    if (notification.Place is { } place)
                    {
                        json.Name("locations").Array(() => json.Object(() => WriteLocation(json, place)));
                    }
                });
            }
        });
    }

    private void WriteResults(JsonWriter json, IReadOnlyList<RuleDescription> rules)
    {
        var index = rules.Select(static (rule, i) => (rule.Id, i)).ToDictionary(static r => r.Id, static r => r.i, StringComparer.Ordinal);
        foreach (var result in Results
            .OrderBy(static r => r.Place?.File ?? "", StringComparer.Ordinal).ThenBy(static r => r.Place?.Line).ThenBy(static r => r.Place?.Column)
            .ThenBy(static r => r.Rule.Id, StringComparer.Ordinal).ThenBy(static r => r.Message, StringComparer.Ordinal))
        {
            json.Object(() => WriteResult(json, result, index[result.Rule.Id]));
        }
    }

    private static void WriteResult(JsonWriter json, SarifResult result, int ruleIndex)
    {
        json.Name("ruleId").String(result.Rule.Id).Name("ruleIndex").Number(ruleIndex).Name("level").String(result.Level)
            .Name("message").Object(() => json.Name("text").String(DeceivingText.Visible(result.Message, LongestMessage)));
        if (result.Place is { } place)
        {
            json.Name("locations").Array(() => json.Object(() => WriteLocation(json, place)));
        }

        if (result.SiteId.Length > 0)
        {
            // By the site's id, so that a finding stays the same one when lines above it move.
            json.Name("partialFingerprints").Object(() => json.Name("promptlintSite/v1").String(result.SiteId + "/" + result.Rule.Id));
        }

        if (result.Suppressed)
        {
            json.Name("suppressions").Array(() => json.Object(() => json.Name("kind").String("inSource")));
        }

        WriteProperties(json, result.Properties);
    }

    private static void WriteLocation(JsonWriter json, SourcePlace place) => json.Name("physicalLocation").Object(() => json
        .Name("artifactLocation").Object(() => json.Name("uri").String(PathAddress.Of(place.File)))
        .Name("region").Object(() => json.Name("startLine").Number(Math.Max(1, place.Line)).Name("startColumn").Number(Math.Max(1, place.Column))));

    private static void WriteProperties(JsonWriter json, IReadOnlyList<KeyValuePair<string, string?>> properties)
    {
        if (properties.Count > 0)
        {
            json.Name("properties").Object(() =>
            {
                foreach (var property in properties)
                {
                    json.Name(property.Key).String(property.Value);
                }
            });
        }
    }
}
