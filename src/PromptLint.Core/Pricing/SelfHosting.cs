using PromptLint.Core.Money;

namespace PromptLint.Core.Pricing;

/// <summary>A model on hardware of one's own or for rent: paid by the hour, whether it works or not.</summary>
/// <param name="DollarsPerHour">US dollars for an hour of the hardware.</param>
/// <param name="TokensPerSecond">Tokens that it reads and writes together in a second under load.</param>
public sealed record SelfHosting(decimal DollarsPerHour, decimal TokensPerSecond)
{
    /// <summary>Hours of a month: 365 days of 24 hours in 12 months.</summary>
    public const int HoursOfMonth = 730;

    /// <summary>US dollars per 1,000,000 tokens when it is always busy: $3.50 at 500 tokens a second is $1.94.</summary>
    public decimal DollarsPerMillion => DollarsPerHour / (TokensPerSecond * 3600) * 1_000_000;

    /// <summary>US dollars a month.</summary>
    public decimal DollarsPerMonth => DollarsPerHour * HoursOfMonth;

    /// <summary>The most tokens of a month.</summary>
    public decimal TokensPerMonth => TokensPerSecond * 3600 * HoursOfMonth;

    /// <summary>
    /// The tokens a month from which it is cheaper than a model that is paid by the token; null when that model's price is unknown or nothing.
    /// It may lie beyond <see cref="TokensPerMonth"/>: then it never is.
    /// </summary>
    /// <param name="model">The model that is paid by the token.</param>
    /// <param name="outputShare">Share of the tokens that are output, 0 to 1.</param>
    public decimal? BreakEvenTokens(ModelPrice model, decimal outputShare)
    {
        var output = outputShare == 0 ? 0 : MoneySum.Times(model.Rates.Output, outputShare);
        var perMillion = MoneySum.Of(new[] { MoneySum.Times(model.Rates.Input, 1 - outputShare), output });
        return perMillion is > 0 ? decimal.Round(DollarsPerMonth / perMillion.Value * 1_000_000, System.MidpointRounding.AwayFromZero) : null;
    }
}
