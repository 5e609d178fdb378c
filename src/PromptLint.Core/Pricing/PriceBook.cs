using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptLint.Core.Tokens;

namespace PromptLint.Core.Pricing;

/// <summary>All price cards together: the shipped ones, and the user's on top of them. Immutable.</summary>
public sealed class PriceBook
{
    private const string ResourceFolder = "prices/";
    private const string TokenizersResource = ResourceFolder + "tokenizers.json";

    private static readonly Lazy<PriceBook> Shipped = new(ReadShipped);

    private readonly IReadOnlyDictionary<string, TokenizerProfile> _profiles;
    private readonly Dictionary<string, string> _deployments = new(StringComparer.OrdinalIgnoreCase);

    private PriceBook(IReadOnlyList<PriceCard> cards, IReadOnlyDictionary<string, TokenizerProfile> profiles)
    {
        Cards = cards;
        _profiles = profiles;
        Index = new ModelIndex(cards.Select(static c => c.Models).ToList());
        foreach (var mapping in cards.Reverse().SelectMany(static c => c.Deployments))
        {
            _deployments[mapping.Key] = mapping.Value;
        }
    }

    /// <summary>The cards that ship with the product.</summary>
    public static PriceBook Default => Shipped.Value;

    /// <summary>The cards, the strongest first.</summary>
    public IReadOnlyList<PriceCard> Cards { get; }

    internal ModelIndex Index { get; }

    /// <summary>A book in which that card's models and deployments win, model by model.</summary>
    public PriceBook With(PriceCard card) => new(Cards.Prepend(card).ToList(), _profiles);

    /// <summary>The book at the prices of a day; a model whose price on that day nobody tells is not in it.</summary>
    /// <param name="day">The day, yyyy-MM-dd.</param>
    public PriceBook On(string day)
    {
        // The strongest row speaks for its model: where it does not tell the day, a weaker one must not.
        var untold = new HashSet<string>(
            Cards.SelectMany(static c => c.Models)
                .GroupBy(static m => m.Id, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.First().On(day) is null)
                .Select(static g => g.Key),
            StringComparer.OrdinalIgnoreCase);
        return new PriceBook(
            Cards.Select(c => c with { Models = c.Models.Where(m => !untold.Contains(m.Id)).Select(m => m.On(day) ?? m).ToList() }).ToList(),
            _profiles);
    }

    /// <summary>The price of a model by id, alias, dated snapshot, or a name with a seller's prefix; null when no card has it.</summary>
    public ModelPrice? Find(string model) => Index.Find(model);

    /// <summary>The model that the user says is behind a deployment name; null when the user does not.</summary>
    public string? MappedModel(string deployment) => _deployments.TryGetValue(deployment, out var model) ? model : null;

    /// <summary>The tokenizer profile of that name; null when there is none.</summary>
    public TokenizerProfile? Profile(string? name) => name is not null && _profiles.TryGetValue(name, out var profile) ? profile : null;

    /// <summary>The names of the tokenizer profiles, in order.</summary>
    public IEnumerable<string> Profiles => _profiles.Keys.OrderBy(static name => name, StringComparer.Ordinal);

    private static PriceBook ReadShipped()
    {
        var assembly = typeof(PriceBook).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(static n => n.StartsWith(ResourceFolder, StringComparison.Ordinal) && n != TokenizersResource)
            .OrderBy(static n => n, StringComparer.Ordinal);
        var cards = names.Select(n => PriceCardReader.ReadShipped(Read(n), n)).ToList();
        return new PriceBook(cards, TokenizerProfileReader.Read(Read(TokenizersResource), TokenizersResource));

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
