using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Core.Pricing;

/// <summary>Finds the model behind a name. Exact names first, then Bedrock's and Vertex AI's forms, then the longest pattern.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, ModelPrice> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ModelPrice> _byAzureKey = new(StringComparer.Ordinal);
    private readonly List<(NamePattern Pattern, ModelPrice Model)> _bedrock = new();
    private readonly List<(NamePattern Pattern, ModelPrice Model)> _vertex = new();
    private readonly List<(NamePattern Pattern, ModelPrice Model)> _patterns = new();

    /// <summary>Creates the index.</summary>
    /// <param name="cards">Lists of models, the strongest first.</param>
    public ModelIndex(IReadOnlyList<IReadOnlyList<ModelPrice>> cards)
    {
        // A model is its id: an earlier card's row is what a later card's names lead to.
        var byId = new Dictionary<string, ModelPrice>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in cards.SelectMany(static c => c))
        {
            byId[model.Id] = byId.TryGetValue(model.Id, out var stronger) ? WithFactsOf(stronger, model) : model;
        }

        foreach (var card in cards)
        {
            // Within a card ids beat aliases; a stronger card's names beat both.
            foreach (var model in card)
            {
                Add(_byName, model.Id, byId[model.Id]);
            }

            foreach (var model in card)
            {
                foreach (var name in model.Names.Aliases.Concat(model.Names.BedrockIds))
                {
                    Add(_byName, name, byId[model.Id]);
                }

                foreach (var key in model.Names.AzureDeploymentKeys)
                {
                    Add(_byAzureKey, key, byId[model.Id]);
                }

                AddPattern(_bedrock, model.Names.BedrockPattern, byId[model.Id]);
                AddPattern(_vertex, model.Names.VertexPattern, byId[model.Id]);
                foreach (var pattern in model.Names.Patterns)
                {
                    AddPattern(_patterns, pattern, byId[model.Id]);
                }
            }
        }

        // A stable sort: of equally long patterns the stronger card's stays first.
        _patterns = _patterns.OrderByDescending(static p => p.Pattern.Text.Length).ToList();
    }

    /// <summary>The model of that name, or null.</summary>
    public ModelPrice? Find(string name)
    {
        foreach (var (spelling, provider) in SellerPrefix.Spellings(name.Trim()))
        {
            if ((FindExactly(spelling) ?? FindByForm(spelling)) is { } model && (provider is null || model.Provider.Length == 0 || model.Provider == provider))
            {
                return model;
            }
        }

        return null;
    }

    /// <summary>The model with that id or alias, or null.</summary>
    public ModelPrice? FindExactly(string name) => _byName.TryGetValue(name, out var model) ? model : null;

    /// <summary>The model whose Azure key the whole deployment name is.</summary>
    public ModelPrice? FindDeployment(string name) => _byAzureKey.TryGetValue(KeyOf(name), out var model) ? model : null;

    /// <summary>The model that a deployment name reminds of: a hint for people, never a price.</summary>
    public ModelPrice? Resembling(string name)
    {
        var key = KeyOf(name);
        return _byAzureKey
            .Where(pair => key.Contains(pair.Key))
            .OrderByDescending(static pair => pair.Key.Length)
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => pair.Value)
            .FirstOrDefault();
    }

    private static string KeyOf(string name) => new(name.ToLowerInvariant().Where(char.IsLetterOrDigit).ToArray());

    private static void Add(Dictionary<string, ModelPrice> names, string name, ModelPrice model)
    {
        if (!names.ContainsKey(name))
        {
            names[name] = model;
        }
    }

    private static void AddPattern(List<(NamePattern Pattern, ModelPrice Model)> patterns, string? text, ModelPrice model)
    {
        if (text is not null)
        {
            patterns.Add((new NamePattern(text), model));
        }
    }

    /// <summary>A user's row gives prices; what it leaves out about the model itself is still true.</summary>
    private static ModelPrice WithFactsOf(ModelPrice price, ModelPrice facts) => price with
    {
        Provider = facts.Provider.Length > 0 ? facts.Provider : price.Provider,
        ContextWindow = price.ContextWindow ?? facts.ContextWindow,
        MaxOutputTokens = price.MaxOutputTokens ?? facts.MaxOutputTokens,
        Reasoning = price.Reasoning ?? facts.Reasoning,
        Mode = price.Mode ?? facts.Mode,
        Tokenizer = price.Tokenizer ?? facts.Tokenizer,
        SupportsStop = price.SupportsStop ?? facts.SupportsStop,
        AcceptsMaxTokens = price.AcceptsMaxTokens ?? facts.AcceptsMaxTokens,
        RejectsSamplingParams = price.RejectsSamplingParams ?? facts.RejectsSamplingParams,
        PromptCacheMinTokens = price.PromptCacheMinTokens ?? facts.PromptCacheMinTokens,
        Retirement = price.Retirement ?? facts.Retirement,
        RetirementSource = price.Retirement is null ? facts.RetirementSource : price.RetirementSource,
        ReleaseDate = price.ReleaseDate ?? facts.ReleaseDate,
    };

    private ModelPrice? FindByForm(string name)
    {
        if (First(_bedrock, name) is { } bedrock)
        {
            return IsRegional(name) && bedrock.Names.BedrockRegionalMultiplier is { } factor ? CostCalculator.Scaled(bedrock, factor) : bedrock;
        }

        return First(_vertex, name) ?? First(_patterns, name);
    }

    private static ModelPrice? First(List<(NamePattern Pattern, ModelPrice Model)> patterns, string name)
    {
        foreach (var (pattern, model) in patterns)
        {
            if (pattern.IsMatch(name))
            {
                return model;
            }
        }

        return null;
    }

    // us.anthropic.claude..., not anthropic.claude... and not global.anthropic.claude...
    private static bool IsRegional(string name)
    {
        var dot = name.IndexOf('.');
        return dot is > 0 and <= 9
            && name.IndexOf('.', dot + 1) > 0
            && !name.StartsWith("anthropic.", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("global.", StringComparison.OrdinalIgnoreCase);
    }
}
