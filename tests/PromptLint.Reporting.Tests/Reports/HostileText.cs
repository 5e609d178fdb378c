using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Prompts;
using PromptLint.Core.Rules;
using PromptLint.Core.Tokens;
using PromptLint.Reporting.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>What somebody could put into names, paths and expressions to take a report over.</summary>
internal static class HostileText
{
    public const string Html = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>";
    public const string Formula = "=HYPERLINK(\"http://evil\",\"x\")";
    public const string Lines = "a\r\nb\u2028c\td";
    public const string Reversed = "safe\u202Egnp.exe";
    public const string Controls = "\u001b[2J\u0000\uD800";

    public static readonly string TenMegabytes = new('x', 10_000_000);

    public static TheoryData<string> All => [Html, Formula, Lines, Reversed, Controls, TenMegabytes, "|`*_[x](javascript:alert(1))", "@everyone #1", "${{ secrets.X }}", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "＝1"];

    /// <summary>A report in which that text stands wherever a user's text can stand.</summary>
    public static CostReport Report(string text) => new()
    {
        Project = text,
        TargetFramework = text,
        Projects = [new ReportedProject(text, [text]), new ReportedProject("other", ["net10.0"])],
        PriceCards = [new PriceCardReference(text, text, text)],
        FindingCounts = [new(text, 1)],
        CallSites =
        [
            new ReportedCallSite(
                Sites.Open(text, text, 3) with
                {
                    Member = text,
                    Sdk = text,
                    Method = text,
                    Model = new ModelFact(text, ModelSource.Literal, text),
                    Prompt = [new PromptExcerpt(MessageRole.System, text)],
                    Cap = new OutputCap(CapState.Missing, null, Reasons.Told(text)),
                    Input = new InputFact(new TokenCount(8, null, Exactness.Unknown), 0, 8, 0, [new HoleSegment(text, Reasons.Told(text))]),
                    Attempts = new AttemptsFact(1, null, [new AttemptFactor(AttemptKind.Loop, 1, null, new SourcePlace(text, 1, 1), Reasons.Told(text))]),
                },
                [new ReportedFinding(text, RuleSeverity.Warning, text, 3) { Remedy = text, Saving = 0.01m }],
                [new ReportedFinding(text + "2", RuleSeverity.Note, text, 3)]) { Projects = [text] },
        ],
        Failures = [new AnalysisFailure(FailedStep.Call, new SourcePlace(text, 3, 1), text) { Member = text, Site = text, Exception = text, Projects = [text] }],
    };
}
