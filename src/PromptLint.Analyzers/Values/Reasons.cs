using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>The reasons of several possibilities in one: each once, in an order of their own, so that the order of operands changes nothing.</summary>
internal static class Reasons
{
    /// <summary>One reason for several; null where none has one.</summary>
    public static string? Join(IEnumerable<string?> reasons)
    {
        var all = reasons.OfType<string>()
            .Where(static r => r.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static r => r, StringComparer.Ordinal)
            .ToList();
        return all.Count == 0
            ? null
            : string.Join("; or ", all.Take(AnalysisLimits.ReasonsTold)) + (all.Count > AnalysisLimits.ReasonsTold ? "; or others" : "");
    }

    /// <summary>Places for people: <c>at Agent.cs:12</c>; elsewhere where none is known.</summary>
    public static string Places(IEnumerable<SourcePlace?> places)
    {
        var all = places.OfType<SourcePlace>()
            .Distinct()
            .OrderBy(static p => p.File, StringComparer.Ordinal)
            .ThenBy(static p => p.Line)
            .ThenBy(static p => p.Column)
            .Select(static p => Path.GetFileName(p.File) + ":" + p.Line.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
        return all.Count == 0
            ? "elsewhere"
            : "at " + string.Join(", ", all.Take(AnalysisLimits.ReasonsTold)) + (all.Count > AnalysisLimits.ReasonsTold ? " and others" : "");
    }
}
