using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Requests;

/// <summary>What the options or request object of a call tells.</summary>
internal sealed class OptionsFacts
{
    public OutputCap Cap { get; set; } = new(CapState.Missing);

    public StopState Stop { get; set; } = StopState.Missing;

    public ModelReference? Model { get; set; }

    public List<(Slot Slot, Value Value)> Content { get; } = new();

    /// <summary>True when the options type takes no stop sequence.</summary>
    public bool TakesNoStop { get; set; }

    /// <summary>These options with another set laid over them: what that one sets wins.</summary>
    public OptionsFacts OverriddenBy(OptionsFacts other)
    {
        var merged = new OptionsFacts
        {
            Cap = other.Cap.State == CapState.Missing ? Cap : other.Cap,
            Stop = other.Stop == StopState.Missing ? Stop : other.Stop,
            Model = other.Model ?? Model,
            TakesNoStop = TakesNoStop && other.TakesNoStop,
        };
        merged.Content.AddRange(Content);
        merged.Content.AddRange(other.Content);
        return merged;
    }

    /// <summary>The options with nothing known but a reason.</summary>
    public static OptionsFacts Unknown(string why) => new() { Cap = new OutputCap(CapState.Unknown, null, why), Stop = StopState.Unknown };
}
