using System.Diagnostics;
using PromptLint.Analyzers.Analysis;
using PromptLint.Tool.Analysis;
using PromptLint.Tool.Compilations;

namespace PromptLint.Evaluation;

/// <summary>Holds the time of an analysis against that of compiling the same sources, in processor time: this machine may be shared.</summary>
internal static class CompileTime
{
    /// <summary>One line about a folder; the second of two runs counts, the first is for the just-in-time compiler.</summary>
    public static async Task<string> CompareAsync(string folder, ScanSettings settings, CancellationToken cancellationToken)
    {
        var scanned = TimeSpan.Zero;
        var compiled = TimeSpan.Zero;
        var whole = TimeSpan.Zero;
        var sites = 0;
        for (var run = 0; run < 2; run++)
        {
            var compilations = new List<ScanCompilation>();
            var start = Cpu();
            sites = (await Scan.RunAsync(folder, settings with { Compiled = compilations.Add }, cancellationToken)).Report.CallSites.Count;
            whole = Cpu() - start;

            // Clones have bound nothing yet.
            var clones = compilations.Select(static c => c with { Compilation = c.Compilation.Clone() }).ToList();
            start = Cpu();
            foreach (var clone in clones)
            {
                clone.Compilation.GetDiagnostics(cancellationToken);
            }

            compiled = Cpu() - start;
            start = Cpu();
            foreach (var clone in compilations.Select(static c => c with { Compilation = c.Compilation.Clone() }))
            {
                await CompilationScan.RunAsync(clone, folder, promptText: null, new PromptLintAnalyzer(), cancellationToken);
            }

            scanned = Cpu() - start;
        }

        return FormattableString.Invariant($"{Path.GetFileName(folder)}: {sites} sites; compiling {compiled.TotalSeconds:0.0} s, analyzing (compiling included) {scanned.TotalSeconds:0.0} s, {scanned / compiled:0.00}x; whole scan {whole.TotalSeconds:0.0} s of processor time, {Environment.WorkingSet / 1_000_000} MB");
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
