using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Reporting.EntryPoints;
using Xunit;

namespace PromptLint.Wire.Tests;

/// <summary>One source text, compiled once: the analyzer says what it can send at most, and it is run to see what it sends.</summary>
internal static class Laboratory
{
    private const string Preamble = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly Lazy<CSharpCompilation> Empty = new(static () => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText(Preamble, Language)],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable).WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic>
        {
            ["PL0001"] = ReportDiagnostic.Info,
            ["OPENAI001"] = ReportDiagnostic.Suppress,
            ["MEAI001"] = ReportDiagnostic.Suppress,
            ["SKEXP0001"] = ReportDiagnostic.Suppress,
            ["SKEXP0010"] = ReportDiagnostic.Suppress,
        })));

    /// <summary>Analyzes the program and runs it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="provider">Whom it asks.</param>
    /// <param name="compilers">How many may be compiled at a time.</param>
    public static async Task<Observation> Observe(WireProgram program, Provider provider, SemaphoreSlim compilers)
    {
        await compilers.WaitAsync();
        IReadOnlyList<CallSiteFact> sites;
        IReadOnlyList<EntryPointCost> entries;
        Assembly assembly;
        try
        {
            var compilation = Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceText.From(program.Source), Language, "Program.cs"));
            assembly = Emit(compilation, program.Name);
            (sites, entries) = await Analyze(compilation);
        }
        finally
        {
            compilers.Release();
        }

        var line = provider.Open(program.Answer);
        var (ended, end) = await Run(assembly, line);
        return new Observation(program, sites, Assert.Single(entries), line.Requests, ended, end);
    }

    private static async Task<(IReadOnlyList<CallSiteFact>, IReadOnlyList<EntryPointCost>)> Analyze(CSharpCompilation compilation)
    {
        var analysis = compilation.WithAnalyzers([new PromptLintAnalyzer()], new AnalyzerOptions([]));
        var found = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, static d => d.Id == "AD0001" || d.Properties.ContainsKey(FactProperties.Failure));
        var facts = found.Where(static d => d.Id == FactProperties.RuleId).Select(static d => d.Properties).ToList();
        var sites = facts.Where(static f => f.ContainsKey(FactProperties.CallSite)).Select(static f => FactProperties.ReadFact(f[FactProperties.CallSite]!)).ToList();
        var methods = facts.Where(static f => f.ContainsKey(FactProperties.Methods)).SelectMany(static f => FactProperties.ReadMethods(f[FactProperties.Methods]!));
        return (sites, EntryPointBounds.Of(methods, sites));
    }

    private static Assembly Emit(CSharpCompilation compilation, string name)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, name + Environment.NewLine + string.Join(Environment.NewLine, result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }

    // Most programs end with the provider's error: that is what they are for.
    private static async Task<(bool Ended, string End)> Run(Assembly assembly, Provider.Line line)
    {
        using var handler = line.Handler();
        try
        {
            var run = assembly.GetType("Program")!.GetMethod("Run")!;
            await Task.Run(() => (Task)run.Invoke(null, [line.Address, handler])!).WaitAsync(Longest);
            return (true, "returned");
        }
        catch (TimeoutException late)
        {
            return (false, late.Message);
        }
        catch (Exception failure)
        {
            return (true, failure.ToString());
        }
    }

    private static ImmutableArray<MetadataReference> References()
    {
        string[] ours = ["PromptLint.", "xunit.", "testhost", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "Microsoft.CodeAnalysis"];
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(File.Exists).DistinctBy(Path.GetFileName).Where(path => !ours.Any(Path.GetFileName(path).StartsWith))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}

/// <summary>What was said of a program, and what it did.</summary>
/// <param name="Program">The program.</param>
/// <param name="Sites">Its call sites.</param>
/// <param name="Entry">Its one method that is called from outside, everything that it reaches included.</param>
/// <param name="Measured">The requests that came in.</param>
/// <param name="Ended">False when it had to be left running.</param>
/// <param name="End">How it ended.</param>
internal sealed record Observation(WireProgram Program, IReadOnlyList<CallSiteFact> Sites, EntryPointCost Entry, long Measured, bool Ended, string End)
{
    /// <summary>The most requests of one run; null when unbounded or unknown.</summary>
    public long? Bound => Sites.Where(IsRun).Aggregate((long?)0, static (sum, site) => sum + site.Attempts.High);

    /// <summary>The same with another bound at its first call site, to see that this would be noticed.</summary>
    /// <param name="more">How many requests more.</param>
    public Observation WithBound(long more) => this with { Sites = [.. Sites.Select(site => site == Sites.First(IsRun) ? Changed(site, more) : site)] };

    /// <summary>The same with another bound from where it begins.</summary>
    /// <param name="more">How many requests more.</param>
    public Observation WithEntryBound(long more) => this with { Entry = Entry with { Requests = (Entry.Requests ?? Measured) + more } };

    private static CallSiteFact Changed(CallSiteFact site, long more) => site with { Attempts = site.Attempts with { High = site.Attempts.High + more } };

    // A wrapper is run by its callers, each as often as it says.
    private static bool IsRun(CallSiteFact site) => site.Wrapper is null;

    /// <summary>All of it, for the one who reads a failed test.</summary>
    public override string ToString() => $"{Program.Name}: sent {Measured}, bound {Bound?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}"
        + $" = {string.Join(" + ", Sites.Where(IsRun).Select(static s => string.Join(" x ", s.Attempts.Factors.Select(static f => $"{f.High?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} ({f.Kind}: {f.Why})"))))}"
        + $"; from where it begins {Entry.Requests?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? $"none ({Entry.OpenWhy})"}"
        + $"{Environment.NewLine}ended with: {End}";
}
