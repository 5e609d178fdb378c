using System;
using System.Collections.Generic;

namespace PromptLint.Core.Pricing;

/// <summary>
/// The seller that gateways put before a model's name: openai/gpt-4o, models/gemini-2.5-pro, bedrock/anthropic.claude...
/// A prefix that names a maker holds only for that maker's models: groq/gpt-4o is no model of the card.
/// </summary>
internal static class SellerPrefix
{
    private static readonly Dictionary<string, string?> ProviderOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["openai"] = "openai",
        ["azure"] = "openai",
        ["anthropic"] = "anthropic",
        ["google"] = "google",
        ["gemini"] = "google",
        ["models"] = "google",
        ["publishers"] = null,
        ["vertex_ai"] = null,
        ["vertex"] = null,
        ["bedrock"] = null,
        ["deepseek"] = "deepseek",
        ["mistral"] = "mistral",
        ["mistralai"] = "mistral",
        ["groq"] = "groq",
        ["xai"] = "xai",
        ["x-ai"] = "xai",
        ["cohere"] = "cohere",
    };

    /// <summary>The name as written, then without one known prefix after the other; each with the provider that it must be of.</summary>
    public static IEnumerable<(string Name, string? Provider)> Spellings(string name)
    {
        string? provider = null;
        yield return (name, null);
        for (var slash = name.IndexOf('/'); slash > 0 && ProviderOf.TryGetValue(name.Substring(0, slash), out var seller); slash = name.IndexOf('/'))
        {
            provider = seller ?? provider;
            name = name.Substring(slash + 1);
            yield return (name, provider);
        }
    }
}
