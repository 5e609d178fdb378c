using PromptLint.Core.Json;
using PromptLint.Core.Money;

namespace PromptLint.Reporting.WhatIf;

/// <summary>Writes scenarios as JSON.</summary>
public static class WhatIfJsonWriter
{
    /// <summary>The scenarios, with a newline at the end.</summary>
    public static string Write(WhatIfAnalysis analysis)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name("version").Number(1L).Name("currency").String("USD").Name("month").String(MoneyText.Exact(analysis.Sites == 0 ? null : analysis.Month))
                .Name("callSites").Number(analysis.Sites).Name("leftOut").Number(analysis.LeftOut).Name("complete").Boolean(analysis.Incomplete is null);
            json.Name("scenarios").Array(() =>
            {
                foreach (var result in analysis.Results)
                {
                    json.Object(() => WriteResult(json, result));
                }
            });
            json.Name("together").Object(() => WriteResult(json, analysis.Together));
        });
        return json + "\n";
    }

    private static void WriteResult(JsonWriter json, WhatIfResult result) => json.Name("name").String(result.Name).Name("callSites").Number(result.Sites)
        .Name("before").String(MoneyText.Exact(result.Before)).Name("after").String(MoneyText.Exact(result.After))
        .Name("saving").String(MoneyText.Exact(result.Saving));
}
