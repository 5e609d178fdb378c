using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Reporting.Tests.Policy;

public sealed class PL6003SpendUnattributedTests
{
    [Fact]
    public void A_call_that_no_usage_file_tells_of_is_reported() => Assert.Equal(
        ["warning PL6003: the usage file does not tell of `ChatClient.CompleteChat`"],
        Policies.Find("\"requireUsage\": true", Policies.Ask, """{ "version": 1, "callSites": [ { "member": "Other.Member" } ] }"""));

    [Fact]
    public void A_call_that_the_usage_file_picks_is_fine() =>
        Assert.Empty(Policies.Find("\"requireUsage\": true", Policies.Ask, """{ "version": 1, "callSites": [ { "path": "**" } ] }"""));

    [Theory]
    [InlineData(UsageState.Ignored, 1)]
    [InlineData(UsageState.Read, 0)]
    [InlineData(UsageState.Unknown, 0)]
    public void Where_telemetry_is_asked_for_only_usage_that_certainly_nobody_reads_is_reported(UsageState usage, int findings) =>
        Assert.Equal(findings, Policies.Find("\"requireTelemetry\": true", Policies.Ask with { Usage = usage }).Length);
}
