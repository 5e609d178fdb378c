using System;
using System.Collections.Generic;
using System.Globalization;
using PromptLint.Core.Json;

namespace PromptLint.Core.Pricing;

/// <summary>Reads one model of a price card.</summary>
internal static class ModelReader
{
    public static ModelPrice Read(CardJson reader, JsonValue item)
    {
        reader.Expect(item, JsonKind.Object, "a model: an object with 'id' and 'rates'");
        var id = reader.RequiredText(item, "id", "a model");
        var hosting = Hosting(reader, item);
        var rates = reader.Member(item, "rates");
        if ((rates is null) == (hosting is null))
        {
            throw reader.Error(item, hosting is null ? $"expected 'rates' for '{id}'" : $"expected either 'rates' or 'selfHosted' for '{id}'");
        }

        return new ModelPrice
        {
            Id = id,
            Provider = reader.Text(item, "provider") ?? "",
            Rates = rates is not null ? Rates(reader, rates) : OwnRates(hosting!),
            SelfHosting = hosting,
            LongContext = LongContext(reader, item),
            Periods = Periods(reader, item),
            ByTimeOfDay = ByTimeOfDay(reader, item),
            EffectiveFrom = DayOrMonth(reader, item, "effectiveFrom"),
            BatchMultiplier = reader.Decimal(item, "batchMultiplier"),
            FlexMultiplier = reader.Decimal(item, "flexMultiplier"),
            PriorityMultiplier = reader.Decimal(item, "priorityMultiplier"),
            ContextWindow = reader.Whole(item, "contextWindow"),
            MaxOutputTokens = reader.Whole(item, "maxOutputTokens"),
            Reasoning = reader.Flag(item, "reasoning"),
            Mode = reader.Text(item, "mode"),
            Tokenizer = reader.Text(item, "tokenizer"),
            SupportsStop = reader.Flag(item, "supportsStop"),
            AcceptsMaxTokens = reader.Flag(item, "acceptsMaxTokens"),
            RejectsSamplingParams = reader.Flag(item, "rejectsSamplingParams"),
            PromptCacheMinTokens = reader.Whole(item, "promptCacheMinTokens"),
            Retirement = reader.Date(item, "retirement"),
            RetirementSource = reader.Text(item, "retirementSource"),
            ReleaseDate = reader.Date(item, "releaseDate"),
            Names = Names(reader, item),
            Notes = reader.Texts(item, "notes"),
            Disagreements = reader.Texts(item, "disagreements"),
        };
    }

    private static TokenRates Rates(CardJson reader, JsonValue rates)
    {
        reader.Expect(rates, JsonKind.Object, "an object with 'input' and 'output' for the rates");
        return new TokenRates(
            reader.Decimal(rates, "input") ?? throw reader.Error(rates, "expected rates with a number for 'input'"),
            reader.Decimal(rates, "output"),
            reader.Decimal(rates, "cachedInput"),
            reader.Decimal(rates, "cacheWrite"),
            reader.Decimal(rates, "cacheWrite1h"));
    }

    private static SelfHosting? Hosting(CardJson reader, JsonValue item)
    {
        if (reader.Member(item, "selfHosted") is not { } hosted)
        {
            return null;
        }

        reader.Expect(hosted, JsonKind.Object, "an object with 'dollarsPerHour' and 'tokensPerSecond' for 'selfHosted'");
        var dollars = reader.Decimal(hosted, "dollarsPerHour") ?? throw reader.Error(hosted, "expected 'dollarsPerHour' for 'selfHosted'");
        var tokens = reader.Decimal(hosted, "tokensPerSecond") ?? throw reader.Error(hosted, "expected 'tokensPerSecond' for 'selfHosted'");
        return tokens >= 0.001m
            ? new SelfHosting(dollars, tokens)
            : throw reader.Error(hosted["tokensPerSecond"]!, "expected a number above 0.001 for 'tokensPerSecond'");
    }

    // Read or written, a token takes its share of the hour; a cache of one's own has no price.
    private static TokenRates OwnRates(SelfHosting hosting) => new(hosting.DollarsPerMillion, hosting.DollarsPerMillion, null, null, null);

    private static LongContextTier? LongContext(CardJson reader, JsonValue item)
    {
        if (reader.Member(item, "longContextTier") is not { } tier)
        {
            return null;
        }

        var rates = Rates(reader, tier);
        return new LongContextTier(
            reader.Whole(tier, "aboveInputTokens") ?? throw reader.Error(tier, "expected a long context tier with 'aboveInputTokens'"),
            rates);
    }

    /// <summary>Periods in their order: what holds on a day must not hang on how a file was sorted.</summary>
    private static IReadOnlyList<PricePeriod> Periods(CardJson reader, JsonValue item)
    {
        var periods = new List<PricePeriod>();
        foreach (var period in reader.Items(item, "priceHistory"))
        {
            reader.Expect(period, JsonKind.Object, "objects with 'from' and 'input' in 'priceHistory'");
            var from = reader.Date(period, "from");
            if (periods.Count > 0 && (from is null || string.CompareOrdinal(from, periods[periods.Count - 1].From ?? "") <= 0))
            {
                throw reader.Error(period, "expected a period with a later 'from' than the one before it in 'priceHistory'");
            }

            periods.Add(new PricePeriod(from, Rates(reader, period), LongContext(reader, period)));
        }

        return periods;
    }

    private static IReadOnlyList<TimeOfDayPrice> ByTimeOfDay(CardJson reader, JsonValue item)
    {
        var prices = new List<TimeOfDayPrice>();
        foreach (var price in reader.Items(item, "timeOfDayPrices"))
        {
            reader.Expect(price, JsonKind.Object, "objects with 'utcFrom', 'utcTo' and 'input' in 'timeOfDayPrices'");
            prices.Add(
                new TimeOfDayPrice(reader.RequiredText(price, "utcFrom", "a price"), reader.RequiredText(price, "utcTo", "a price"), Rates(reader, price)));
        }

        return prices;
    }

    private static string? DayOrMonth(CardJson reader, JsonValue item, string name) => reader.Text(item, name) is not { } text ? null
        : DateTime.TryParseExact(text, new[] { "yyyy-MM-dd", "yyyy-MM" }, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text
        : throw reader.Error(item[name]!, $"expected a date yyyy-MM-dd or a month yyyy-MM for '{name}'");

    private static ModelNames Names(CardJson reader, JsonValue item)
    {
        var patterns = reader.Items(item, "patterns");
        var texts = new List<string>(patterns.Count);
        foreach (var pattern in patterns)
        {
            texts.Add(Pattern(reader, pattern, "patterns")!);
        }

        return new ModelNames
        {
            Aliases = reader.Texts(item, "aliases"),
            Patterns = texts,
            AzureDeploymentKeys = reader.Texts(item, "azureDeploymentKeys"),
            BedrockIds = reader.Texts(item, "bedrockIds"),
            BedrockPattern = Pattern(reader, reader.Member(item, "bedrockPattern"), "bedrockPattern"),
            BedrockRegionalMultiplier = reader.Decimal(item, "bedrockRegionalMultiplier"),
            VertexPattern = Pattern(reader, reader.Member(item, "vertexPattern"), "vertexPattern"),
        };
    }

    private static string? Pattern(CardJson reader, JsonValue? value, string member)
    {
        if (value is null)
        {
            return null;
        }

        var text = reader.Expect(value, JsonKind.String, $"a regular expression for '{member}'").Text;
        if (!reader.ChecksPatterns)
        {
            return text;
        }

        return NamePattern.TryCreate(text, out var problem) is null ? throw reader.Error(value, problem) : text;
    }
}
