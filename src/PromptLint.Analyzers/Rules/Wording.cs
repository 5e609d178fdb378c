using System.Globalization;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Money;
using PromptLint.Core.Tokens;

namespace PromptLint.Analyzers.Rules;

/// <summary>Numbers as messages write them: one way for all rules, and the same in every culture.</summary>
internal static class Wording
{
    /// <summary>Where something stands, seen from a call: <c>line 17</c>, or <c>Answer.cs:17</c> in another file.</summary>
    public static string At(SourcePlace place, SourcePlace call) => place.File == call.File
        ? "line " + place.Line.ToString(CultureInfo.InvariantCulture)
        : place.File.Split('/', '\\').Last() + ":" + place.Line.ToString(CultureInfo.InvariantCulture);

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
