using BenchmarkDotNet.Attributes;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using PromptLint.Core.Tokens;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Reports;

namespace PromptLint.Benchmarks.Reports;

/// <summary>What merging the reports of a large solution costs: 100 call sites each. Twice the reports must take twice the time.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class MergeBenchmarks
{
    private List<CostReport> _reports = [];
    private List<string> _texts = [];
    private CostReport _merged = new();

    [Params(250, 500, 1_000)]
    public int Reports { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _reports = [.. Enumerable.Range(0, Reports).Select(Report)];
        _texts = [.. _reports.Select(ReportJsonWriter.Write)];
        _merged = ReportMerge.Of(_reports);
    }

    [Benchmark(Description = "read")]
    public int Read() => _texts.Sum(static t => ReportJsonReader.Read(t).CallSites.Count);

    [Benchmark(Description = "merge")]
    public CostReport Merge() => ReportMerge.Of(_reports);

    [Benchmark(Description = "write JSON")]
    public int WriteJson() => ReportJsonWriter.Write(_merged).Length;

    [Benchmark(Description = "write HTML")]
    public int WriteHtml() => ReportHtmlWriter.Write(_merged, []).Length;

    // Two target frameworks of each project, as builds write them.
    private static CostReport Report(int index) => new()
    {
        Project = "Project" + (index / 2),
        TargetFramework = index % 2 == 0 ? "net8.0" : "net10.0",
        CallSites = [.. Enumerable.Range(0, 100).Select(i => new ReportedCallSite(Fact(index / 2, i), [ReportedFinding.OfId("PL2001")], []))],
        FindingCounts = [new("PL2001", 100)],
    };

    private static CallSiteFact Fact(int project, int site) => new()
    {
        Id = $"M:Project{project}.Desk.Answer{site}(System.String)/CompleteChatAsync#1",
        Place = new SourcePlace($"src/Project{project}/Desk{site / 10}.cs", 10 + site, 20),
        Member = $"M:Project{project}.Desk.Answer{site}(System.String)",
        Sdk = "openai",
        Method = "ChatClient.CompleteChatAsync",
        Model = new ModelFact("gpt-4o-mini", ModelSource.Literal, null),
        Input = new InputFact(TokenCount.Exactly(800), 700, 100, 0, []),
        Cap = new OutputCap(CapState.Set, 500),
        Attempts = new AttemptsFact(1, 4, [new AttemptFactor(AttemptKind.SdkRetry, 1, 4, new SourcePlace("a.cs", 1, 1), Reasons.Told("the SDK retries 3 times by default"))]),
        Cost = new CostRange(0.00012m, null, 0.00168m + site),
    };
}
