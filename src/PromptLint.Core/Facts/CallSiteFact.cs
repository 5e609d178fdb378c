using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;
using PromptLint.Core.Prompts;
using PromptLint.Core.Rules;
using PromptLint.Core.Tokens;

namespace PromptLint.Core.Facts;

/// <summary>The model of a call site as the report tells it.</summary>
/// <param name="Id">The id; null when unknown or when several are possible.</param>
/// <param name="How">How it came to be known.</param>
/// <param name="Why">Why it is unknown or unpriced, or where it stands; null when there is nothing to tell.</param>
public sealed record ModelFact(string? Id, ModelSource How, string? Why);

/// <summary>The input tokens of one request as the report tells them.</summary>
/// <param name="Total">Everything that is sent.</param>
/// <param name="System">Known tokens of the instructions.</param>
/// <param name="User">Known tokens of the other messages.</param>
/// <param name="Tools">Known tokens of tools and answer schema.</param>
/// <param name="Holes">What only the run knows.</param>
public sealed record InputFact(TokenCount Total, long System, long User, long Tools, IReadOnlyList<HoleSegment> Holes);

/// <summary>The requests that one execution of a call site sends.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The most; null when unbounded or unknown.</param>
/// <param name="Factors">What multiplies them.</param>
public sealed record AttemptsFact(long Low, long? High, IReadOnlyList<AttemptFactor> Factors);

/// <summary>US dollars for a month of a call site; only a usage file tells how often it is called.</summary>
/// <param name="Calls">Calls a month.</param>
/// <param name="Low">Each at its low end; null when unknown.</param>
/// <param name="Expected">Each as expected; null when the usage file leaves something out.</param>
/// <param name="High">Each at its high end; null when nothing bounds it.</param>
public sealed record MonthlyCost(decimal Calls, decimal? Low, decimal? Expected, decimal? High);

/// <summary>A call in a method that takes its prompt, model or cap as parameters: each caller of the method is a call site of its own.</summary>
/// <param name="Callers">The ids of these call sites, in the order of the code.</param>
/// <param name="IsCounted">True when somebody else may call the method too: the call stands for what no caller in sight gives.</param>
public sealed record WrapperFact(IReadOnlyList<string> Callers, bool IsCounted)
{
    /// <inheritdoc/>
    public bool Equals(WrapperFact? other) => other is not null && IsCounted == other.IsCounted && Callers.SequenceEqual(other.Callers, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => (Callers.Count, IsCounted).GetHashCode();
}

/// <summary>
/// A call site and what it costs, reduced to what the report says about it: of prompts no more than the user asks for, so that a
/// log or a report can be handed round. It is the entry of <c>callSites</c> in promptlint.json without its findings.
/// </summary>
public sealed record CallSiteFact
{
    private static readonly IReadOnlyDictionary<string, RuleSeverity> NoSeverities = new Dictionary<string, RuleSeverity>();

    /// <summary>Stable id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Where the call stands; the path is the compiler's in a fact and relative in a report.</summary>
    public SourcePlace Place { get; init; } = new("", 0, 0);

    /// <summary>Documentation id of the member that holds the call.</summary>
    public string Member { get; init; } = "";

    /// <summary>Id of the SDK.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>What is asked of the model.</summary>
    public LlmOperation Operation { get; init; }

    /// <summary>The called method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The model.</summary>
    public ModelFact Model { get; init; } = new(null, ModelSource.Unknown, null);

    /// <summary>The input.</summary>
    public InputFact Input { get; init; } = new(TokenCount.Anything, 0, 0, 0, Array.Empty<HoleSegment>());

    /// <summary>What is shown of the messages; empty where the user wants no prompt text in reports.</summary>
    public IReadOnlyList<PromptExcerpt> Prompt { get; init; } = Array.Empty<PromptExcerpt>();

    /// <summary>The bound on one answer.</summary>
    public OutputCap Cap { get; init; } = new(CapState.Unknown);

    /// <summary>Whether a stop sequence is given.</summary>
    public StopState Stop { get; init; }

    /// <summary>Whether anybody learns what its answers use.</summary>
    public UsageState Usage { get; init; }

    /// <summary>The requests.</summary>
    public AttemptsFact Attempts { get; init; } = new(1, 1, Array.Empty<AttemptFactor>());

    /// <summary>Dollars for one execution.</summary>
    public CostRange Cost { get; init; } = CostRange.Unknown;

    /// <summary>Dollars for a month; null without a usage file.</summary>
    public MonthlyCost? Monthly { get; init; }

    /// <summary>What the call is to the callers of the method around it, which are call sites of their own; null where it is no wrapper's.</summary>
    public WrapperFact? Wrapper { get; init; }

    /// <summary>The id of the call in the wrapper that this caller goes through; null for a call that asks a model itself.</summary>
    public string? Through { get; init; }

    /// <summary>False for the call in a wrapper all of whose callers are call sites of their own: it sends nothing beside theirs.</summary>
    public bool IsCounted => Wrapper is not { IsCounted: false };

    /// <summary>What the configuration at the call says of the policy's rules, by id; those that it leaves as they are do not stand here.</summary>
    public IReadOnlyDictionary<string, RuleSeverity> Severities { get; init; } = NoSeverities;

    /// <summary>True when at least the low end of the cost is known.</summary>
    public bool IsPriced => Cost.Low is not null;

    /// <summary>True when both send the same for the same dollars, wherever they stand, and for whatever reason the rest is not known.</summary>
    public bool SendsLike(CallSiteFact other) =>
        (Model.Id, Model.How, Cap.State, Cap.Tokens, Stop, Cost) == (other.Model.Id, other.Model.How, other.Cap.State, other.Cap.Tokens, other.Stop, other.Cost)
        && (Model.How == ModelSource.Unknown || Model.Why == other.Model.Why)
        && (Input.Total, Input.System, Input.User, Input.Tools) == (other.Input.Total, other.Input.System, other.Input.User, other.Input.Tools)
        && (Attempts.Low, Attempts.High) == (other.Attempts.Low, other.Attempts.High);

    /// <summary>The same, showing no more of the prompts than that.</summary>
    public CallSiteFact WithPromptText(PromptExtent extent) =>
        this with { Prompt = PromptExcerpt.Cut(Prompt, extent) };

    /// <summary>Says of a call site what the report needs.</summary>
    /// <param name="site">The call site.</param>
    /// <param name="estimate">What it costs.</param>
    /// <param name="extent">How much of its prompt is shown.</param>
    public static CallSiteFact Of(CallSite site, CallEstimate estimate, PromptExtent extent = PromptExtent.None) => new()
    {
        Id = site.Id,
        Place = site.Place,
        Member = site.Member,
        Sdk = site.Sdk,
        Operation = site.Operation,
        Method = site.Method,
        Model = new ModelFact(estimate.Model.Id, estimate.Model.How, WhyOf(estimate)),
        Input = new InputFact(
            estimate.Input.Total,
            estimate.Input.System.Low,
            estimate.Input.User.Low,
            estimate.Input.Tools.Low,
            estimate.Input.Holes.Select(static h => h with { Expression = SecretText.Masked(h.Expression) }).ToList()),
        Prompt = PromptExcerpt.Of(site.Messages, extent),
        Cap = site.Cap,
        Stop = site.Stop,
        Usage = site.Usage,
        Attempts = new AttemptsFact(estimate.RequestsLow, estimate.RequestsHigh, site.Attempts),
        Cost = estimate.Cost,
    };

    // The contract has one place for reasons about the model, and what is unpriced is unpriced because of its model
    // (unknown, or on no card): so the reason of the missing price is told there too, once.
    private static string? WhyOf(CallEstimate estimate)
    {
        var ids = estimate.Model.Ids;
        var reasons = new[]
        {
            estimate.Model.Why?.Text,
            ids.Count > 1 ? "one of " + string.Join(", ", ids) : null,
            estimate.Cost.Low is null ? estimate.UnpricedWhy?.Text : null,
        };
        var told = reasons.Where(static r => !string.IsNullOrEmpty(r)).Distinct().ToList();
        return told.Count == 0 ? null : string.Join("; ", told);
    }
}
