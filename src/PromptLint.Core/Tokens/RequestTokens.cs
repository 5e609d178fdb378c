using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Tokens;

/// <summary>Counts everything that one request sends: messages with their framing, tools and the answer's schema.</summary>
public sealed class RequestTokens
{
    // OpenAI's cookbook: three tokens around a message, one for its role, three that prime the answer.
    private const long PerMessage = 4;
    private const long Priming = 3;

    // An assumption beyond this is no assumption, and sums of it would overflow.
    private const long MostAssumed = 1_000_000_000_000;

    private readonly ITokenCounter _counter;
    private readonly TokenizerProfile? _profile;
    private readonly ToolTokens _tools;
    private readonly TokenCount _hole;

    /// <summary>Creates it.</summary>
    /// <param name="counter">Counts text in the model's tokens.</param>
    /// <param name="profile">The model's profile, for what the provider adds; null when unknown.</param>
    /// <param name="assumedHoleTokens">The most tokens that the user assumes for each hole; null leaves holes unbounded.</param>
    public RequestTokens(ITokenCounter counter, TokenizerProfile? profile, long? assumedHoleTokens)
    {
        _counter = counter;
        _profile = profile;
        _tools = new ToolTokens(Count, profile);
        _hole = assumedHoleTokens is { } tokens
            ? new TokenCount(0, Math.Max(0, Math.Min(tokens, MostAssumed)), Exactness.Bound)
            : TokenCount.Anything;
    }

    /// <summary>Counts the input of one request.</summary>
    public InputTokens Count(CallSite site, CancellationToken cancellationToken)
    {
        var system = TokenCount.Zero;
        var user = TokenCount.Zero;
        var holes = new List<HoleSegment>();
        foreach (var message in site.Messages.Known)
        {
            var count = Count(message.Content, cancellationToken);
            holes.AddRange(message.Content.Holes());
            if (message.Role is MessageRole.System or MessageRole.Developer)
            {
                system += count;
            }
            else
            {
                user += count;
            }
        }

        foreach (var unknown in site.Messages.Unknown)
        {
            user += _hole;
            holes.Add(unknown);
        }

        var tools = _tools.Count(site.Tools, cancellationToken);
        holes.AddRange(ToolTokens.Holes(site.Tools));
        foreach (var unknown in site.Tools.Unknown)
        {
            tools += _hole;
            holes.Add(unknown);
        }

        if (site.ResponseSchema is { } schema)
        {
            tools += _tools.Schema(schema, cancellationToken);
            holes.AddRange(schema.Holes());
        }

        return new InputTokens(system + user + tools + Framing(site), system, user, tools, holes);
    }

    /// <summary>Counts one text: known parts counted, holes bounded by the assumption.</summary>
    public TokenCount Count(PromptText text, CancellationToken cancellationToken)
    {
        var sum = TokenCount.Zero;

        // Neighbouring literals become one, so that tokens are counted across the seam.
        foreach (var segment in PromptText.Concat(new[] { text }).Segments)
        {
            sum += segment switch
            {
                LiteralSegment literal => _counter.Count(literal.Text, cancellationToken),
                ChoiceSegment choice => choice.Alternatives
                    .Select(a => Count(a, cancellationToken))
                    .Aggregate((TokenCount?)null, static (all, next) => all is { } known ? TokenCount.Either(known, next) : next) ?? TokenCount.Zero,
                _ => _hole,
            };
        }

        return sum;
    }

    private TokenCount Framing(CallSite site)
    {
        var framed = site.Operation is LlmOperation.Chat or LlmOperation.Responses or LlmOperation.Agent;
        if (!framed || site.Messages.Known.Count + site.Messages.Unknown.Count == 0)
        {
            return TokenCount.Zero;
        }

        var tokens = (PerMessage * site.Messages.Known.Count) + Priming;
        if (_profile is { Exact: true })
        {
            return TokenCount.Exactly(tokens);
        }

        // Other providers frame too, but do not say how: from nothing to OpenAI's framing in their own tokens.
        var band = _profile?.BandHigh ?? 2;
        return new TokenCount(
            0,
            (long)Math.Ceiling(tokens * band) + (_profile?.RequestOverheadHigh ?? 0),
            _profile is null ? Exactness.Bound : Exactness.Approximate);
    }
}
