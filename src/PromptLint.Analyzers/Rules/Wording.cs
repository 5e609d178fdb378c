using System.Globalization;
using PromptLint.Core.Reports;
using PromptLint.Core.Tokens;

namespace PromptLint.Analyzers.Rules;

/// <summary>Numbers as messages write them: one way for all rules, and the same in every culture.</summary>
internal static class Wording
{
    /// <summary>A whole number with thousands separated.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Dollars, with as many digits as a small amount needs.</summary>
    public static string Money(decimal dollars) => MoneyText.ForPeople(dollars);

    /// <summary>A token count with its exactness.</summary>
    public static string Tokens(TokenCount count) =>
        count.Exactness == Exactness.Exact ? Number(count.Low)
        : count.High is null ? "at least " + Number(count.Low)
        : "about " + Number(count.Typical);
}
