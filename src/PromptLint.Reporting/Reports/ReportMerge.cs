using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;

namespace PromptLint.Reporting.Reports;

/// <summary>
/// Makes one report of many: the build writes one for each project and target framework. A project's call site counts once,
/// however many target frameworks compile it, and so does a file that several projects link. Takes time in line with the number of call sites.
/// </summary>
public static class ReportMerge
{
    /// <summary>Merges reports; their order does not matter.</summary>
    /// <param name="reports">The reports, merged ones among them.</param>
    /// <param name="name">What the whole is called; null names it after its project, or by how many there are.</param>
    public static CostReport Of(IReadOnlyCollection<CostReport> reports, string? name = null)
    {
        var ordered = reports.OrderBy(static r => r.Project, StringComparer.Ordinal).ThenBy(static r => r.TargetFramework, StringComparer.Ordinal).ToList();
        var groups = ordered.Select(static (r, i) => (Report: r, Origin: OriginOf(r, i))).GroupBy(static r => r.Origin, static r => r.Report).ToList();
        var projects = Projects(ordered);
        return new CostReport
        {
            Project = name ?? NameOf(projects),
            TargetFramework = string.Join(
                ";",
                projects.SelectMany(static p => p.TargetFrameworks).Distinct(StringComparer.Ordinal).OrderBy(static f => f, StringComparer.Ordinal)),
            Projects = projects,
            PriceCards = ordered.SelectMany(static r => r.PriceCards).Distinct()
                .OrderBy(static c => c.Name, StringComparer.Ordinal).ThenBy(static c => c.AsOf, StringComparer.Ordinal)
                .ThenBy(static c => c.Source, StringComparer.Ordinal)
                .ToList(),
            CallSites = Linked(groups.SelectMany(OncePerProject)),
            FindingCounts = Counts(groups),
            Methods = Methods(ordered),
            Failures = Failures(ordered),

            // A task may have parts in several projects, each of which knows only its own: with --usage it is told for the whole.
            Tasks = projects.Count == 1 ? Units(ordered, static r => r.Tasks) : Array.Empty<UnitCost>(),
            Profiles = Units(ordered, static r => r.Profiles),
        };
    }

    private static List<UnitCost> Units(IEnumerable<CostReport> reports, Func<CostReport, IReadOnlyList<UnitCost>> units) =>
        reports.SelectMany(units).GroupBy(static u => u.Name, StringComparer.Ordinal).Select(static g => g.First()).ToList();

    /// <summary>
    /// The methods of all projects: one that is compiled for several target frameworks once, those of several programs that share a name each.
    /// </summary>
    public static IReadOnlyList<MethodSummary> Methods(IEnumerable<CostReport> reports) => reports
        .SelectMany(static r => r.Methods).GroupBy(static m => (m.Id, m.Place.File)).Select(static g => g.First())
        .OrderBy(static m => m.Id, StringComparer.Ordinal).ThenBy(static m => m.Place.File, StringComparer.Ordinal).ToList();

    /// <summary>What could not be analysed in any of the projects, each once, with the projects that it concerns.</summary>
    public static IReadOnlyList<AnalysisFailure> Failures(IEnumerable<CostReport> reports) => CostReport.Ordered(reports
        .SelectMany(static r => r.Failures.Select(f => f.Projects.Count > 0 ? f : f with { Projects = new[] { r.Project } }))
        .GroupBy(static f => (f.Step, f.Place, f.Why, f.Site, Project: f.Place is null ? string.Join("\n", f.Projects) : ""))
        .Select(static g => g.First() with
        {
            Projects = g.SelectMany(static f => f.Projects).Distinct(StringComparer.Ordinal).OrderBy(static p => p, StringComparer.Ordinal).ToList(),
        }));

    // Merged reports of one name ("3 projects") are no two target frameworks of a project.
    private static (string Project, int Index) OriginOf(CostReport report, int index) => (report.Project, report.Projects.Count > 0 ? index : -1);

    private static List<ReportedProject> Projects(IEnumerable<CostReport> reports) => reports
        .SelectMany(static r => r.Projects.Count > 0 ? r.Projects : new[] { new ReportedProject(r.Project, new[] { r.TargetFramework }) })
        .GroupBy(static p => p.Name, StringComparer.Ordinal)
        .OrderBy(static g => g.Key, StringComparer.Ordinal)
        .Select(static g => new ReportedProject(
            g.Key,
            g.SelectMany(static p => p.TargetFrameworks).Distinct(StringComparer.Ordinal).OrderBy(static f => f, StringComparer.Ordinal).ToList()))
        .ToList();

    private static string NameOf(List<ReportedProject> projects) => projects.Count == 1 ? projects[0].Name : CoverageLine.Count(projects.Count, "project");

    /// <summary>
    /// The call sites of one project. Under another target framework the same site may have another number in its id (a call before it
    /// that only one of them compiles) or stand in another place (a branch of #if): the place tells first, and the id among the rest.
    /// </summary>
    private static IEnumerable<ReportedCallSite> OncePerProject(IEnumerable<CostReport> reports)
    {
        var sites = new List<ReportedCallSite>();
        var byId = new Dictionary<(string File, string Id), int>();
        var byPlace = new Dictionary<(string File, int Line, int Column, string Caller), int>();
        foreach (var report in reports)
        {
            // Two sites of one report are two, whatever they have in common: each known one is met once.
            var met = new HashSet<int>();
            var known = sites.Count;
            var others = report.CallSites.Select(s => s.Projects.Count > 0 ? s : s with { Projects = new[] { report.Project } })
                .Where(s => !Meet(s, byPlace.TryGetValue(PlaceOf(s), out var index) ? index : -1)).ToList();
            foreach (var site in others.Where(s => !Meet(s, byId.TryGetValue((s.Fact.Place.File, s.Fact.Id), out var index) ? index : -1)))
            {
                byId[(site.Fact.Place.File, site.Fact.Id)] = sites.Count;
                byPlace[PlaceOf(site)] = sites.Count;
                sites.Add(site);
            }

            bool Meet(ReportedCallSite site, int index)
            {
                var meets = index >= 0 && index < known && met.Add(index);
                if (meets)
                {
                    sites[index] = Either(sites[index], site);
                }

                return meets;
            }
        }

        return sites;
    }

    // One call of a wrapper may be several call sites: there the id tells which.
    private static (string File, int Line, int Column, string Caller) PlaceOf(ReportedCallSite site) =>
        (site.Fact.Place.File, site.Fact.Place.Line, site.Fact.Place.Column, site.Fact.Through is null ? "" : site.Fact.Id);

    /// <summary>
    /// Projects that link one file have the same site in the same place with the same cost. Less than all of that may be two
    /// projects whose paths only look alike, since each is relative to a root of its own.
    /// </summary>
    private static List<ReportedCallSite> Linked(IEnumerable<ReportedCallSite> sites)
    {
        var bySite = new Dictionary<(string Id, SourcePlace Place, string Fact), ReportedCallSite>();
        foreach (var site in sites)
        {
            var key = (site.Fact.Id, site.Fact.Place, FactProperties.WriteFact(site.Fact));
            bySite[key] = bySite.TryGetValue(key, out var other) ? Either(other, site) : site;
        }

        return bySite.Values
            .OrderBy(static s => s.Fact.Place.File, StringComparer.Ordinal)
            .ThenBy(static s => s.Fact.Place.Line)
            .ThenBy(static s => s.Fact.Place.Column)
            .ThenBy(static s => s.Fact.Id, StringComparer.Ordinal)
            .ThenBy(static s => s.Projects[0], StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>One site of two readings: the dearer one speaks, and what any of them found is found.</summary>
    private static ReportedCallSite Either(ReportedCallSite left, ReportedCallSite right)
    {
        var (speaker, other) = IsDearer(right.Fact, left.Fact) ? (right, left) : (left, right);
        return speaker with
        {
            Findings = Union(speaker.Findings, other.Findings),
            Suppressed = Union(speaker.Suppressed, other.Suppressed),
            Projects = Union(left.Projects, right.Projects),
        };
    }

    // Of one rule the speaker's words: those of the other differ in numbers and lines alone.
    private static IReadOnlyList<ReportedFinding> Union(IReadOnlyList<ReportedFinding> speaker, IReadOnlyList<ReportedFinding> other)
    {
        var more = other.Where(o => speaker.All(s => s.Rule != o.Rule)).ToList();
        return more.Count == 0
            ? speaker
            : speaker.Concat(more).OrderBy(static f => f.Rule, StringComparer.Ordinal).ThenBy(static f => f.Message, StringComparer.Ordinal).ToList();
    }

    // A price beats none; no upper bound beats any.
    private static bool IsDearer(CallSiteFact one, CallSiteFact other)
    {
        if (one.IsPriced != other.IsPriced)
        {
            return one.IsPriced;
        }

        return one.Cost.High is { } high
            ? other.Cost.High is { } otherHigh && (high > otherHigh || (high == otherHigh && one.Cost.Low > other.Cost.Low))
            : other.Cost.High is not null || one.Cost.Low > other.Cost.Low;
    }

    private static IReadOnlyList<string> Union(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.SequenceEqual(right, StringComparer.Ordinal)
            ? left
            : left.Union(right, StringComparer.Ordinal).OrderBy(static t => t, StringComparer.Ordinal).ToList();

    /// <summary>A finding of a project stands in the report of each target framework: the fullest report counts, and projects add up.</summary>
    private static List<KeyValuePair<string, long>> Counts(IEnumerable<IEnumerable<CostReport>> projects) => projects
        .SelectMany(static reports => reports
            .SelectMany(static r => r.FindingCounts)
            .GroupBy(static c => c.Key, static c => c.Value, StringComparer.Ordinal)
            .Select(static g => new KeyValuePair<string, long>(g.Key, g.Max())))
        .GroupBy(static c => c.Key, static c => c.Value, StringComparer.Ordinal)
        .OrderBy(static g => g.Key, StringComparer.Ordinal)
        .Select(static g => new KeyValuePair<string, long>(g.Key, g.Sum()))
        .ToList();
}
