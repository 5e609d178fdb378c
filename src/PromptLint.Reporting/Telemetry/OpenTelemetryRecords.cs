using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Telemetry;

/// <summary>
/// Reads spans of generative AI from OTLP's JSON, by the names of OpenTelemetry's semantic conventions. Spans without a
/// <c>gen_ai</c> model or token count are passed over. A file may hold one export, or one on each line, as collectors write it.
/// </summary>
public static class OpenTelemetryRecords
{
    /// <summary>Reads them.</summary>
    /// <exception cref="JsonFormatException">The text is no export of spans; the message says what was expected and where.</exception>
    public static IReadOnlyList<UsageRecord> Read(string text)
    {
        var lines = text.Split('\n').Where(static l => l.Trim().Length > 0).ToList();
        var exports = lines.Count > 1
            && lines.All(static l => l.TrimStart().StartsWith("{", StringComparison.Ordinal))
            && lines.All(static l => l.TrimEnd().EndsWith("}", StringComparison.Ordinal))
            ? lines.Select((l, i) => Parse(l, i)).ToList()
            : new List<JsonValue> { JsonParser.Parse(text) };
        return exports
            .SelectMany(static e => e.Array("resourceSpans"))
            .SelectMany(static r => r.OptionalArray("scopeSpans"))
            .SelectMany(static s => s.OptionalArray("spans"))
            .Select(Record).Where(static r => r is not null).Select(static r => r!)
            .ToList();
    }

    private static JsonValue Parse(string line, int index)
    {
        try
        {
            return JsonParser.Parse(line);
        }
        catch (JsonFormatException e)
        {
            throw new JsonFormatException(e.Message, index + 1, e.Column);
        }
    }

    private static UsageRecord? Record(JsonValue span)
    {
        var attributes = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var attribute in span.OptionalArray("attributes"))
        {
            attributes[attribute.Text("key")] = attribute.Object("value");
        }

        var model = Text(attributes, "gen_ai.response.model") ?? Text(attributes, "gen_ai.request.model");
        var input = Whole(attributes, "gen_ai.usage.input_tokens");
        var output = Whole(attributes, "gen_ai.usage.output_tokens");
        if (model is null || (input is null && output is null))
        {
            return null;
        }

        return new UsageRecord
        {
            Day = Day(span),
            Model = model,
            Site = Text(attributes, "promptlint.site"),
            Member = Text(attributes, "code.function.name"),
            Endpoint = Text(attributes, "server.address"),
            User = Text(attributes, "enduser.id") ?? Text(attributes, "user.id"),
            Task = Text(attributes, "promptlint.task"),
            Calls = 1,
            InputTokens = input,
            CachedTokens = Whole(attributes, "gen_ai.usage.cache_read.input_tokens"),
            OutputTokens = output,
        };
    }

    // Nanoseconds as text or as a number: both are written.
    private static string? Day(JsonValue span) =>
        span["startTimeUnixNano"] is { } start
            && decimal.TryParse(start.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            && nanoseconds / 1_000_000_000 < 253_402_300_800m
            ? DateTimeOffset.FromUnixTimeSeconds((long)(nanoseconds / 1_000_000_000)).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string? Text(Dictionary<string, JsonValue> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value["stringValue"] is { Kind: JsonKind.String } text && text.Text.Length > 0 ? text.Text : null;

    private static long? Whole(Dictionary<string, JsonValue> attributes, string name)
    {
        if (!attributes.TryGetValue(name, out var value) || (value["intValue"] ?? value["doubleValue"]) is not { } number)
        {
            return null;
        }

        return decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole) && whole is >= 0 and <= 1_000_000_000_000_000m
            ? (long)whole
            : throw new JsonFormatException($"expected a number of tokens for {name}", number.Line, number.Column);
    }
}
