using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Usage;

/// <summary>Writes a usage file: the same content gives the same bytes.</summary>
public static class UsageFileWriter
{
    /// <summary>The file, with a newline at its end.</summary>
    public static string Write(UsageFile usage)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name(SchemaAddress.Member).String(SchemaAddress.Usage).Name("version").Number(UsageFileReader.Version);
            json.Name("callSites").Array(() => Each(usage.CallSites, entry => json.Object(() => WriteEntry(json, entry))));
            if (usage.Profiles.Count > 0)
            {
                json.Name("profiles").Array(() => Each(usage.Profiles, profile => json.Object(() => WriteProfile(json, profile))));
            }

            if (usage.Tasks.Count > 0)
            {
                json.Name("tasks").Array(() => Each(usage.Tasks, task => json.Object(() => WriteTask(json, task))));
            }
        });
        return json + "\n";
    }

    /// <summary>A file with an entry for every call site of a report, and null for each number that it lacks for a cost and a month.</summary>
    public static string Init(CostReport report, PriceBook book)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() => json.Name(SchemaAddress.Member).String(SchemaAddress.Usage).Name("version").Number(UsageFileReader.Version)
            .Name("callSites").Array(() => Each(report.Counted, site => json.Object(() => WriteLacking(json, site.Fact, book)))));
        return json + "\n";
    }

    private static void WriteLacking(JsonWriter json, CallSiteFact fact, PriceBook book)
    {
        json.Name("site").String(fact.Id);
        var lacks = ExpectedCall.Of(fact, SiteUsage.Of(new UsageIndex(new UsageFile()), fact), book).Lacks;
        if (lacks.Contains("model"))
        {
            json.Name("model").String(null);
        }

        json.Name("callsPerMonth").String(null);
        foreach (var member in new[] { "inputTokens", "outputTokens", "rounds" }.Where(lacks.Contains))
        {
            json.Name(member).String(null);
        }

        var holes = fact.Input.Holes.Select(static h => h.Expression).Distinct().ToList();
        if (holes.Count > 0)
        {
            json.Name("holes").Object(() => Each(holes, hole => json.Name(hole).String(null)));
        }
    }

    private static void WriteEntry(JsonWriter json, UsageEntry entry)
    {
        WriteSelector(json, entry.Selector);
        Text(json, "model", entry.Model);
        json.OptionalMember("callsPerMonth", entry.CallsPerMonth);
        json.OptionalMember("inputTokens", entry.InputTokens);
        if (entry.Holes.Count > 0)
        {
            json.Name("holes").Object(() => Each(entry.Holes, hole => json.Name(hole.Key).Number(hole.Value)));
        }

        json.OptionalMember("historyTokens", entry.HistoryTokens);
        json.OptionalMember("contextTokens", entry.ContextTokens);
        json.OptionalMember("outputTokens", entry.OutputTokens);
        json.OptionalMember("cacheHitRate", entry.CacheHitRate);
        json.OptionalMember("cacheWriteRate", entry.CacheWriteRate);
        json.OptionalMember("batchShare", entry.BatchShare);
        json.OptionalMember("retries", entry.Retries);
        json.OptionalMember("rounds", entry.Rounds);
        Text(json, "profile", entry.Profile);
    }

    private static void WriteProfile(JsonWriter json, UsageProfile profile)
    {
        json.Name("name").String(profile.Name);
        json.OptionalMember("usersPerDay", profile.UsersPerDay);
        json.OptionalMember("messagesPerUser", profile.MessagesPerUser);
        json.OptionalMember("inputTokens", profile.InputTokens);
        json.OptionalMember("outputTokens", profile.OutputTokens);
        json.OptionalMember("daysPerMonth", profile.DaysPerMonth);
        Text(json, "model", profile.Model);
    }

    private static void WriteTask(JsonWriter json, UsageTask task)
    {
        json.Name("name").String(task.Name);
        json.OptionalMember("unitsPerMonth", task.UnitsPerMonth);
        json.Name("parts").Array(() => Each(task.Parts, part => json.Object(() =>
        {
            WriteSelector(json, part.Selector);
            if (part.Low == part.High)
            {
                json.OptionalMember("calls", part.Low);
                return;
            }

            json.Name("calls").Object(() =>
            {
                json.OptionalMember("low", part.Low);
                json.OptionalMember("expected", part.Expected);
                json.OptionalMember("high", part.High);
            });
        })));
    }

    private static void WriteSelector(JsonWriter json, SiteSelector selector) => json.Name(ContractNames<SelectorKind>.Of(selector.Kind)).String(selector.Text);

    private static void Text(JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.Name(name).String(text);
        }
    }

    private static void Each<T>(IEnumerable<T> items, System.Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }
    }
}
