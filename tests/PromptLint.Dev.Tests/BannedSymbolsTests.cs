using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptLint.Dev.Tests;

/// <summary>The list of what pure projects may not use: a name that is written wrong bans nothing, and nobody would notice.</summary>
public sealed class BannedSymbolsTests
{
    private static readonly Compilation Framework = CSharpCompilation.Create(
        "framework",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p)));

    public static TheoryData<string> Banned => [.. Lines().Select(static l => l[..l.IndexOf(';', StringComparison.Ordinal)])];

    [Theory]
    [MemberData(nameof(Banned))]
    public void A_banned_name_is_one_of_the_framework(string id) =>
        Assert.NotEmpty(DocumentationCommentId.GetSymbolsForDeclarationId(id, Framework));

    [Fact]
    public void A_name_that_is_written_wrong_would_be_told() =>
        Assert.Empty(DocumentationCommentId.GetSymbolsForDeclarationId("P:System.DateTime.Know", Framework));

    [Fact]
    public void Each_ban_says_why() => Assert.All(Lines(), static l => Assert.Matches("^[MPTNF]:[^;]+;[a-z][^;]{10,}$", l));

    [Theory]
    [InlineData("PromptLint.Core")]
    [InlineData("PromptLint.Analyzers")]
    [InlineData("PromptLint.CodeFixes")]
    [InlineData("PromptLint.Reporting")]
    public void What_must_give_the_same_bytes_everywhere_is_held_to_it(string project) =>
        Assert.Contains("<IsPure>true</IsPure>", Checkout.Repository.Read($"src/{project}/{project}.csproj"), StringComparison.Ordinal);

    private static string[] Lines() => Checkout.Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
