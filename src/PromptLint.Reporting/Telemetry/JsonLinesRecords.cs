using System;
using System.Collections.Generic;
using System.Globalization;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Telemetry;

/// <summary>Reads records of which each line is a JSON object; rules/usage/README.md lists the members.</summary>
public static class JsonLinesRecords
{
    /// <summary>Reads them.</summary>
    /// <exception cref="JsonFormatException">A line is no such object; the message says what was expected and where.</exception>
    public static IReadOnlyList<UsageRecord> Read(string text)
    {
        var records = new List<UsageRecord>();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            try
            {
                records.Add(Record(JsonParser.Parse(line)));
            }
            catch (JsonFormatException e)
            {
                throw new JsonFormatException(e.Message, number, e.Column);
            }
        }

        return records;
    }

    // Other members are the log's own.
    private static UsageRecord Record(JsonValue line)
    {
        if (line.Kind != JsonKind.Object)
        {
            throw new JsonFormatException("expected a record: an object in one line", line.Line, line.Column);
        }

        var record = new UsageRecord
        {
            Day = line.OptionalText("time") is { } time ? DayOf(time, line["time"]!) : null,
            Model = line.OptionalText("model"),
            Site = line.OptionalText("site"),
            Member = line.OptionalText("member"),
            Endpoint = line.OptionalText("endpoint"),
            User = line.OptionalText("user"),
            Task = line.OptionalText("task"),
            Calls = Whole(line, "calls") ?? 1,
            InputTokens = Whole(line, "inputTokens"),
            CachedTokens = Whole(line, "cachedTokens"),
            OutputTokens = Whole(line, "outputTokens"),
            Cost = line.OptionalNumber("cost", 0, 1_000_000_000),
        };
        return record.CachedTokens > record.InputTokens
            ? throw new JsonFormatException("expected no more \"cachedTokens\" than \"inputTokens\"", line.Line, line.Column)
            : record;
    }

    /// <summary>The day of an ISO 8601 time, UTC.</summary>
    internal static string DayOf(string time, JsonValue at) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && time.Length >= 10
            && time[4] == '-'
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw new JsonFormatException("expected a time such as 2026-11-23T08:15:00Z", at.Line, at.Column);

    private static long? Whole(JsonValue line, string name) => line.OptionalNumber(name, 0, 1_000_000_000_000_000m) is { } number ? (long)number : null;
}
