using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Rules;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Pricing;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.Analysis;

/// <summary>The users' options from <c>.editorconfig</c> and <c>.globalconfig</c>; one that cannot be read keeps its default and is reported once.</summary>
internal sealed class AnalyzerSettings
{
    private const string AssumedHoleTokens = "promptlint.assumed_hole_tokens";
    private const string DefaultModel = "promptlint.default_model";

    private const string PromptTextKey = "build_property.PromptLintPromptText";
    private const string CompilationKey = "build_property.PromptLintCompilation";

    private readonly AnalyzerConfigOptionsProvider _provider;
    private readonly ConcurrentDictionary<(string Key, string Value), string> _invalid = new();

    public AnalyzerSettings(AnalyzerConfigOptionsProvider provider)
    {
        _provider = provider;
        PromptText = Extent(provider.GlobalOptions.TryGetValue(PromptTextKey, out var text) ? text.Trim() : "");
        Compilation = provider.GlobalOptions.TryGetValue(CompilationKey, out var compilation) ? compilation.Trim() : "";
    }

    /// <summary>How much of the prompts' text goes into reports.</summary>
    public PromptExtent PromptText { get; }

    /// <summary>What the build calls this compilation in its error log; empty where no report is made of the log.</summary>
    public string Compilation { get; }

    /// <summary>What was not readable, in a fixed order.</summary>
    public IEnumerable<Diagnostic> Problems => _invalid
        .OrderBy(static i => i.Key.Key, System.StringComparer.Ordinal).ThenBy(static i => i.Key.Value, System.StringComparer.Ordinal)
        .Select(static i => Diagnostic.Create(PL9001ConfigurationInvalid.Descriptor, Location.None, i.Value));

    /// <summary>A rule's option in a file.</summary>
    public long Number(RuleOption option, SyntaxTree tree) => Read(option.Key, option.Least, tree, option.Default) ?? option.Default;

    /// <summary>What the estimate may assume in a file.</summary>
    public EstimateOptions Estimate(SyntaxTree tree) => new()
    {
        AssumedHoleTokens = Read(AssumedHoleTokens, 0, tree, null),
        DefaultModel = _provider.GetOptions(tree).TryGetValue(DefaultModel, out var model) && model.Trim().Length > 0 ? model.Trim() : null,
    };

    private PromptExtent Extent(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "" or "head":
                return PromptExtent.Head;
            case "full":
                return PromptExtent.Full;
            case "none":
                return PromptExtent.None;
            default:
                // Whoever says something means less than is usual, or could say so.
                _invalid.TryAdd(
                    (PromptTextKey, text),
                    $"The property `PromptLintPromptText` is `{text}`: expected none, head or full; no prompt text is reported");
                return PromptExtent.None;
        }
    }

    private long? Read(string key, long least, SyntaxTree tree, long? otherwise)
    {
        if (!_provider.GetOptions(tree).TryGetValue(key, out var text))
        {
            return otherwise;
        }

        if (long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        var instead = otherwise is { } value ? $"{value} is used" : "it is left out";
        _invalid.TryAdd((key, text), $"The option `{key} = {text}` is not a whole number of at least {least}; {instead}");
        return otherwise;
    }
}
