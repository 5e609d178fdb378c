using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Evaluation;

/// <summary>What the compiler says at a place that should have been reported: most misses are types that are not there.</summary>
internal static class Missed
{
    /// <summary>What the call binds to, and the errors inside it, each once.</summary>
    public static string Errors(Label label, IEnumerable<Compilation> compilations)
    {
        foreach (var compilation in compilations)
        {
            if (compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath.Replace('\\', '/').EndsWith("/" + label.File, StringComparison.Ordinal)) is not { } tree)
            {
                continue;
            }

            var model = compilation.GetSemanticModel(tree);
            var calls = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(i => Name(i).GetLocation().GetMappedLineSpan().StartLinePosition.Line + 1 == label.Line && Name(i).ToString().StartsWith(label.Method, StringComparison.Ordinal))
                .ToList();
            if (calls.Count == 0)
            {
                return "no such call on that line";
            }

            // The errors inside the call: an argument of an unknown type is enough to leave the whole call unbound.
            var errors = calls.SelectMany(c => model.GetDiagnostics(c.Span)).Where(static d => d.Severity == DiagnosticSeverity.Error)
                .Select(static d => d.Id + " " + d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal);
            var bound = calls.Select(c => (model.GetSymbolInfo(c).Symbol is { } symbol ? "binds to " : "candidate ") + (model.GetSymbolInfo(c).Symbol ?? model.GetSymbolInfo(c).CandidateSymbols.FirstOrDefault())?.ToDisplayString());
            return string.Join("; ", bound.Concat(errors));
        }

        return "the file is in no compilation";
    }

    private static SyntaxNode Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var other => other,
    };
}
