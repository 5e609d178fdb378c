using PromptLint.Core.Facts;

namespace PromptLint.Reporting.Reports;

/// <summary>Says what the call in a wrapper counts for.</summary>
internal static class WrapperText
{
    /// <summary>For example <c>in a wrapper: counted at its 3 callers</c>; null for a call that stands for itself.</summary>
    public static string? Of(CallSiteFact fact) => fact.Wrapper is not { } wrapper ? null
        : $"in a wrapper: counted at its {CoverageLine.Count(wrapper.Callers.Count, "caller")}"
            + (wrapper.IsCounted ? ", and here for callers out of sight" : "");
}
