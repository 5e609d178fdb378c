using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Graph;

/// <summary>What a method sends, as a bound: one after another adds up, of branches the dearest counts, repetition multiplies.</summary>
public abstract record Flow
{
    /// <summary>Sends nothing.</summary>
    public static readonly Flow Nothing = new SequenceFlow(Array.Empty<Flow>());

    /// <summary>True when nothing in it can send.</summary>
    public bool IsNothing => this is SequenceFlow { Steps.Count: 0 };

    /// <summary>One after another.</summary>
    public static Flow Sequence(IEnumerable<Flow> steps)
    {
        var all = steps.SelectMany(static s => s is SequenceFlow inner ? inner.Steps : new[] { s }).ToList();
        return all.Count == 1 ? all[0] : all.Count == 0 ? Nothing : new SequenceFlow(all);
    }

    /// <summary>One of several; a way that sends nothing costs nothing and is left out.</summary>
    public static Flow Branch(IEnumerable<Flow> ways)
    {
        var all = ways.Where(static w => !w.IsNothing).SelectMany(static w => w is BranchFlow inner ? inner.Ways : new[] { w }).ToList();
        return all.Count == 1 ? all[0] : all.Count == 0 ? Nothing : new BranchFlow(all);
    }
}

/// <summary>One after another.</summary>
/// <param name="Steps">In order.</param>
public sealed record SequenceFlow(IReadOnlyList<Flow> Steps) : Flow;

/// <summary>One of several.</summary>
/// <param name="Ways">At least two.</param>
public sealed record BranchFlow(IReadOnlyList<Flow> Ways) : Flow;

/// <summary>A call site. What repeats it in its own method is told there.</summary>
/// <param name="Site">Id of the call site.</param>
/// <param name="Factors">What repeats it beyond that: a delegate that somebody else runs.</param>
public sealed record SiteFlow(string Site, IReadOnlyList<AttemptFactor> Factors) : Flow;

/// <summary>A call of another method that may send.</summary>
/// <param name="Method">Documentation id of the method that is named; what implements or overrides it counts too.</param>
/// <param name="Place">Where the call stands.</param>
/// <param name="Factors">What repeats the call.</param>
public sealed record CallFlow(string Method, SourcePlace Place, IReadOnlyList<AttemptFactor> Factors) : Flow
{
    /// <summary>
    /// True when call sites at the same place tell already what the method sends as a wrapper, with what this call gives it: here counts what it
    /// sends beside that.
    /// </summary>
    public bool IsTold { get; init; }
}
