using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Requests;

/// <summary>What one place tells of the bound on an answer.</summary>
/// <param name="Cap">The bound, or that there is none.</param>
/// <param name="Place">Where the options, or the client, are made; null where that is out of sight.</param>
internal sealed record CapFact(OutputCap Cap, SourcePlace? Place)
{
    private static readonly OutputCap NotSet = new(CapState.Missing);

    /// <summary>No cap, at a place that could give one.</summary>
    public static CapFact Missing(SourcePlace? place) => new(NotSet, place);

    /// <summary>Not known whether there is one.</summary>
    public static CapFact Unknown(Reason why) => new(new OutputCap(CapState.Unknown, null, why), null);

    /// <summary>True where nothing is set.</summary>
    public bool IsMissing => Cap.State == CapState.Missing;

    /// <summary>The cap that a value sets, for each alternative. One that cannot be read is set all the same: someone has thought of it.</summary>
    /// <param name="value">The value; null and unset are no cap.</param>
    /// <param name="place">Where it is set.</param>
    public static OneOf<CapFact> Of(Value value, SourcePlace? place) => OneOf<CapFact>.From(Value.Alternatives(value).Select(v => v switch
    {
        // Servers take -1 and the largest number for "as much as you like".
        NumberValue { Number: < 0 or int.MaxValue or long.MaxValue } number => new CapFact(
            new OutputCap(CapState.Missing, null, Reasons.NoBound(number.Number.ToString(CultureInfo.InvariantCulture))), place),
        NumberValue number => new CapFact(new OutputCap(CapState.Set, number.Number, number.IsBound ? Reasons.AtMost() : null), place),
        UnknownValue unknown => new CapFact(new OutputCap(CapState.Set, null, CatalogSemantics.Why(unknown)), place),
        _ when v == Value.Null || v == Value.Unset => Missing(place),
        _ => new CapFact(new OutputCap(CapState.Set, null, Reasons.OriginNotFollowed(ValueKind.Of(v))), place),
    }));

    /// <summary>One set of caps laid over another: where the upper one sets none, the lower one holds.</summary>
    public static OneOf<CapFact> Over(OneOf<CapFact> upper, OneOf<CapFact> lower) =>
        upper.IsNone ? lower : upper.Then(c => c.IsMissing && !lower.IsNone ? lower : OneOf<CapFact>.Only(c));

    /// <summary>What several possible caps mean for the call: the largest bounds all of them, and set for some is not set.</summary>
    public static OutputCap Resolve(OneOf<CapFact> possible)
    {
        var caps = possible.Or(static () => Unknown(AnalysisLimits.Alternatives.Reason)).ToList();
        if (caps.Count == 0)
        {
            // Nothing was read: that is no cap which is missing.
            return new OutputCap(CapState.Unknown, null, Reasons.NothingRead());
        }

        var states = caps.Select(static c => c.Cap.State).Distinct().ToList();
        if (states.Count == 1 && caps.Select(static c => c.Cap.Tokens).Distinct().Count() == 1)
        {
            return caps[0].Cap with { Why = AnyOf(caps) };
        }

        if (states is [CapState.Set])
        {
            return caps.All(static c => c.Cap.Tokens is not null)
                ? new OutputCap(CapState.Set, caps.Max(static c => c.Cap.Tokens), Reasons.LargerOfSeveral())
                : new OutputCap(CapState.Set, null, AnyOf(caps.Where(static c => c.Cap.Tokens is null)));
        }

        return states.Contains(CapState.Unknown)
            ? new OutputCap(CapState.Unknown, null, AnyOf(caps.Where(static c => c.Cap.State == CapState.Unknown)))
            : new OutputCap(CapState.Unknown, null, Reasons.SetForSome(Places(caps, missing: false), Places(caps, missing: true)));
    }

    private static Reason? AnyOf(IEnumerable<CapFact> caps) => Reasons.AnyOf(caps.Select(static c => c.Cap.Why), AnalysisLimits.ReasonsTold);

    private static string Places(IEnumerable<CapFact> caps, bool missing) =>
        SourceLocations.List(caps.Where(c => c.IsMissing == missing).Select(static c => c.Place));
}
