using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Tokens;

/// <summary>
/// Estimates tool declarations by the rule of OpenAI's cookbook, with other providers' fitted constants where there are any.
/// Providers render tools in a form of their own, so the result is never exact: 10% either way, as the rule was found to hold.
/// </summary>
internal sealed class ToolTokens
{
    private const long PropertiesInit = 3;
    private const long PropertyInit = 3;
    private const long EnumInit = -3;
    private const long EnumValue = 3;
    private const long End = 12;

    private readonly Func<PromptText, CancellationToken, TokenCount> _count;
    private readonly TokenizerProfile? _profile;

    public ToolTokens(Func<PromptText, CancellationToken, TokenCount> count, TokenizerProfile? profile) =>
        (_count, _profile) = (count, profile);

    // Seven for gpt-4o and later, ten for the generation before.
    private long FunctionInit => _profile?.PerTool ?? (_profile?.Encoding == "cl100k_base" ? 10 : 7);

    public static IEnumerable<HoleSegment> Holes(ToolDeclarations tools) => tools.Known.SelectMany(static t =>
        t.Name.Holes().Concat(t.Description.Holes()).Concat(t.Schema?.Holes() ?? Enumerable.Empty<HoleSegment>()));

    public TokenCount Count(ToolDeclarations tools, CancellationToken cancellationToken)
    {
        if (tools.Known.Count == 0)
        {
            return TokenCount.Zero;
        }

        var sum = new TokenCount(_profile?.ToolsOnceLow ?? End, _profile?.ToolsOnceHigh ?? End, Exactness.Approximate);
        foreach (var tool in tools.Known)
        {
            sum += Tool(tool, cancellationToken);
        }

        return sum with
        {
            Low = sum.Low * 9 / 10,
            High = sum.High is { } high ? ((high * 11) + 9) / 10 : null,
        };
    }

    /// <summary>A schema given as JSON text. Providers drop quotes and braces on the way, so as little as half of it may be billed.</summary>
    public TokenCount Schema(PromptText schema, CancellationToken cancellationToken)
    {
        var text = _count(schema, cancellationToken);
        return text == TokenCount.Zero ? text : text with { Low = text.Low / 2, Exactness = Approximate(text.Exactness) };
    }

    private static Exactness Approximate(Exactness exactness) => (Exactness)Math.Max((int)Exactness.Approximate, (int)exactness);

    private TokenCount Tool(ToolDeclaration tool, CancellationToken cancellationToken)
    {
        var header = PromptText.Concat(new[] { tool.Name, PromptText.Literal(":"), WithoutFinalStop(tool.Description) });
        var sum = TokenCount.Exactly(FunctionInit) + _count(header, cancellationToken);
        if (tool.Parameters.Count > 0)
        {
            sum += TokenCount.Exactly(PropertiesInit);
            foreach (var parameter in tool.Parameters)
            {
                sum += Parameter(parameter, cancellationToken);
            }
        }

        return tool.Schema is { } schema ? sum + Schema(schema, cancellationToken) : sum;
    }

    private TokenCount Parameter(ToolParameter parameter, CancellationToken cancellationToken)
    {
        long constants = PropertyInit;
        var text = parameter.Name + ":" + parameter.JsonType + ":" + WithoutFinalStop(parameter.Description ?? "");
        var sum = _count(PromptText.Literal(text), cancellationToken);
        if (parameter.EnumValues.Count > 0)
        {
            constants += EnumInit + (EnumValue * parameter.EnumValues.Count);
            foreach (var value in parameter.EnumValues)
            {
                sum += _count(PromptText.Literal(value), cancellationToken);
            }
        }

        return sum + TokenCount.Exactly(constants);
    }

    private static PromptText WithoutFinalStop(PromptText text)
    {
        if (text.Segments.Count == 0 || text.Segments[text.Segments.Count - 1] is not LiteralSegment last)
        {
            return text;
        }

        var kept = text.Segments.Take(text.Segments.Count - 1).Select(static s => new PromptText(new[] { s }));
        return PromptText.Concat(kept.Append(PromptText.Literal(WithoutFinalStop(last.Text))));
    }

    private static string WithoutFinalStop(string text) =>
        text.EndsWith(".", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
}
