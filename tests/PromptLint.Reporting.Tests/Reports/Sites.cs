using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using PromptLint.Core.Tokens;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>Call sites to report about.</summary>
internal static class Sites
{
    public static CallSiteFact Priced(string id, string file, int line, decimal low = 0.0000012m, decimal? high = 0.0000288m) => new()
    {
        Id = id,
        Place = new SourcePlace(file, line, 9),
        Member = id,
        Sdk = "openai",
        Operation = LlmOperation.Chat,
        Method = "ChatClient.CompleteChat",
        Model = new ModelFact("gpt-4o-mini", ModelSource.Literal, null),
        Input = new InputFact(TokenCount.Exactly(8), 0, 8, 0, Array.Empty<HoleSegment>()),
        Cap = new OutputCap(CapState.Set, 10),
        Stop = StopState.Missing,
        Attempts = new AttemptsFact(1, 4, new[] { new AttemptFactor(AttemptKind.SdkRetry, 1, 4, new SourcePlace(file, line, 1), Reasons.Told("the SDK retries 3 times")) }),
        Cost = new CostRange(low, null, high),
    };

    public static CallSiteFact Open(string id, string file, int line) => Priced(id, file, line, high: null) with
    {
        Cap = new OutputCap(CapState.Missing),
        Input = new InputFact(new TokenCount(8, null, Exactness.Unknown), 0, 8, 0, new[] { new HoleSegment("history", Reasons.Told("a parameter")) }),
    };

    /// <summary>A priced call that sends nothing but what the run knows.</summary>
    public static CallSiteFact Dark(string id, string file, int line) => Open(id, file, line) with
    {
        Input = new InputFact(TokenCount.Anything, 0, 0, 0, new[] { new HoleSegment("messages", Reasons.Told("a parameter")) }),
        Cost = new CostRange(0, null, null),
    };

    public static CallSiteFact Unpriced(string id, string file, int line) => Priced(id, file, line) with
    {
        Model = new ModelFact(null, ModelSource.Unknown, "a parameter of the constructor"),
        Cost = CostRange.Unknown,
    };

    public static CostReport Report(params CallSiteFact[] facts) => CostReport.Of(
        new SarifLog(
            FactRuleState.Ran,
            facts,
            new[] { new SarifFinding("PL3001", "M:A.B", true), new SarifFinding("PL2001", "M:A.B", false), new SarifFinding("PL6002", "", false) },
            new[] { new PriceCardReference("openai", "2026-11-01", "the price page") }),
        "Shop",
        "net10.0",
        "/repo");
}
