using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Schemas.Tests;

/// <summary>Our own readers of the formats.</summary>
internal static class Readers
{
    /// <summary>Why the reader of a format takes a text for none; null when it reads it.</summary>
    /// <param name="schema">The name of the format's schema.</param>
    /// <param name="text">The text.</param>
    public static string? Refuses(string schema, string text)
    {
        try
        {
            switch (schema)
            {
                case "sdk-catalog": SdkCatalogReader.Read(text); break;
                case "price-card": PriceCardReader.Read(text, "card.json"); break;
                case "promptlint": ReportJsonReader.Read(text); break;
                case "usage": UsageFileReader.Read(text); break;
                case "policy": PolicyFileReader.Read(text); break;
                default: throw new ArgumentOutOfRangeException(nameof(schema));
            }

            return null;
        }
        catch (Exception e) when (e is JsonFormatException or PriceCardException)
        {
            return e.Message;
        }
    }
}
