using Xunit;

namespace PromptLint.Reporting.Tests.Policy;

public sealed class PL4006VendorCallOutsideAbstractionTests
{
    [Fact]
    public void A_call_of_another_SDK_is_reported() => Assert.StartsWith(
        "warning PL4006: ",
        Assert.Single(Policies.Find("\"allowedSdks\": [\"microsoft-extensions-ai\"]", Policies.Ask)));

    [Theory]
    [InlineData("\"allowedSdks\": [\"openai\"]")]
    [InlineData("\"allowedModels\": [\"*\"]")]
    public void A_call_of_an_allowed_SDK_and_a_policy_without_a_list_are_fine(string members) => Assert.Empty(Policies.Find(members, Policies.Ask));
}
