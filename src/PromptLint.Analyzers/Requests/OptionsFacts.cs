using System.Linq;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Requests;

/// <summary>What options or request objects tell of a call: for each property, what it may be.</summary>
internal sealed record OptionsFacts
{
    /// <summary>No options at all are possible: the bottom of the join.</summary>
    public static readonly OptionsFacts None = new();

    /// <summary>No options are given: nothing is set.</summary>
    public static readonly OptionsFacts NotGiven = Of(new CapFact(new OutputCap(CapState.Missing), null), StopState.Missing, null);

    /// <summary>The bound on the answer.</summary>
    public OneOf<CapFact> Cap { get; init; } = OneOf<CapFact>.None;

    /// <summary>The stop sequences.</summary>
    public OneOf<StopState> Stop { get; init; } = OneOf<StopState>.None;

    /// <summary>The model; null for options that name none.</summary>
    public OneOf<ModelReference?> Model { get; init; } = OneOf<ModelReference?>.None;

    /// <summary>What they add to the request.</summary>
    public OneOf<ValueSequence<SlotContent>> Content { get; init; } = OneOf<ValueSequence<SlotContent>>.None;

    /// <summary>True when none of the possible types takes a stop sequence.</summary>
    public bool TakesNoStop { get; init; } = true;

    /// <summary>Options that set this for certain.</summary>
    public static OptionsFacts Of(CapFact cap, StopState stop, ModelReference? model) => new()
    {
        Cap = OneOf<CapFact>.Only(cap),
        Stop = OneOf<StopState>.Only(stop),
        Model = OneOf<ModelReference?>.Only(model),
        Content = OneOf<ValueSequence<SlotContent>>.Only(ValueSequence<SlotContent>.Empty),
        TakesNoStop = false,
    };

    /// <summary>The options with nothing known but a reason.</summary>
    public static OptionsFacts Unknown(Reason why) => Of(CapFact.Unknown(why), StopState.Unknown, null);

    /// <summary>One set of options or the other.</summary>
    public OptionsFacts Join(OptionsFacts other) => new()
    {
        Cap = Cap.Join(other.Cap),
        Stop = Stop.Join(other.Stop),
        Model = Model.Join(other.Model),
        Content = Content.Join(other.Content),
        TakesNoStop = TakesNoStop && other.TakesNoStop,
    };

    /// <summary>These options with another set laid over them: what that one sets wins.</summary>
    public OptionsFacts OverriddenBy(OptionsFacts other) => new()
    {
        Cap = CapFact.Over(other.Cap, Cap),
        Stop = other.Stop.Then(s => s == StopState.Missing ? Stop : OneOf<StopState>.Only(s)),
        Model = other.Model.Then(m => m is null ? Model : OneOf<ModelReference?>.Only(m)),
        Content = Content.Then(under => other.Content.Map(over => under.Concat(over))),
        TakesNoStop = TakesNoStop && other.TakesNoStop,
    };

    /// <summary>These options, adding more to the request.</summary>
    public OptionsFacts Adding(SlotContent content) => this with { Content = Content.Map(c => c.Adding(content)) };

    /// <summary>What the possible states of the stop sequences mean for the call: known only where they agree.</summary>
    public static StopState Resolve(OneOf<StopState> possible) => possible.Count == 1 ? possible.First() : StopState.Unknown;
}
