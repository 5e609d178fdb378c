using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Prompts;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.EntryPoints;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Reports;

/// <summary>A call site with what the rules found at it.</summary>
/// <param name="Fact">The call site, its paths relative.</param>
/// <param name="Findings">What holds against it, by rule and message, each once.</param>
/// <param name="Suppressed">What the code allows at it, by rule and message, each once.</param>
public sealed record ReportedCallSite(CallSiteFact Fact, IReadOnlyList<ReportedFinding> Findings, IReadOnlyList<ReportedFinding> Suppressed)
{
    /// <summary>Ids of the rules that hold against it, sorted, each once.</summary>
    public IReadOnlyList<string> FindingIds => Ids(Findings);

    /// <summary>Ids of the rules that the code allows at it, sorted, each once.</summary>
    public IReadOnlyList<string> SuppressedIds => Ids(Suppressed);

    /// <summary>The projects that it is compiled into, sorted; empty in the report of one project, which says it once for all.</summary>
    public IReadOnlyList<string> Projects { get; init; } = Array.Empty<string>();

    /// <summary>The tasks of the usage file that it serves; empty without one.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = Array.Empty<string>();

    private static IReadOnlyList<string> Ids(IEnumerable<ReportedFinding> findings) =>
        findings.Select(static f => f.Rule).Distinct(StringComparer.Ordinal).OrderBy(static id => id, StringComparer.Ordinal).ToList();
}

/// <summary>One project of a merged report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TargetFrameworks">The target frameworks that were reported, sorted.</param>
public sealed record ReportedProject(string Name, IReadOnlyList<string> TargetFrameworks);

/// <summary>What a project costs for one target framework, or several projects merged: the model behind promptlint.json and every rendering of it.</summary>
public sealed record CostReport
{
    /// <summary>Name of the project, or of what was merged.</summary>
    public string Project { get; init; } = "";

    /// <summary>What was merged, by name; empty in the report of one project.</summary>
    public IReadOnlyList<ReportedProject> Projects { get; init; } = Array.Empty<ReportedProject>();

    /// <summary>The target framework.</summary>
    public string TargetFramework { get; init; } = "";

    /// <summary>The price cards that the costs were computed with.</summary>
    public IReadOnlyList<PriceCardReference> PriceCards { get; init; } = Array.Empty<PriceCardReference>();

    /// <summary>The call sites by file, line, column and id, those in wrappers among them that send nothing beside what their callers send.</summary>
    public IReadOnlyList<ReportedCallSite> CallSites { get; init; } = Array.Empty<ReportedCallSite>();

    /// <summary>The call sites that count in totals, budgets, usage and differences: all but the calls in wrappers whose callers stand for them.</summary>
    public IEnumerable<ReportedCallSite> Counted => CallSites.Where(static s => s.Fact.IsCounted);

    /// <summary>
    /// The call sites whose months add up to all that is spent. Measured use is often known of a wrapper's call alone, which then stands for its
    /// callers; where one of them is told, they stand for themselves.
    /// </summary>
    public IEnumerable<ReportedCallSite> ForMonths
    {
        get
        {
            var told = CallSites.Where(static s => s.Fact.Monthly is not null).ToList();
            var callers = new HashSet<string>(told.Select(static s => s.Fact.Through).OfType<string>(), StringComparer.Ordinal);
            var wrappers = new HashSet<string>(
                told.Where(s => !s.Fact.IsCounted && !callers.Contains(s.Fact.Id)).Select(static s => s.Fact.Id), StringComparer.Ordinal);
            return CallSites.Where(s => s.Fact.IsCounted ? s.Fact.Through is null || !wrappers.Contains(s.Fact.Through) : wrappers.Contains(s.Fact.Id));
        }
    }

    /// <summary>What could not be analysed, by file, line and column; what has no place stands first.</summary>
    public IReadOnlyList<AnalysisFailure> Failures { get; init; } = Array.Empty<AnalysisFailure>();

    /// <summary>True when everything could be analysed. On a report that is not complete no gate passes.</summary>
    public bool IsComplete => Failures.Count == 0;

    /// <summary>True when a call site may be missing: that one is not in the report does not say that it is not in the code.</summary>
    public bool LacksCallSites => Failures.Any(static f => f.Step != FailedStep.EntryPoints);

    /// <summary>The methods that can reach a call site, by id.</summary>
    public IReadOnlyList<MethodSummary> Methods { get; init; } = Array.Empty<MethodSummary>();

    /// <summary>The worst that each entry point can send and cost, the dearest first.</summary>
    public IReadOnlyList<EntryPointCost> EntryPoints => EntryPointBounds.Of(Methods, CallSites.Select(static s => s.Fact), Failures);

    /// <summary>The same report, showing no more of the prompts than that.</summary>
    public CostReport WithPromptText(PromptExtent extent) =>
        this with { CallSites = CallSites.Select(s => s with { Fact = s.Fact.WithPromptText(extent) }).ToList() };

    /// <summary>How often each rule holds, those about the whole project included and those that the code allows left out; by id.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> FindingCounts { get; init; } = Array.Empty<KeyValuePair<string, long>>();

    /// <summary>What units of work cost; empty without a usage file.</summary>
    public IReadOnlyList<UnitCost> Tasks { get; init; } = Array.Empty<UnitCost>();

    /// <summary>Estimates by users and messages; empty without a usage file.</summary>
    public IReadOnlyList<UnitCost> Profiles { get; init; } = Array.Empty<UnitCost>();

    /// <summary>Call sites whose cost is known at least at its low end.</summary>
    public int Priced => Counted.Count(static s => s.Fact.IsPriced);

    /// <summary>Call sites whose cost is not known at all.</summary>
    public int Unpriced => Counted.Count() - Priced;

    /// <summary>All findings together.</summary>
    public long Findings => FindingCounts.Sum(static c => c.Value);

    /// <summary>Makes the report of a log.</summary>
    /// <param name="log">What the compiler logged.</param>
    /// <param name="project">Name of the project.</param>
    /// <param name="targetFramework">The target framework.</param>
    /// <param name="root">Absolute path that the report's paths are relative to.</param>
    public static CostReport Of(SarifLog log, string project, string targetFramework, string root)
    {
        var bySite = log.Findings.ToLookup(static f => f.SiteId, StringComparer.Ordinal);
        var sites = log.CallSites
            .Select(fact => Reported(WithRelativePaths(fact, root), bySite))
            .OrderBy(static s => s.Fact.Place.File, StringComparer.Ordinal)
            .ThenBy(static s => s.Fact.Place.Line)
            .ThenBy(static s => s.Fact.Place.Column)
            .ThenBy(static s => s.Fact.Id, StringComparer.Ordinal)
            .ToList();
        var counts = log.Findings
            .Where(static f => !f.Suppressed)
            .GroupBy(static f => f.RuleId, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => new KeyValuePair<string, long>(g.Key, g.Count()))
            .ToList();
        var cards = log.PriceCards
            .OrderBy(static c => c.Name, StringComparer.Ordinal)
            .ThenBy(static c => c.AsOf, StringComparer.Ordinal)
            .ThenBy(static c => c.Source, StringComparer.Ordinal)
            .ToList();
        return new CostReport
        {
            Project = project,
            TargetFramework = targetFramework,
            PriceCards = cards,
            CallSites = sites,
            FindingCounts = counts,
            Methods = log.Methods.Select(m => WithRelativePaths(m, root)).ToList(),
            Failures = Ordered(log.Failures.Select(f => f.Place is { } place ? f with { Place = Relative(place, root) } : f)),
        };
    }

    /// <summary>Failures in the order of a report.</summary>
    internal static IReadOnlyList<AnalysisFailure> Ordered(IEnumerable<AnalysisFailure> failures) => failures
        .OrderBy(static f => f.Place?.File ?? "", StringComparer.Ordinal)
        .ThenBy(static f => f.Place?.Line)
        .ThenBy(static f => f.Place?.Column)
        .ThenBy(static f => f.Step)
        .ThenBy(static f => f.Why, StringComparer.Ordinal)
        .ToList();

    private static ReportedCallSite Reported(CallSiteFact fact, ILookup<string, SarifFinding> bySite) =>
        new(fact, FoundAt(fact, bySite[fact.Id], suppressed: false), FoundAt(fact, bySite[fact.Id], suppressed: true));

    // A finding of a call is told at the call: its line is the call's, as line directives have it, which not every log follows.
    private static IReadOnlyList<ReportedFinding> FoundAt(CallSiteFact fact, IEnumerable<SarifFinding> findings, bool suppressed) => findings
        .Where(f => f.Suppressed == suppressed)
        .Select(f => new ReportedFinding(f.RuleId, f.Severity, f.Message, fact.Place.Line))
        .Distinct()
        .OrderBy(static f => f.Rule, StringComparer.Ordinal)
        .ThenBy(static f => f.Message, StringComparer.Ordinal)
        .ThenByDescending(static f => f.Severity)
        .ToList();

    private static CallSiteFact WithRelativePaths(CallSiteFact fact, string root) => fact with
    {
        Place = Relative(fact.Place, root),
        Attempts = fact.Attempts with { Factors = fact.Attempts.Factors.Select(f => f with { Place = Relative(f.Place, root) }).ToList() },
    };

    private static MethodSummary WithRelativePaths(MethodSummary method, string root) =>
        method with { Place = Relative(method.Place, root), Body = WithRelativePaths(method.Body, root) };

    private static Flow WithRelativePaths(Flow flow, string root) => flow switch
    {
        SequenceFlow sequence => new SequenceFlow(sequence.Steps.Select(s => WithRelativePaths(s, root)).ToList()),
        BranchFlow branch => new BranchFlow(branch.Ways.Select(w => WithRelativePaths(w, root)).ToList()),
        SiteFlow site => site with { Factors = WithRelativePaths(site.Factors, root) },
        CallFlow call => call with { Place = Relative(call.Place, root), Factors = WithRelativePaths(call.Factors, root) },
        _ => flow,
    };

    private static IReadOnlyList<AttemptFactor> WithRelativePaths(IReadOnlyList<AttemptFactor> factors, string root) =>
        factors.Select(f => f with { Place = Relative(f.Place, root) }).ToList();

    private static SourcePlace Relative(SourcePlace place, string root) => place with { File = RelativePath.From(root, place.File) };
}
