using System.Globalization;
using System.Text;

namespace PromptLint.Evaluation;

/// <summary>Prints an evaluation.</summary>
internal static class EvaluationText
{
    /// <summary>The whole text: tables first, then each disagreement with its place.</summary>
    public static string Of(IReadOnlyList<RepositoryEvaluation> all, FullyLabelled fullyLabelled)
    {
        var text = new StringBuilder();
        var rows = all.SelectMany(static r => r.Matches).ToList();
        var counted = rows.Where(static r => r.Label.Binding != "unbound").ToList();
        text.AppendLine("# Call sites by SDK (rows that can be bound)");
        foreach (var sdk in counted.GroupBy(static r => r.Label.Sdk, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            text.AppendLine(Line(sdk.Key, sdk.Count(static r => r.Site is not null), sdk.Count()));
        }

        text.AppendLine(Line("all", counted.Count(static r => r.Site is not null), counted.Count));
        text.AppendLine(Line("unbound rows, for interest", rows.Count(static r => r.Label.Binding == "unbound" && r.Site is not null), rows.Count - counted.Count));
        Precision(text, all, fullyLabelled);
        Agreements(text, rows);
        Places(text, all, fullyLabelled);
        return text.ToString();
    }

    private static void Precision(StringBuilder text, IReadOnlyList<RepositoryEvaluation> all, FullyLabelled fullyLabelled)
    {
        text.AppendLine().AppendLine("# Precision, in repositories that are labelled fully");
        var full = all.Where(r => fullyLabelled.Has(r.Repo)).ToList();
        var right = full.Sum(static r => r.Matches.Count(static m => m.Site is not null));
        text.AppendLine(Line("reported sites that are labelled", right, right + full.Sum(r => r.Unlabelled.Count(s => fullyLabelled.Has(r.Repo, s.Fact.Place.File)))));
        text.AppendLine(CultureInfo.InvariantCulture, $"look-alikes reported: {all.Sum(static r => r.LookAlikes.Count)}");
    }

    private static void Agreements(StringBuilder text, List<(Label Label, Reporting.Reports.ReportedCallSite? Site)> rows)
    {
        text.AppendLine().AppendLine("# Agreement, at the sites that were found");
        var agreements = rows.Where(static r => r.Site is not null).SelectMany(static r => Agreement.Of(r.Label, r.Site!)).Where(static a => a.Agrees is not null).ToList();
        foreach (var field in Agreement.Fields)
        {
            text.AppendLine(Line(field, agreements.Count(a => a.Field == field && a.Agrees == true), agreements.Count(a => a.Field == field)));
        }
    }

    private static void Places(StringBuilder text, IReadOnlyList<RepositoryEvaluation> all, FullyLabelled fullyLabelled)
    {
        text.AppendLine().AppendLine("# Missed, with what the compiler says there");
        foreach (var (label, cause) in all.SelectMany(static r => r.Causes).Where(static c => c.Key.Binding != "unbound"))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{label.Place} {label.Sdk} {label.Method} [{label.Binding}{(label.Detect is null ? "" : ", " + label.Detect)}]: {cause}");
        }

        text.AppendLine().AppendLine("# Look-alikes reported");
        foreach (var (repo, wrong) in all.SelectMany(static r => r.LookAlikes.Select(l => (r.Repo, l))))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{repo} {wrong.File}:{wrong.Line} {wrong.Token} ({wrong.Category}) {wrong.Note}");
        }

        text.AppendLine().AppendLine("# Reported without a label, in repositories that are labelled fully");
        foreach (var (repo, site) in all.SelectMany(r => r.Unlabelled.Where(s => fullyLabelled.Has(r.Repo, s.Fact.Place.File)).Select(s => (r.Repo, s.Fact))))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{repo} {site.Place.File}:{site.Place.Line} {site.Sdk} {site.Method}");
        }

        foreach (var field in Agreement.Fields)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"# Disagreements: {field} (label | report)");
            foreach (var (label, agreement) in all.SelectMany(static r => r.Matches).Where(static m => m.Site is not null)
                .SelectMany(m => Agreement.Of(m.Label, m.Site!).Where(a => a.Field == field && a.Agrees == false).Select(a => (m.Label, a))))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{label.Place} {label.Sdk} {label.Method}: {agreement.Expected} | {agreement.Actual}");
            }
        }
    }

    private static string Line(string name, int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-34} {part,4} of {whole,4}  {(whole == 0 ? 1 : (double)part / whole):0.000}");
}
