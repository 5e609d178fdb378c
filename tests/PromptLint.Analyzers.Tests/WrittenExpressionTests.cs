using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What only the run knows is told by its expression, and no secret that stands in one goes with it.</summary>
public sealed class WrittenExpressionTests
{
    private const string Secret = "sk-live-0123456789abcdef";

    [Theory]
    [InlineData("Ask(\"key=\" + \"" + Secret + "\")", "Ask(\"…\" + \"…\")")]
    [InlineData("Ask($\"key={name}" + Secret + "\")", "Ask($\"…{name}…\")")]
    [InlineData("Ask(\"\"\"" + Secret + "\"\"\")", "Ask(\"…\")")]
    [InlineData("Ask(\"\"\"\n        " + Secret + "\n        \"\"\")", "Ask(\"…\")")]
    [InlineData("Ask(/* " + Secret + " */ name)", "Ask( name)")]
    [InlineData("Ask(@\"" + Secret + "\")", "Ask(\"…\")")]
    [InlineData("Ask(names[\"a\" + \"" + Secret + "\"])", "Ask(names[\"…\" + \"…\"])")]
    public async Task A_secret_beside_a_prompt_is_in_no_report(string expression, string expected)
    {
        var fact = await CallSites.Single(Code(expression));

        Assert.Equal(expected, fact.Input.Holes.Single().Expression);
        Assert.DoesNotContain(Secret, PromptLint.Core.Facts.FactProperties.WriteFact(fact), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ask(names[\"greeting\"])", "Ask(names[\"greeting\"])")]
    [InlineData("Ask(Environment.GetEnvironmentVariable(\"GREETING\")!)", "Ask(Environment.GetEnvironmentVariable(\"GREETING\")!)")]
    [InlineData("Ask(string.Join(\", \", names.Keys))", "Ask(string.Join(\", \", names.Keys))")]
    [InlineData("Ask(\n            name)", "Ask( name)")]
    public async Task What_only_names_or_separates_is_told(string expression, string expected) =>
        Assert.Equal(expected, (await CallSites.Single(Code(expression))).Input.Holes.Single().Expression);

    [Fact]
    public async Task A_long_expression_is_cut()
    {
        var hole = (await CallSites.Single(Code("Ask(" + string.Join(" + ", Enumerable.Repeat("name", 1000)) + ")"))).Input.Holes.Single().Expression;

        Assert.Equal(80, hole.Length);
        Assert.EndsWith("...", hole, System.StringComparison.Ordinal);
    }

    private static string Code(string expression) => $$"""
        using OpenAI.Chat;
        public abstract class Bot
        {
            public void Say(ChatClient chat, string name, Dictionary<string, string> names) => chat.CompleteChat(new UserChatMessage({{expression}}));
            protected abstract string Ask(string text);
        }
        """;
}
