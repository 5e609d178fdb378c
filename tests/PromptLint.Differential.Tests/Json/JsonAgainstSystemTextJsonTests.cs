using System.Text;
using System.Text.Json;
using PromptLint.Core.Json;

namespace PromptLint.Differential.Tests.Json;

/// <summary>
/// Our reader of JSON, which every compiler loads, against System.Text.Json. A text that either refuses, both refuse; any other they read alike.
/// One thing ours reads and theirs does not: half of a pair of surrogates, which a string of C# may hold and a report must bring back.
/// </summary>
public sealed class JsonAgainstSystemTextJsonTests
{
    private const string Refused = "refused";
    private const string Half = "holds half a pair of surrogates";

    private static readonly JsonDocumentOptions AsOurs = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = JsonParser.MaxDepth };

    [Fact]
    public void What_is_JSON_is_read_as_System_Text_Json_reads_it() => Differences.None(Differences.Between(Ours, Theirs, JsonInputs.Well));

    [Fact]
    public void What_is_no_JSON_is_refused_by_both() => Differences.None(Differences.Between(static t => Ours(OfFile(t)), Theirs, JsonInputs.Ill));

    /// <summary>Theirs refuses some comments that the other readers pass over: so here only what it reads is compared.</summary>
    [Fact]
    public void What_System_Text_Json_reads_with_broken_comments_is_read_alike() =>
        Differences.None(Differences.Between(static t => Theirs(t) == Refused ? Refused : Ours(OfFile(t)), Theirs, JsonInputs.IllComments));

    [Theory]
    [InlineData("// a \u2028 1\n2")]
    [InlineData("// a \u2029 1\n2")]
    public void A_comment_whose_end_readers_do_not_agree_on_is_refused(string text) => Assert.Equal((Refused, Refused), (Ours(text), Theirs(text)));

    [Fact]
    public void Both_refuse_at_the_same_depth() => Differences.None(Differences.Between(Ours, Theirs, JsonInputs.Deep));

    [Fact]
    public void The_inputs_hold_what_is_hard()
    {
        Assert.All(new[] { "//", "/*", "\\u", "\r\n", "1e309", ",}" }, mark => Assert.True(Differences.Count(JsonInputs.Well, t => t.Contains(mark)) > 100, mark));
        Assert.Equal(0, Differences.Count(JsonInputs.Well, static t => Theirs(t) == Refused));
        Assert.InRange(Differences.Count(JsonInputs.IllComments, static t => Theirs(t) == Refused), 2_000, 9_000);
        Assert.InRange(Differences.Count(JsonInputs.Ill, static t => Theirs(t) == Refused), 5_000, 9_900);
        Assert.InRange(Differences.Count(JsonInputs.Deep, static t => Theirs(t) == Refused), 2_000, 8_000);
    }

    [Theory]
    [InlineData("\\n", "\\t")]
    [InlineData("1e309", "1e308")]
    [InlineData(",", "")]
    [InlineData("//", " ")]
    public void A_reader_that_is_wrong_in_one_thing_is_found(string written, string taken) =>
        Assert.NotEmpty(Differences.Between(t => Ours(t.Replace(written, taken)), Theirs, JsonInputs.Well));

    [Fact]
    public void Half_a_pair_of_surrogates_is_kept_and_no_other_half_is_made_up() => Assert.Equal("\ud83dx", JsonParser.Parse("\"\\ud83dx\"").Text);

    [Fact]
    public void What_we_write_System_Text_Json_reads_back()
    {
        static string Text(Random random) => random.Several(8, () => random.OneOf("a", "\"", "\\", "/", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "<", "&", "é", "😀", "\r\n", "\t", "\b", "\f"));
        Differences.None(Differences.Between(static t => ReadBack(t), static t => t, Text));
        Assert.NotEmpty(Differences.Between(static t => ReadBack(t.Replace('\f', '\b')), static t => t, Text));
    }

    private static string OfFile(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string ReadBack(string text)
    {
        var writer = new JsonWriter(indented: false);
        writer.Object(() => writer.Name(text).String(text));
        using var read = JsonDocument.Parse(writer.ToString());
        var member = read.RootElement.EnumerateObject().Single();
        return member.Name == text ? member.Value.GetString()! : "the name is " + member.Name;
    }

    private static string Ours(string text)
    {
        try
        {
            var told = new StringBuilder();
            Tell(JsonParser.Parse(text), told);
            return ToldOrHalf(told);
        }
        catch (JsonFormatException)
        {
            return Refused;
        }
    }

    private static string Theirs(string text)
    {
        try
        {
            // From bytes: what comes from a string of C# may hold half a pair, of which a file has a replacement character.
            using var read = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), AsOurs);
            var told = new StringBuilder();
            Tell(read.RootElement, told);
            return told.ToString();
        }
        catch (JsonException)
        {
            return Refused;
        }
        catch (InvalidOperationException)
        {
            return Half;
        }
    }

    // Theirs throws when half a pair is asked for; what stands around it is not compared.
    private static string ToldOrHalf(StringBuilder told) => OfFile(told.ToString()) == told.ToString() ? told.ToString() : Half;

    private static void Tell(JsonValue value, StringBuilder told)
    {
        told.Append(value.Kind);
        switch (value.Kind)
        {
            case JsonKind.Array:
                foreach (var item in value.Items)
                {
                    Tell(item, told.Append('<'));
                }

                told.Append('>');
                break;
            case JsonKind.Object:
                foreach (var member in value.Members)
                {
                    Tell(member.Value, told.Append('<').Append(member.Key).Append('='));
                }

                told.Append('>');
                break;
            case JsonKind.String or JsonKind.Number or JsonKind.Boolean:
                told.Append('(').Append(value.Text).Append(')');
                break;
        }
    }

    private static void Tell(JsonElement value, StringBuilder told)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                told.Append(JsonKind.Array);
                foreach (var item in value.EnumerateArray())
                {
                    Tell(item, told.Append('<'));
                }

                told.Append('>');
                break;
            case JsonValueKind.Object:
                told.Append(JsonKind.Object);
                foreach (var member in value.EnumerateObject())
                {
                    Tell(member.Value, told.Append('<').Append(member.Name).Append('='));
                }

                told.Append('>');
                break;
            case JsonValueKind.String:
                told.Append(JsonKind.String).Append('(').Append(value.GetString()).Append(')');
                break;
            case JsonValueKind.Number:
                told.Append(JsonKind.Number).Append('(').Append(value.GetRawText()).Append(')');
                break;
            case JsonValueKind.True or JsonValueKind.False:
                told.Append(JsonKind.Boolean).Append('(').Append(value.GetRawText()).Append(')');
                break;
            default:
                told.Append(JsonKind.Null);
                break;
        }
    }
}
