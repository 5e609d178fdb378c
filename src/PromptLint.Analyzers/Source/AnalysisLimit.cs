using System.Globalization;
using System.Runtime.CompilerServices;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Source;

/// <summary>A bound of the analysis: how far it goes before it says that it stopped.</summary>
internal sealed class AnalysisLimit
{
    /// <summary>Declares a limit.</summary>
    /// <param name="most">The last number that is still followed.</param>
    /// <param name="counted">What is counted, in the plural, as it stands in a reason: "stopped at 20,000 steps".</param>
    /// <param name="name">The field that holds it.</param>
    public AnalysisLimit(int most, string counted, [CallerMemberName] string name = "")
    {
        Most = most;
        Counted = counted;
        Name = name;
        Reason = Reasons.Limit(most.ToString("N0", CultureInfo.InvariantCulture), counted, name);
    }

    /// <summary>The last number that is still followed.</summary>
    public int Most { get; }

    /// <summary>What is counted, in the plural.</summary>
    public string Counted { get; }

    /// <summary>Its name in <see cref="AnalysisLimits"/>.</summary>
    public string Name { get; }

    /// <summary>Why something is not known where this limit stopped the reading.</summary>
    public Reason Reason { get; }

    /// <summary>The number, where it is compared.</summary>
    public static implicit operator int(AnalysisLimit limit) => limit.Most;

    /// <inheritdoc/>
    public override string ToString() => Reason.Text;
}
