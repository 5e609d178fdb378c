using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Tool.Compilations;

namespace PromptLint.Tool.Analysis;

/// <summary>
/// Analyzes compilations that reference each other, those that are referenced first: their methods that send HTTP requests for their
/// callers are known to the callers' compilations as an SDK is.
/// </summary>
/// <param name="root">What paths are relative to.</param>
/// <param name="promptText">How much prompt text the report shows; null where the settings decide.</param>
/// <param name="analyzer">The analyzer.</param>
internal sealed class SolutionScan(string root, string? promptText, DiagnosticAnalyzer analyzer)
{
    private readonly Dictionary<string, CompilationResult> _done = new(StringComparer.Ordinal);

    /// <summary>Analyzes one compilation; what it references comes before.</summary>
    public async Task<CompilationResult> RunAsync(ScanCompilation scan, CancellationToken cancellationToken)
    {
        var gateways = scan.Compilation.ReferencedAssemblyNames.Select(static r => r.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => _done.TryGetValue(name, out var known) && known.Gateways is not null)
            .Select(name => new SettingsFile(name, "Sdk", () => _done[name].Gateways));
        var files = scan.Options.AdditionalFiles.AddRange(gateways);
        var options = files.Length == scan.Options.AdditionalFiles.Length
            ? scan.Options
            : new AnalyzerOptions(files, scan.Options.AnalyzerConfigOptionsProvider);
        var result = await CompilationScan.RunAsync(scan with { Options = options }, root, promptText, analyzer, cancellationToken).ConfigureAwait(false);
        if (scan.Compilation.AssemblyName is { } assembly)
        {
            _done[assembly] = result;
        }

        return result;
    }

    /// <summary>Items in an order in which each comes after those that it needs; a ring is cut where it is entered.</summary>
    /// <param name="items">In any order; it decides where needs do not.</param>
    /// <param name="needs">Those that an item needs, as far as they are among the items.</param>
    public static IReadOnlyList<T> Ordered<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> needs)
        where T : class
    {
        var ordered = new List<T>();
        var seen = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var item in items)
        {
            Visit(item);
        }

        return ordered;

        void Visit(T item)
        {
            if (!seen.Add(item))
            {
                return;
            }

            foreach (var needed in needs(item))
            {
                Visit(needed);
            }

            ordered.Add(item);
        }
    }
}
