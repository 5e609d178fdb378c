using System.Collections.Generic;
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
        return tokens >= 0.001m ? new SelfHosting(dollars, tokens) : throw reader.Error(hosted["tokensPerSecond"]!, "expected a number above 0.001 for 'tokensPerSecond'");
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
