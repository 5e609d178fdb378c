using PromptLint.Core.Facts;

namespace PromptLint.Reporting.WhatIf;

/// <summary>What a scenario changes. Of those that change the same thing a call can only have one.</summary>
public enum ScenarioKind
{
    /// <summary>Which model answers.</summary>
    Model,

    /// <summary>In which tier requests are sent.</summary>
    Tier,

    /// <summary>How much is sent, read from a cache or answered: these go together.</summary>
    Tokens,

    /// <summary>What prices are: no choice of ours, so it holds for everything else.</summary>
    Prices,
}

/// <summary>Something that might be otherwise.</summary>
/// <param name="Name">What, for people.</param>
/// <param name="Kind">What it changes.</param>
public abstract record Scenario(string Name, ScenarioKind Kind)
{
    /// <summary>The call as it would be; null where the scenario does not apply to it.</summary>
    /// <param name="planned">The call as it is planned so far.</param>
    /// <param name="fact">The call site.</param>
    public abstract PlannedCall? Apply(PlannedCall planned, CallSiteFact fact);
}
