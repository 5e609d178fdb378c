using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Source;

/// <summary>Turns syntax into places for reports, as the user sees them (line directives are followed).</summary>
internal static class SourceLocations
{
    /// <summary>The place of a node; of an invocation, where the method's name stands.</summary>
    public static SourcePlace Of(SyntaxNode node)
    {
        var at = node is InvocationExpressionSyntax invocation ? NameOf(invocation) : node;
        var span = at.SyntaxTree.GetMappedLineSpan(at.Span);
        return new SourcePlace(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }

    /// <summary>Places for people: <c>at Agent.cs:12</c>; elsewhere where none is known.</summary>
    public static string List(IEnumerable<SourcePlace?> places)
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

    /// <summary>The name of the called method.</summary>
    public static SyntaxNode NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var other => other,
    };
}
