using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Policy;

public sealed class PL4005ModelNotAllowedTests
{
    [Theory]
    [InlineData("""["gpt-4o", "o1"]""")]
    [InlineData("""["*-pro"]""")]
    [InlineData("[]")]
    public void A_model_that_is_not_on_the_list_is_reported(string allowed) => Assert.Equal(
        ["warning PL4005: `ChatClient.CompleteChat` calls `gpt-4o-mini`, which the policy does not allow"],
        Policies.Find($"\"allowedModels\": {allowed}", Policies.Ask));

    [Theory]
    [InlineData("\"allowedModels\": [\"gpt-4o-mini\"]")]
    [InlineData("\"allowedModels\": [\"gpt-4o*\"]")]
    [InlineData("\"allowedSdks\": [\"openai\"]")]
    public void A_model_on_the_list_and_a_policy_without_one_are_fine(string members) => Assert.Empty(Policies.Find(members, Policies.Ask));

    [Fact]
    public void An_unknown_model_is_no_more_than_a_note() => Assert.StartsWith(
        "note PL4005: ",
        Assert.Single(Policies.Find("\"allowedModels\": [\"gpt-4o\"]", Policies.Ask with { Model = new ModelFact(null, ModelSource.Unknown, "a parameter") })));
}
