using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>Writes a diff as JSON for programs; it is written whether or not anything changed.</summary>
public static class DiffJsonWriter
{
    private const int Version = 1;

    /// <summary>The diff, with a newline at its end; the same reports give the same bytes.</summary>
    public static string Write(ReportDiff diff)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name("version").Number(Version).Name("currency").String("USD")
                .Name("baseComplete").Boolean(diff.Base.IsComplete).Name("headComplete").Boolean(diff.Head.IsComplete).Name("summary").Object(() =>
            {
                json.Name("added").Number(diff.Count(ChangeKind.Added)).Name("removed").Number(diff.Count(ChangeKind.Removed))
                    .Name("changed").Number(diff.Count(ChangeKind.Changed)).Name("moved").Number(diff.Count(ChangeKind.Moved))
                    .Name("unknown").Number(diff.Count(ChangeKind.Unknown));
                WriteEffect(json, "low", diff.Low);
                WriteEffect(json, "high", diff.High);
                json.Name("newlyUnbounded").Number(diff.NewlyUnbounded);
                if (diff.BaseMonthly is null && diff.HeadMonthly is null)
                {
                    json.Name("monthly").String(null);
                }
                else
                {
                    WriteEffect(json, "monthly", diff.Monthly);
                }
            });
            json.Name("changes").Array(() =>
            {
                foreach (var change in diff.Changes)
                {
                    json.Object(() => WriteChange(json, change));
                }
            });
        });
        return json + "\n";
    }

    private static void WriteEffect(JsonWriter json, string name, DiffEffect effect) => json.Name(name).Object(() => json
        .Name("difference").String(MoneyText.Exact(effect.Difference)).Name("unknown").Number(effect.Unknown));

    private static void WriteChange(JsonWriter json, SiteChange change)
    {
        json.Name("change").String(ContractNames<ChangeKind>.Of(change.Kind));
        WriteSite(json, "old", change.Old);
        WriteSite(json, "new", change.New);
        WriteAmount(json, "low", change.Low);
        WriteAmount(json, "high", change.High);
        WriteAmount(json, "monthly", change.Monthly);
        json.Name("reasons").Array(() => change.Reasons.Aggregate(json, static (writer, reason) => writer.String(reason)));
    }

    private static void WriteSite(JsonWriter json, string name, ReportedCallSite? site)
    {
        if (site is null)
        {
            json.Name(name).String(null);
            return;
        }

        json.Name(name).Object(() => json.Name("id").String(site.Fact.Id).Name("file").String(site.Fact.Place.File).Name("line").Number(site.Fact.Place.Line)
            .Name("member").String(site.Fact.Member).Name("method").String(site.Fact.Method).Name("model").String(site.Fact.Model.Id));
    }

    private static void WriteAmount(JsonWriter json, string name, AmountChange amount) => json.Name(name).Object(() => json
        .Name("before").String(MoneyText.Exact(amount.Before)).Name("after").String(MoneyText.Exact(amount.After))
        .Name("difference").String(MoneyText.Exact(amount.Difference)));
}
