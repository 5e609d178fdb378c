using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Where the build marks its compilations, every fact says which one it is of, and a project without a call says so too.</summary>
public sealed class CompilationMarkTests
{
    private const string Call = """
        using OpenAI.Chat;
        public static class Desk { public static void Ask(ChatClient chat) => chat.CompleteChat("hi"); }
        """;

    [Theory]
    [InlineData(Call, 3)]
    [InlineData("public static class Desk { }", 1)]
    public async Task Every_fact_bears_the_mark_and_one_has_nothing_else(string code, int facts)
    {
        var found = await Facts("build_property.PromptLintCompilation = net8.0/0123456789abcdef", code);

        Assert.Equal(facts, found.Count);
        Assert.All(found, static f => Assert.Equal("net8.0/0123456789abcdef", f[FactProperties.Compilation]));
        Assert.Single(found, static f => f.Count == 1);
    }

    [Theory]
    [InlineData(Call, 2)]
    [InlineData("public static class Desk { }", 0)]
    public async Task Nothing_is_marked_where_the_build_marks_nothing(string code, int facts)
    {
        var found = await Facts("", code);

        Assert.Equal(facts, found.Count);
        Assert.All(found, static f => Assert.False(f.ContainsKey(FactProperties.Compilation)));
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> Facts(string settings, string code) =>
        [.. (await Workbench.Analyze(Workbench.Compile(code), new Settings(settings))).Where(static d => d.Id == FactProperties.RuleId).Select(static d => d.Properties)];
}
