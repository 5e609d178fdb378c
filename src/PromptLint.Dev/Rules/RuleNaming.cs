using System.Text.RegularExpressions;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Rules;

/// <summary>How rules are called.</summary>
internal static partial class RuleNaming
{
    /// <summary>What the first digit of an id says.</summary>
    public const string Groups = "1 prompts, 2 answers, 3 repetition, 4 models, 5 caching and batches, 6 budgets, 7 contracts, 9 PromptLint itself";

    /// <summary>Refuses an id or a name that no rule can have.</summary>
    /// <exception cref="RefusedException">It cannot; the message says why.</exception>
    public static void Expect(string id, string name, IReadOnlyList<RuleFact> rules)
    {
        if (!Id().IsMatch(id))
        {
            throw new RefusedException($"'{id}' is no id of a rule: expected PL and four digits, of which the first is {Groups}.");
        }

        if (!Name().IsMatch(name))
        {
            throw new RefusedException(
                $"'{name}' is no name of a rule: expected what is bad in two words or more, each with a capital and nothing between, as OutputCapMissing.");
        }

        if (rules.FirstOrDefault(r => r.Id == id) is { } same)
        {
            throw new RefusedException($"{id} is {same.Name} already; the next free id is {Free(id, rules)}.");
        }

        if (rules.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            throw new RefusedException($"{named.Id} is called {named.Name} already.");
        }
    }

    /// <summary>A name in words: <c>OutputCapMissing</c> is "Output cap missing".</summary>
    public static string Words(string name) => Capital().Replace(name, static m => " " + m.Value.ToLowerInvariant());

    private static string Free(string id, IReadOnlyList<RuleFact> rules)
    {
        var taken = rules.Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, 999).Select(n => $"{id[..3]}{n:000}").First(free => !taken.Contains(free));
    }

    [GeneratedRegex(@"^PL[1-79][0-9]{3}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^([A-Z][a-z]+){2,}\z")]
    private static partial Regex Name();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
