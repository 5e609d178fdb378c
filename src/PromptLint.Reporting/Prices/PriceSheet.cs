using System.Collections.Generic;
using System.Globalization;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Prices;

/// <summary>Tells a model's prices for people, and when hardware of one's own is cheaper.</summary>
public static class PriceSheet
{
    /// <summary>The sheet as plain text; unknown rates are said to be unknown.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="model">The model.</param>
    public static string Write(string name, ModelPrice model)
    {
        var text = new StringBuilder(model.Id);
        text.Append(name == model.Id ? "" : " (asked for as " + DeceivingText.Visible(name) + ")").Append('\n');
        Line("card", model.Card + ", as of " + model.CardAsOf);
        Line("provider", model.Provider.Length > 0 ? model.Provider : null);
        if (model.SelfHosting is { } hosting)
        {
            Line("hardware", $"{PriceUpdate.Dollars(hosting.DollarsPerHour)} an hour, {Number(hosting.TokensPerSecond)} tokens a second");
            Line("per 1,000,000 tokens", MoneyText.ForPeople(hosting.DollarsPerMillion) + " when always busy");
            Line("a month", $"{MoneyText.ForPeople(hosting.DollarsPerMonth)} for {Number(decimal.Truncate(hosting.TokensPerMonth))} tokens at the most");
        }
        else
        {
            Rates("per 1,000,000 tokens", model.Rates);
            if (model.LongContext is { } tier)
            {
                Rates($"above {Number(tier.AboveInputTokens)} input tokens", tier.Rates);
            }

            foreach (var hours in model.ByTimeOfDay)
            {
                Rates($"from {hours.UtcFrom} to {hours.UtcTo}", hours.Rates);
            }

            for (var i = 0; i < model.Periods.Count; i++)
            {
                // Of today the lines above tell more.
                if (model.Periods[i] != PriceOfDay.PeriodOf(model, model.CardAsOf))
                {
                    Rates(
                        model.Periods[i].From is { } from ? "from " + from : "before " + (i + 1 < model.Periods.Count ? model.Periods[i + 1].From : "today"),
                        model.Periods[i].Rates);
                }
            }

            Line("batch", Share(model.BatchMultiplier));
            Line("flex", Share(model.FlexMultiplier));
            Line("priority", Share(model.PriorityMultiplier));
        }

        Line("context window", model.ContextWindow is { } window ? Number(window) + " tokens" : null);
        Line("longest answer", model.MaxOutputTokens is { } most ? Number(most) + " tokens" : null);
        Line("retirement", model.Retirement);
        foreach (var remark in model.Disagreements)
        {
            Line("sources disagree", remark);
        }

        return text.ToString();

        void Line(string what, string? value)
        {
            if (value is not null)
            {
                text.Append("  ").Append(what).Append(": ").Append(DeceivingText.Visible(value)).Append('\n');
            }
        }

        void Rates(string what, TokenRates rates) => Line(what, string.Join(", ", Parts(rates)));
    }

    /// <summary>From how many tokens a month the hardware is cheaper than a model that is paid by the token.</summary>
    /// <param name="own">The model on hardware of one's own.</param>
    /// <param name="other">The model that is paid by the token.</param>
    /// <param name="outputShare">Share of the tokens that are output, 0 to 1.</param>
    public static string BreakEven(ModelPrice own, ModelPrice other, decimal outputShare)
    {
        var hosting = own.SelfHosting!;
        var share = (outputShare * 100).ToString("0.##", CultureInfo.InvariantCulture) + " % of them output";
        if (hosting.BreakEvenTokens(other, outputShare) is not { } tokens)
        {
            return $"Where {own.Id} breaks even with {other.Id} is unknown: a price is missing.\n";
        }

        return tokens > hosting.TokensPerMonth
            ? $"{own.Id} never breaks even with {other.Id}: it would take {Number(tokens)} tokens a month ({share}), "
                + $"and it makes {Number(decimal.Truncate(hosting.TokensPerMonth))} at the most.\n"
            : $"{own.Id} is cheaper than {other.Id} from {Number(tokens)} tokens a month on ({share}), "
                + $"{(tokens / hosting.TokensPerMonth * 100).ToString("0.0", CultureInfo.InvariantCulture)} % of what it can do.\n";
    }

    private static IEnumerable<string> Parts(TokenRates rates)
    {
        yield return "input " + PriceUpdate.Dollars(rates.Input);
        yield return "output " + PriceUpdate.Dollars(rates.Output);
        yield return "cached input " + PriceUpdate.Dollars(rates.CachedInput);
        if (rates.CacheWrite is not null)
        {
            yield return "cache write " + PriceUpdate.Dollars(rates.CacheWrite);
        }

        if (rates.CacheWrite1h is not null)
        {
            yield return "cache write for an hour " + PriceUpdate.Dollars(rates.CacheWrite1h);
        }
    }

    private static string? Share(decimal? multiplier) =>
        multiplier is { } share ? (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " % of the price" : null;

    private static string Number(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
