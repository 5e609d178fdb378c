using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>What all readings of one call site have cost: the call itself, and each of the callers through whom it is read.</summary>
internal sealed class ReadingEffort
{
    /// <summary>The expressions that were read.</summary>
    public int Steps { get; private set; }

    /// <summary>Takes one more step; false when the call site has had all that there are.</summary>
    public bool TryStep()
    {
        if (Steps >= AnalysisLimits.CallSteps)
        {
            return false;
        }

        Steps++;
        return true;
    }
}
