using System.CommandLine;
using System.Globalization;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.WhatIf;
using PromptLint.Tool.Files;

namespace PromptLint.Tool.Commands;

/// <summary>The options that say what might be otherwise.</summary>
internal sealed class ScenarioOptions
{
    private readonly Option<string[]> _model = Many("--model", "Another model: TO for every call, or FROM=TO.");
    private readonly Option<string[]> _cascade = Many(
        "--cascade",
        "A cheap model first: MODEL:SHARE, the share that goes on to today's model, and behind another colon the dollars of deciding.");
    private readonly Option<decimal?> _responses = new("--response-cache") { Description = "Responses cached: the share of calls that hit, 0 to 1." };
    private readonly Option<decimal?> _prompts = new("--prompt-cache") { Description = "Prompts cached: the share of input tokens that hit, 0 to 1." };
    private readonly Option<bool> _batch = new("--batch") { Description = "In batches." };
    private readonly Option<bool> _flex = new("--flex") { Description = "In the flex tier." };
    private readonly Option<long?> _cap = new("--cap") { Description = "Answers of so many tokens at the most." };
    private readonly Option<decimal?> _shorter = new("--shorter") { Description = "Prompts shorter by so many per cent." };
    private readonly Option<decimal?> _change = new("--price-change") { Description = "All prices change by so many per cent." };
    private readonly Option<string?> _card = new("--new-prices") { Description = "Another price card holds." };
    private readonly Option<string?> _day = new("--prices-on") { Description = "The prices of a day hold, yyyy-MM-dd, where the cards tell them." };
    private readonly Option<string?> _retired = new("--retirement") { Description = "DATE=MODEL: models that are retired by that day are replaced." };

    /// <summary>All of them, for a command.</summary>
    public IEnumerable<Option> All => [_model, _cascade, _responses, _prompts, _batch, _flex, _cap, _shorter, _change, _card, _day, _retired];

    /// <summary>The scenarios that were asked for; the usual ones when none was.</summary>
    /// <exception cref="InputFileException">A value is none of its option.</exception>
    public IReadOnlyList<Scenario> Read(ParseResult parsed, PriceBook book)
    {
        List<Scenario> scenarios = [
            .. parsed.GetValue(_model)!.Select(text => Model(text, book)),
            .. parsed.GetValue(_cascade)!.Select(text => CascadeOf(text, book))];
        Add(_responses, 0, 1, static rate => new ResponseCache(rate));
        Add(_prompts, 0, 1, static rate => new PromptCache(rate));
        Add(_shorter, 0, 100, static percent => new ShorterPrompt(percent / 100));
        Add(_change, -100, 1000, static percent => new PriceChangeBy(percent));
        if (parsed.GetValue(_batch))
        {
            scenarios.Add(new AnotherTier(ServiceTier.Batch));
        }

        if (parsed.GetValue(_flex))
        {
            scenarios.Add(new AnotherTier(ServiceTier.Flex));
        }

        if (parsed.GetValue(_cap) is { } cap)
        {
            scenarios.Add(cap > 0 ? new OutputLimit(cap) : throw new InputFileException("--cap must be 1 or more."));
        }

        if (parsed.GetValue(_card) is { } card)
        {
            scenarios.Add(new NewPrices(Path.GetFileName(card), PriceFiles.Book([card])));
        }

        if (parsed.GetValue(_day) is { } day)
        {
            scenarios.Add(new PricesOfDay(PriceFiles.Day("--prices-on", day)));
        }

        if (parsed.GetValue(_retired) is { } retired)
        {
            scenarios.Add(RetirementOf(retired, book));
        }

        return scenarios.Count > 0 ? scenarios : WhatIfAnalysis.Usual;

        void Add(Option<decimal?> option, decimal least, decimal most, Func<decimal, Scenario> scenario)
        {
            if (parsed.GetValue(option) is { } value)
            {
                scenarios.Add(value >= least && value <= most
                    ? scenario(value)
                    : throw new InputFileException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be from {least} to {most}.")));
            }
        }
    }

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, DefaultValueFactory = static _ => [] };

    private static AnotherModel Model(string text, PriceBook book)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new AnotherModel(null, Find(text, book)) : new AnotherModel(Find(text[..equals], book).Id, Find(text[(equals + 1)..], book));
    }

    private static Cascade CascadeOf(string text, PriceBook book)
    {
        var parts = text.Split(':');
        return parts.Length is 2 or 3 && Number(parts[1]) is >= 0 and <= 1 and var share && Number(parts.Length == 3 ? parts[2] : "0") is >= 0 and var router
            ? new Cascade(Find(parts[0], book), share, router)
            : throw new InputFileException($"--cascade must be MODEL:SHARE or MODEL:SHARE:DOLLARS, the share from 0 to 1, not '{text}'.");
    }

    private static Retirement RetirementOf(string text, PriceBook book)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new Retirement(parts[0], Find(parts[1], book))
            : throw new InputFileException($"--retirement must be yyyy-MM-dd=MODEL, not '{text}'.");
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ModelPrice Find(string name, PriceBook book) => book.Find(name) ?? throw new InputFileException($"no price card has a model '{name}'.");
}
