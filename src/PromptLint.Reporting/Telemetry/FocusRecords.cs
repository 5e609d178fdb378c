using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Telemetry;

/// <summary>
/// Reads a bill in FOCUS columns as CSV. The model is looked for in x_Model, SkuId, SkuMeter and ResourceName, in this order;
/// tokens are taken where ConsumedUnit says that they are tokens. A bill counts no calls.
/// </summary>
public static class FocusRecords
{
    /// <summary>Reads the charges that are usage.</summary>
    /// <param name="text">The file's text.</param>
    /// <exception cref="JsonFormatException">It lacks a column that is needed, or a cell is none of its column.</exception>
    public static IReadOnlyList<UsageRecord> Read(string text)
    {
        var rows = CsvReader.Rows(text).ToList();
        var names = rows.Count > 0 ? rows[0].Cells : Array.Empty<string>();
        var columns = names.Select(static (n, i) => (n, i))
            .GroupBy(static c => c.n, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.First().i, StringComparer.Ordinal);
        foreach (var needed in new[] { "BilledCost", "BillingCurrency", "ChargePeriodStart" })
        {
            if (!columns.ContainsKey(needed))
            {
                throw new JsonFormatException($"expected a FOCUS bill with a column {needed}", 1, 1);
            }
        }

        return rows.Skip(1).Where(r => Cell(r.Cells, columns, "ChargeCategory") is null or "Usage").Select(r => Record(r.Line, r.Cells, columns)).ToList();
    }

    private static UsageRecord Record(int line, IReadOnlyList<string> cells, Dictionary<string, int> columns)
    {
        if (Cell(cells, columns, "BillingCurrency") is { } currency && currency != "USD")
        {
            throw new JsonFormatException($"expected the currency USD, found '{currency}'", line, 1);
        }

        var meter = Cell(cells, columns, "SkuMeter") ?? "";
        var tokens = (Cell(cells, columns, "ConsumedUnit") ?? "").IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0
            ? Amount(cells, columns, "ConsumedQuantity", line)
            : null;
        var output = meter.IndexOf("output", StringComparison.OrdinalIgnoreCase) >= 0;
        var cached = meter.IndexOf("cache", StringComparison.OrdinalIgnoreCase) >= 0;
        return new UsageRecord
        {
            Day = Day(Cell(cells, columns, "ChargePeriodStart"), line),
            Model = Cell(cells, columns, "x_Model")
                ?? Cell(cells, columns, "SkuId")
                ?? Cell(cells, columns, "SkuMeter")
                ?? Cell(cells, columns, "ResourceName"),
            Site = Cell(cells, columns, "x_CallSiteId"),
            Endpoint = Cell(cells, columns, "ResourceName") ?? Cell(cells, columns, "ServiceName"),
            InputTokens = output ? null : Whole(tokens),
            CachedTokens = cached ? Whole(tokens) : null,
            OutputTokens = output ? Whole(tokens) : null,
            Cost = Amount(cells, columns, "BilledCost", line),
        };
    }

    private static string? Cell(IReadOnlyList<string> cells, Dictionary<string, int> columns, string name) =>
        columns.TryGetValue(name, out var index) && index < cells.Count && cells[index].Trim() is { Length: > 0 } text && text != "null" ? text : null;

    private static decimal? Amount(IReadOnlyList<string> cells, Dictionary<string, int> columns, string name, int line)
    {
        if (Cell(cells, columns, name) is not { } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < 1_000_000_000_000_000m
            ? amount
            : throw new JsonFormatException($"expected a number in {name}", line, 1);
    }

    private static long? Whole(decimal? tokens) => tokens is >= 0 ? (long)tokens.Value : null;

    private static string? Day(string? text, int line) => text is null ? null
        : text.Length >= 10
            && DateTime.TryParseExact(text.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text.Substring(0, 10)
        : throw new JsonFormatException("expected a date in ChargePeriodStart", line, 1);
}
