using CsCheck;
using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

public class PriceCardReaderTests
{
    private const string Head = "{ \"asOf\": \"2026-01-01\",\n  \"models\": [\n    ";

    [Theory]
    [InlineData("{ \"rates\": { \"input\": 1 } }", "'id'")]
    [InlineData("{ \"id\": \" \", \"rates\": { \"input\": 1 } }", "'id'")]
    [InlineData("{ \"id\": \"a\" }", "'rates'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"output\": 1 } }", "'input'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": -1 } }", "'input'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": \"1\" } }", "'input'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1e400 } }", "'input'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"contextWindow\": 1.5 }", "'contextWindow'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"retirement\": \"soon\" }", "'retirement'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"retirement\": \"2026-02-30\" }", "'retirement'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"patterns\": [\"(\"] }", "regular expression")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"patterns\": [\"^(a+)+$\"] }", "exponential")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"patterns\": [\"^(a|aa)+$\"] }", "time")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"aliases\": \"b\" }", "'aliases'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 } }, { \"id\": \"A\", \"rates\": { \"input\": 1 } }", "'A'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 } }, { \"id\": \"a\", \"rates\": { \"input\": 1 } }", "once")]
    [InlineData("{ \"id\": \"a\", \"aliases\": [\"c\"], \"rates\": { \"input\": 1 } }, { \"id\": \"b\", \"aliases\": [\"c\"], \"rates\": { \"input\": 1 } }", "'c'")]
    [InlineData("{ \"id\": \"a\", \"rates\": { \"input\": 1 }, \"tokenizer\": \"abacus\" }", "known tokenizer for 'a', one of")]
    [InlineData("3", "a model")]
    public void A_wrong_row_is_reported_with_file_and_line(string row, string what)
    {
        var error = Assert.Throws<PriceCardException>(() => PriceCardReader.Read(Head + row + "] }", "folder/mine.json"));
        Assert.Equal(("folder/mine.json", 3), (error.File, error.Line));
        Assert.Contains(what, error.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"models\": [] }")]
    [InlineData("{ \"asOf\": \"23.11.2026\" }")]
    [InlineData("{ \"asOf\": \"2026-11-23\", \"currency\": \"EUR\" }")]
    [InlineData("{ \"asOf\": \"2026-11-23\", \"deployments\": { \"a\": 1 } }")]
    [InlineData("{ \"asOf\": \"2026-11-23\", \"source\": 1 }")]
    [InlineData("{ \"format\": \"promptlint-price-card/99\", \"asOf\": \"2026-11-23\" }")]
    [InlineData("{ \"asOf\": \"2026-11-23\", \"deployments\": { \"a\": \"b\", \"b\": \"a\" } }")]
    [InlineData("{ \"asOf\": \"2026-11-23\", \"deployments\": { \"a\": \"a\" } }")]
    public void A_wrong_card_is_reported(string json) => Assert.Throws<PriceCardException>(() => PriceCardReader.Read(json, "mine.json"));

    [Theory]
    [InlineData("{ \"gpt-4o\": \"gpt-4o\" }")]
    [InlineData("{ \"gpt-4o\": \"gpt-4o-mini\", \"gpt-4o-mini\": \"gpt-4o\" }")]
    [InlineData("{ \"mine\": \"own\", \"own\": \"own\" }")]
    public void A_deployment_may_have_the_name_of_a_model(string deployments) => Assert.NotEmpty(PriceCardReader.Read(
        $"{{ \"format\": \"promptlint-price-card/1\", \"asOf\": \"2026-11-23\", \"deployments\": {deployments}, \"models\": [{{ \"id\": \"own\", \"rates\": {{ \"input\": 1 }}, \"tokenizer\": \"o200k_base\" }}] }}",
        "mine.json").Deployments);

    [Fact]
    public void Unknown_members_are_read_over() =>
        Assert.Equal("mine", PriceCardReader.Read("{ \"asOf\": \"2026-01-01\", \"new\": {}, \"models\": [{ \"id\": \"a\", \"rates\": { \"input\": 1, \"new\": [] } }] }", "a/mine.json").Name);

    [Fact]
    public void The_shipped_cards_are_valid_with_every_pattern_checked()
    {
        foreach (var name in Cards())
        {
            Assert.NotEmpty(PriceCardReader.Read(Text(name), name).Models);
        }
    }

    [Fact]
    public void A_mutated_card_gives_a_card_or_its_own_error()
    {
        // A small part of a real card, so that most mutations meet something that matters.
        var text = Text("prices/xai.json");
        const string Letters = "{}[]\",:-0e.\\n t\u00e9\ud800";
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 40], Gen.Int[0, Letters.Length - 1], Gen.Int[0, 2]).Sample(
            (at, length, letter, kind) =>
            {
                var end = Math.Min(text.Length, at + length);
                var mutated = kind switch
                {
                    0 => text.Remove(at, end - at),
                    1 => text.Insert(at, Letters[letter].ToString()),
                    _ => text[..at] + Letters[letter] + text[end..],
                };
                try
                {
                    PriceCardReader.Read(mutated, "mutated.json");
                }
                catch (PriceCardException error)
                {
                    Assert.True(error.Line >= 1 && error.Column >= 1 && error.Message.Length > 0);
                }
            },
            iter: 1_500,
            seed: "0000KiZ5qyRd");
    }

    private static string[] Cards() => typeof(PriceBook).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("prices/", StringComparison.Ordinal) && !n.EndsWith("tokenizers.json", StringComparison.Ordinal))
        .ToArray();

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(PriceBook).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
