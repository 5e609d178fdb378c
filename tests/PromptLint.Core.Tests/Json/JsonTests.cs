using CsCheck;
using PromptLint.Core.Json;
using Xunit;

namespace PromptLint.Core.Tests.Json;

public class JsonTests
{
    [Theory]
    [InlineData("{\n  \"a\": tru\n}", 2, 8)]
    [InlineData("[1, 2", 1, 6)]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\" 1}", 1, 6)]
    [InlineData("{} x", 1, 4)]
    [InlineData("\"a\nb\"", 1, 3)]
    [InlineData("[\"\\q\"]", 1, 5)]
    [InlineData("/* never\nclosed", 2, 6)]
    public void An_error_names_line_and_column(string text, int line, int column)
    {
        var error = Assert.Throws<JsonFormatException>(() => JsonParser.Parse(text));
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Nesting_is_limited_and_the_limit_itself_is_allowed()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
        JsonParser.Parse(Nested(JsonParser.MaxDepth));
        Assert.Throws<JsonFormatException>(() => JsonParser.Parse(Nested(100_000)));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_read() =>
        Assert.Equal("2", JsonParser.Parse("\uFEFF// one\n{ \"a\": [1, /* two */ 2,], }")["a"]!.Items[1].Text);

    [Fact]
    public void Values_know_their_place()
    {
        var value = JsonParser.Parse("{\n  \"a\": 1,\n  \"b\": [true]\n}");
        Assert.Equal((3, 8), (value["b"]!.Line, value["b"]!.Column));
    }

    [Fact]
    public void What_is_written_is_read_again() => Gen.Select(Gen.String, Gen.Long, Gen.Bool).Sample(
        (text, number, flag) =>
        {
            foreach (var indented in new[] { true, false })
            {
                var writer = new JsonWriter(indented);
                writer.Object(() =>
                {
                    writer.Name(text).String(text);
                    writer.Name("number").Number(number);
                    writer.Name("list").Array(() => writer.Boolean(flag).String(null));
                });
                var root = JsonParser.Parse(writer.ToString());
                Assert.Equal(text, root[text]!.Text == number.ToString() && text == "number" ? text : root.Members[0].Value.Text);
                Assert.Equal(number.ToString(), root["number"]!.Text);
                Assert.Equal(new[] { flag ? "true" : "false", "null" }, root["list"]!.Items.Select(i => i.Text));
                Assert.Equal(writer.ToString(), new JsonWriter(indented).Value(root).ToString());
            }
        },
        iter: 500,
        seed: "0000KiZ5qyRd");
}
