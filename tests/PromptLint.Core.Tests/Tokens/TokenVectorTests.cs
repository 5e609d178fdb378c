using PromptLint.Core.Json;
using PromptLint.Core.Tokens;
using Xunit;

namespace PromptLint.Core.Tests.Tokens;

public class TokenVectorTests
{
    private static readonly JsonValue Vectors = Read();

    public static IEnumerable<object[]> Cases() =>
        from vector in Vectors["vectors"]!.Items
        from encoding in new[] { "o200k_base", "cl100k_base" }
        select new object[] { vector["id"]!.Text, encoding };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Count_equals_that_of_tiktoken(string id, string encoding)
    {
        var vector = Vectors["vectors"]!.Items.Single(v => v["id"]!.Text == id);
        var count = TiktokenCounter.ForEncoding(encoding)!.Count(vector["text"]!.Text, CancellationToken.None);
        Assert.Equal(TokenCount.Exactly(long.Parse(vector[encoding]!.Text)), count);
    }

    [Fact]
    public void There_are_44_vectors() => Assert.Equal(88, Cases().Count());

    private static JsonValue Read()
    {
        using var reader = new StreamReader(typeof(TokenVectorTests).Assembly.GetManifestResourceStream("token-vectors.json")!);
        return JsonParser.Parse(reader.ReadToEnd());
    }
}
