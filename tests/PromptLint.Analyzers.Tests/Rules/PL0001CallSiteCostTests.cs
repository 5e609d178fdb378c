using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Rules;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL0001CallSiteCostTests
{
    [Fact]
    public async Task The_fact_is_off_by_default()
    {
        Assert.False(PL0001CallSiteCost.Descriptor.IsEnabledByDefault);
        var compilation = Workbench.Compile(Code.OpenAI("await client.CompleteChatAsync(question);"));
        var quiet = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.Remove("PL0001")));
        Assert.DoesNotContain(await Workbench.Analyze(quiet), static d => d.Id == "PL0001");
        Assert.Contains(await Workbench.Analyze(compilation), static d => d.Id == "PL0001");
    }

    [Fact]
    public Task The_fact_tells_method_model_tokens_and_dollars() => Verify.Message(
        "PL0001",
        "ChatClient.CompleteChatAsync: gpt-4.1-mini, 8 input tokens, $0.0000032 – $0.000163 per call",
        Code.OpenAI("await new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new() { RetryPolicy = new ClientRetryPolicy(0) }).[|CompleteChatAsync|]([\"Hi\"], new() { MaxOutputTokenCount = 100 });"));

    [Fact]
    public Task A_fact_about_an_unknown_model_has_no_price() => Verify.Message(
        "PL0001",
        "ChatClient.CompleteChat: unknown model, about 1 input tokens, not priced per call",
        "using OpenAI.Chat; class App { void Run(ChatClient client) => client.[|CompleteChat|](\"Hi\"); }");

    [Fact]
    public async Task There_is_one_fact_for_each_call_site()
    {
        var sites = await CallSites.Of(Code.OpenAI("await client.CompleteChatAsync(question); await client.CompleteChatAsync(question); client.CompleteChat(question);"));
        Assert.Equal(
            ["M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#1", "M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#2", "M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChat#1"],
            System.Linq.Enumerable.Select(sites, static s => s.Id));
    }

    [Fact]
    public async Task A_project_without_an_SDK_is_left_alone()
    {
        var compilation = Workbench.Compile("class App { }");
        var bare = compilation.WithReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location))
            .AddSyntaxTrees(Workbench.Parse("class Client { public void CompleteChat(string text) { } void Run() => CompleteChat(\"Hi\"); }", "Own.cs"));
        Assert.Empty(await Workbench.Analyze(bare));
    }
}
