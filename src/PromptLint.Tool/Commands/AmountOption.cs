using System.CommandLine;
using System.Globalization;

namespace PromptLint.Tool.Commands;

/// <summary>An option that takes an amount of dollars or per cent: a plain number in every culture, and none below zero.</summary>
internal static class AmountOption
{
    /// <summary>Makes it.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">For the help.</param>
    public static Option<decimal?> Of(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return amount;
            }

            result.AddError($"{name} takes a number of 0 or more, as 0.05; found '{text}'.");
            return null;
        },
    };
}
