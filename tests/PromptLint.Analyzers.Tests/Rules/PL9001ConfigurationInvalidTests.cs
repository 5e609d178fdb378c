using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL9001ConfigurationInvalidTests
{
    private static readonly string Source = Code.OpenAI("await client.[|CompleteChatAsync|](question);");

    // Whatever is wrong with the configuration, the call is read and its missing cap reported.
    private static async Task<Diagnostic> Problem(string editorconfig, params (string Kind, string Path, string Text)[] files)
    {
        await Verify.Diagnostics("PL2001", Source, editorconfig, files);
        var code = Source.Replace("[|", "").Replace("|]", "");
        return Assert.Single((await Workbench.Analyze(Workbench.Compile(code), new Settings(editorconfig, files))).Where(static d => d.Id == "PL9001"));
    }

    [Fact]
    public async Task A_price_card_that_is_no_json_is_reported_where_it_breaks()
    {
        var problem = await Problem("", ("PriceCard", "prices/ours.json", "{\n  \"format\": nonsense\n}"));
        Assert.Equal("prices/ours.json", problem.Location.GetLineSpan().Path);
        Assert.Equal(1, problem.Location.GetLineSpan().StartLinePosition.Line);
        Assert.StartsWith("The price card cannot be read: ", problem.GetMessage(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_card_with_a_rate_below_zero_is_reported_where_it_stands()
    {
        var problem = await Problem("", ("PriceCard", "ours.json", """
            { "format": "promptlint-price-card/1", "name": "ours", "provider": "ours", "asOf": "2026-01-01", "currency": "USD",
              "models": [
                { "id": "our-model", "mode": "chat", "rates": { "input": -1 } } ] }
            """));
        Assert.Equal(2, problem.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_read_is_reported_where_it_breaks()
    {
        var problem = await Problem("", ("Sdk", "gateway.json", "{ \"sdk\": \"ours\",\n  \"calls\": [ { \"type\": 3 } ] }"));
        Assert.Equal("gateway.json", problem.Location.GetLineSpan().Path);
        Assert.Equal(1, problem.Location.GetLineSpan().StartLinePosition.Line);
        Assert.StartsWith("The SDK catalog cannot be read: ", problem.GetMessage(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_reported() => await Problem("", ("PriceCard", "empty.json", ""));

    [Fact]
    public async Task An_option_that_is_no_number_keeps_its_default()
    {
        var problem = await Problem("promptlint.PL1001.max_tokens = many");
        Assert.Equal("The option `promptlint.PL1001.max_tokens = many` is not a whole number of at least 1; 2000 is used", problem.GetMessage());
    }

    [Fact]
    public async Task An_option_below_its_least_value_keeps_its_default() =>
        Assert.Contains("at least 1;", (await Problem("promptlint.PL1001.max_tokens = 0")).GetMessage(), System.StringComparison.Ordinal);

    [Fact]
    public async Task An_option_without_a_default_is_left_out() =>
        Assert.Equal("The option `promptlint.assumed_hole_tokens = -5` is not a whole number of at least 0; it is left out", (await Problem("promptlint.assumed_hole_tokens = -5")).GetMessage());

    [Fact]
    public async Task An_option_is_reported_once_however_many_calls_ask_for_it()
    {
        var compilation = Workbench.Compile(Code.OpenAI("await client.CompleteChatAsync(question); await client.CompleteChatAsync(question);"), "class Other { }");
        Assert.Single((await Workbench.Analyze(compilation, new Settings("promptlint.PL1001.max_tokens = 1e3"))).Where(static d => d.Id == "PL9001"));
    }

    [Fact]
    public async Task Files_of_somebody_else_are_not_read()
    {
        var compilation = Workbench.Compile(Code.OpenAI("await client.CompleteChatAsync(question);"));
        Assert.DoesNotContain(await Workbench.Analyze(compilation, new Settings("", ("", "package.json", "{"), ("Other", "x.json", "{"))), static d => d.Id == "PL9001");
    }

    [Fact]
    public async Task Two_broken_files_are_two_problems_and_the_good_one_is_used()
    {
        var compilation = Workbench.Compile(Code.OpenAI("await new ChatClient(\"our-model\", \"key\").CompleteChatAsync(question);"));
        var found = await Workbench.Analyze(compilation, new Settings("", ("PriceCard", "a.json", "["), ("PriceCard", "b.json", "{"), ("PriceCard", "c.json", """
            { "format": "promptlint-price-card/1", "name": "ours", "provider": "ours", "asOf": "2026-01-01", "currency": "USD",
              "models": [ { "id": "our-model", "mode": "chat", "rates": { "input": 1, "output": 2 } } ] }
            """)));
        Assert.Equal(["a.json", "b.json"], found.Where(static d => d.Id == "PL9001").Select(static d => d.Location.GetLineSpan().Path));
        Assert.DoesNotContain(found, static d => d.Id == "PL4001");
    }
}
