using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;

namespace PromptLint.Core.Facts;

/// <summary>The entry of <c>failures</c> in promptlint.json, written and read in one place: the fact in the compiler's log and the report agree.</summary>
public static class AnalysisFailureJson
{
    /// <summary>Writes an entry, an object of its own.</summary>
    public static void Write(JsonWriter json, AnalysisFailure failure) => json.Object(() =>
    {
        json.Name("step").String(ContractNames<FailedStep>.Of(failure.Step))
            .Name("file").String(failure.Place?.File).Name("line").Number(failure.Place?.Line).Name("column").Number(failure.Place?.Column)
            .Name("why").String(failure.Why);
        foreach (var (name, text) in new[] { ("member", failure.Member), ("site", failure.Site), ("exception", failure.Exception) })
        {
            if (text.Length > 0)
            {
                json.Name(name).String(text);
            }
        }

        if (failure.Projects.Count > 0)
        {
            json.Name("projects").Array(() =>
            {
                foreach (var project in failure.Projects)
                {
                    json.String(project);
                }
            });
        }
    });

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonFormatException">A member is missing or of another kind; the message says which.</exception>
    public static AnalysisFailure Read(JsonValue entry) => new(ContractNames<FailedStep>.Parse(entry.Required("step")), Place(entry), entry.Text("why"))
    {
        Member = entry.OptionalText("member") ?? "",
        Site = entry.OptionalText("site") ?? "",
        Exception = entry.OptionalText("exception") ?? "",
        Projects = entry["projects"] is null ? Array.Empty<string>() : entry.Texts("projects"),
    };

    private static SourcePlace? Place(JsonValue entry) => entry.OptionalText("file") is { } file
        ? new SourcePlace(file, Whole(entry.OptionalInteger("line")), Whole(entry.OptionalInteger("column")))
        : null;

    private static int Whole(long? number) => (int)Math.Max(1, Math.Min(number ?? 1, int.MaxValue));
}
