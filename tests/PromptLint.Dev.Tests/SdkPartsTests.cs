using PromptLint.Dev.Parts;
using PromptLint.Dev.Sdks;

namespace PromptLint.Dev.Tests;

/// <summary>Each SDK has all that belongs to one: catalog, package or stub, the list of billed methods, a sample call.</summary>
public sealed class SdkPartsTests
{
    public static TheoryData<string> Names => [.. SdkFiles.All(Checkout.Repository).Select(static s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_SDK_is_whole(string name)
    {
        var missing = SdkParts.Missing(Checkout.Repository, SdkFiles.All(Checkout.Repository).Single(s => s.Name == name));
        Assert.True(missing.Count == 0, string.Join('\n', missing.Prepend($"{name} lacks:")));
    }

    [Theory]
    [InlineData("ollama", "tests/PromptLint.Catalogs.Tests/Billed/ollama.txt", null, null, "Billed/ollama.txt is missing")]
    [InlineData("ollama", "tests/PromptLint.Catalogs.Tests/Billed/ollama.txt", "OllamaSharp.Chat: ", "OllamaSharp.Chatter: ", "no line of OllamaSharp.Chat")]
    [InlineData("ollama", "tests/PromptLint.Catalogs.Tests/PromptLint.Catalogs.Tests.csproj", "\"OllamaSharp\"", "\"Llama\"", "expected a reference to the package OllamaSharp")]
    [InlineData("ollama", "rules/sdks/ollama.json", "\"versions\": [\"5.5.2\"]", "\"versions\": []", "expected the version that the names were checked against")]
    [InlineData("ollama", "rules/sdks/ollama.json", "\"assemblies\"", "\"note\": \"FILL IN: more\",\n  \"assemblies\"", "FILL IN: more")]
    [InlineData("betalgo", "tests/PromptLint.Analyzers.Tests/TrapTests.cs", "Betalgo.Ranul.OpenAI", "Other", "no test of the analyzer and no sample calls a billed method")]
    public void What_is_forgotten_is_told_and_nothing_else(string name, string path, string? before, string? after, string told)
    {
        var spoilt = Checkout.Spoilt(path, before, after);
        var all = SdkFiles.All(spoilt);
        Assert.Contains(told, Assert.Single(SdkParts.Missing(spoilt, all.Single(s => s.Name == name))), StringComparison.Ordinal);
        Assert.All(all.Where(s => s.Name != name), s => Assert.Equal(SdkParts.Missing(Checkout.Repository, s), SdkParts.Missing(spoilt, s)));
    }
}
