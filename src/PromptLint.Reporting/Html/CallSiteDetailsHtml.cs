using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Tokens;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Html;

/// <summary>Everything that is known about one call site, folded behind one line.</summary>
internal static class CallSiteDetailsHtml
{
    /// <summary>Appends the element.</summary>
    /// <param name="html">The page.</param>
    /// <param name="site">The call site.</param>
    /// <param name="number">Its number on the page; <c>site-3</c> is the third's anchor.</param>
    /// <param name="rules">What is said of rules, by id.</param>
    public static void Append(StringBuilder html, ReportedCallSite site, int number, IReadOnlyDictionary<string, RuleDescription> rules)
    {
        var fact = site.Fact;
        html.Append("<details class=\"site\" id=\"site-").Append(Number(number)).Append("\">\n<summary><span class=\"place\">")
            .Append(HtmlText.Plain(fact.Place.File)).Append(':').Append(Number(fact.Place.Line)).Append("</span> <code>")
            .Append(HtmlText.Plain(fact.Method)).Append("</code> <span class=\"model\">").Append(HtmlText.Plain(fact.Model.Id ?? "unknown model"))
            .Append("</span> <span class=\"cost\">").Append(MoneyText.Range(fact.Cost.Low, fact.Cost.High)).Append("</span></summary>\n");
        AppendPrompt(html, fact.Input);
        foreach (var message in fact.Prompt)
        {
            html.Append("<figure class=\"text\"><figcaption>").Append(ContractNames<MessageRole>.Of(message.Role)).Append("</figcaption><pre>")
                .Append(HtmlText.Lines(message.Text)).Append("</pre></figure>\n");
        }

        html.Append("<dl>\n");
        Term(html, "Member", "<code>" + HtmlText.Plain(fact.Member) + "</code>");
        if (site.Projects.Count > 0)
        {
            Term(html, "Projects", HtmlText.Plain(string.Join(", ", site.Projects)));
        }

        if (site.Tasks.Count > 0)
        {
            Term(html, "Tasks", HtmlText.Plain(string.Join(", ", site.Tasks)));
        }

        Term(html, "SDK", HtmlText.Plain(fact.Sdk) + ", " + ContractNames<LlmOperation>.Of(fact.Operation));
        Term(html, "Model", Model(fact.Model));
        Term(html, "Output cap", Cap(fact.Cap));
        Term(html, "Stop sequence", ContractNames<StopState>.Of(fact.Stop));
        Term(
            html,
            "One call",
            MoneyText.Range(fact.Cost.Low, fact.Cost.High) + (fact.Cost.Expected is { } expected ? ", expected " + MoneyText.ForPeople(expected) : ""));
        if (fact.Monthly is { } monthly)
        {
            Term(html, "A month", (monthly.Expected is { } month ? "expected " + MoneyText.ForPeople(month) + ", " : "")
                + "between bounds of "
                + MoneyText.Range(monthly.Low, monthly.High));
        }

        foreach (var (findings, name) in new[] { (site.Findings, "Findings"), (site.Suppressed, "Allowed in the code") })
        {
            if (findings.Count > 0)
            {
                var told = findings.Select(f => Finding(f.Rule, rules) + (f.Message is { } message ? ": " + HtmlText.Sentence(message) : ""));
                Term(html, name, string.Join("<br>", told));
            }
        }

        Term(html, "Id", "<code>" + HtmlText.Plain(fact.Id) + "</code>");
        html.Append("</dl>\n");
        AppendAttempts(html, fact.Attempts);
        html.Append("</details>\n");
    }

    /// <summary>A rule's id, with its title, as a link to its page.</summary>
    public static string Finding(string id, IReadOnlyDictionary<string, RuleDescription> rules)
    {
        var rule = rules.TryGetValue(id, out var known) ? known : RuleDescription.Unknown(id);
        return "<a href=\"" + HtmlText.Plain(rule.HelpUri) + "\">" + HtmlText.Plain(id) + "</a>" + (rule.Title == id ? "" : " " + HtmlText.Plain(rule.Title));
    }

    private static void AppendPrompt(StringBuilder html, InputFact input)
    {
        var parts = new[] { ("system", input.System), ("user", input.User), ("tools", input.Tools) };
        var rest = input.Total.Low - input.System - input.User - input.Tools;
        var known = parts.Where(static p => p.Item2 > 0).ToList();
        if (rest > 0)
        {
            // What providers put around the parts.
            known.Add(("framing", rest));
        }

        var total = known.Sum(static p => (decimal)p.Item2);
        html.Append("<div class=\"prompt\" role=\"img\" aria-label=\"Known input tokens by part\">");
        foreach (var (name, tokens) in known)
        {
            html.Append("<i class=\"").Append(name).Append("\" style=\"flex-grow:").Append(Number(tokens)).Append("\"></i>");
        }

        if (input.Holes.Count > 0)
        {
            // Of a width of its own: how long a hole is, nobody knows.
            html.Append("<i class=\"hole\" style=\"flex-grow:").Append(Number(System.Math.Max(1, (long)(total / 4)))).Append("\"></i>");
        }

        html.Append("</div>\n<ul class=\"parts\">");
        foreach (var (name, tokens) in known)
        {
            html.Append("<li class=\"").Append(name).Append("\">").Append(name).Append(' ').Append(CoverageLine.Number(tokens)).Append("</li>");
        }

        foreach (var hole in input.Holes)
        {
            html.Append("<li class=\"hole\">unknown: <code>").Append(HtmlText.Plain(hole.Expression)).Append("</code> (")
                .Append(HtmlText.Sentence(hole.Why.Text)).Append(")</li>");
        }

        html.Append("<li>in all ").Append(Total(input.Total)).Append(" tokens").Append(input.Total.Exactness switch
        {
            Exactness.Exact => ", counted exactly",
            Exactness.Approximate => ", within the tokenizer's published band",
            _ => "",
        }).Append("</li></ul>\n");
    }

    private static string Total(TokenCount total) => total.High is not { } high
        ? total.Low == 0 ? "an unknown number of" : CoverageLine.Number(total.Low) + " or more"
        : high == total.Low ? CoverageLine.Number(high) : CoverageLine.Number(total.Low) + " – " + CoverageLine.Number(high);

    private static string Model(ModelFact model) =>
        (model.Id is { } id ? "<code>" + HtmlText.Plain(id) + "</code>, " : "") + ContractNames<ModelSource>.Of(model.How)
        + (model.Why is { Length: > 0 } why ? ": " + HtmlText.Sentence(why) : "");

    private static string Cap(OutputCap cap) => (cap.State switch
    {
        CapState.Set => cap.Tokens is { } tokens ? CoverageLine.Number(tokens) + " tokens" : "set, value unknown",
        CapState.Missing => "<strong>none</strong>",
        CapState.NotApplicable => "no output",
        _ => "unknown",
    }) + (cap.Why?.Text is { Length: > 0 } why ? " (" + HtmlText.Sentence(why) + ")" : "");

    private static void AppendAttempts(StringBuilder html, AttemptsFact attempts)
    {
        if (attempts.Factors.Count == 0)
        {
            return;
        }

        html.Append("<table class=\"factors\"><caption>Requests of one call: ").Append(Range(attempts.Low, attempts.High))
            .Append("</caption><thead><tr><th>Factor</th><th>Times</th><th>Where</th><th>Why</th></tr></thead><tbody>\n");
        foreach (var factor in attempts.Factors)
        {
            html.Append("<tr><td>").Append(ContractNames<AttemptKind>.Of(factor.Kind)).Append("</td><td>").Append(Range(factor.Low, factor.High))
                .Append("</td><td>").Append(HtmlText.Plain(factor.Place.File)).Append(':').Append(Number(factor.Place.Line))
                .Append("</td><td>").Append(HtmlText.Sentence(factor.Why.Text)).Append("</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static string Range(long low, long? high) =>
        high is not { } most ? CoverageLine.Number(low) + " or more"
            : most == low ? CoverageLine.Number(low)
            : CoverageLine.Number(low) + " – " + CoverageLine.Number(most);

    private static void Term(StringBuilder html, string name, string value) =>
        html.Append("<dt>").Append(name).Append("</dt><dd>").Append(value).Append("</dd>\n");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
