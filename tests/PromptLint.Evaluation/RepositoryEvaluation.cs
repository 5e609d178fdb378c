using PromptLint.Reporting.Reports;
using PromptLint.Tool.Analysis;

namespace PromptLint.Evaluation;

/// <summary>The labels of a repository held against its scan.</summary>
/// <param name="Repo">owner/name.</param>
/// <param name="Result">The scan.</param>
/// <param name="Matches">Labels with the site reported there; null when none was.</param>
/// <param name="Unlabelled">Sites reported where no label stands.</param>
/// <param name="Causes">What the compiler says where a label was missed.</param>
/// <param name="LookAlikes">Look-alikes that were reported.</param>
internal sealed record RepositoryEvaluation(
    string Repo,
    ScanResult Result,
    IReadOnlyList<(Label Label, ReportedCallSite? Site)> Matches,
    IReadOnlyList<ReportedCallSite> Unlabelled,
    IReadOnlyDictionary<Label, string> Causes,
    IReadOnlyList<LookAlike> LookAlikes)
{
    private const int Tolerance = 2;

    /// <summary>Matches labels with sites: same line, or close by when the method is the same.</summary>
    public static RepositoryEvaluation Of(string repo, ScanResult result, IEnumerable<Label> labels, IEnumerable<LookAlike> lookAlikes, Func<Label, string> cause)
    {
        var sites = result.Report.CallSites.ToList();
        var open = labels.ToList();
        var matched = new Dictionary<Label, ReportedCallSite>();
        foreach (var distance in Enumerable.Range(0, Tolerance + 1))
        {
            foreach (var label in open.Where(l => !matched.ContainsKey(l)))
            {
                var site = sites.FirstOrDefault(s => s.Fact.Place.File == label.File && Math.Abs(s.Fact.Place.Line - label.Line) == distance && !matched.ContainsValue(s)
                    && (distance == 0 || SameMethod(s, label)));
                if (site is not null)
                {
                    matched.Add(label, site);
                }
            }
        }

        return new RepositoryEvaluation(
            repo,
            result,
            [.. open.Select(l => (l, matched.GetValueOrDefault(l)))],
            [.. sites.Where(s => !matched.ContainsValue(s))],
            open.Where(l => !matched.ContainsKey(l)).ToDictionary(static l => l, cause),
            [.. lookAlikes.Where(n => sites.Any(s => s.Fact.Place.File == n.File && s.Fact.Place.Line == n.Line))]);
    }

    private static bool SameMethod(ReportedCallSite site, Label label) =>
        site.Fact.Method.Split('.').Last().Equals(label.Method.Split('.').Last(), StringComparison.Ordinal);
}
