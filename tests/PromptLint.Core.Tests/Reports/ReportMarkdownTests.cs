using System;
using System.Linq;
using CsCheck;
using PromptLint.Core.Calls;
using PromptLint.Core.Reports;
using Xunit;

namespace PromptLint.Core.Tests.Reports;

public sealed class ReportMarkdownTests
{
    [Fact]
    public void The_whole_report()
    {
        var text = ReportMarkdownWriter.Write(Sites.Report(
            Sites.Priced("M:A.B", "/repo/src/a.cs", 3),
            Sites.Priced("M:A.D", "/repo/src/a.cs", 40, 0.5m, 1234.5m),
            Sites.Open("M:A.C", "/repo/src/a.cs", 30),
            Sites.Unpriced("M:Z.Z", "/repo/src/z.cs", 1)));

        Assert.Equal(
            """
            # Cost of LLM calls: Shop (net10.0)

            One call of each of the 3 priced call sites costs **at least $0.50**. Only 2 of 3 can be bounded from above: at most $1,234.50.

            4 call sites: 3 priced (1 without an upper bound), 1 not priced (1 model unknown).

            2 findings: 1 × PL2001, 1 × PL6002.

            ## Call sites by cost

            | Call site | Model | Input tokens | Output cap | Requests | Cost per call | Per 1,000 calls | Findings |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
            | [src/a.cs:30](src/a.cs#L30) `ChatClient.CompleteChat` | `gpt-4o-mini` (literal) | 8 or more | **none** | 1 – 4 (SDK retries) | $0.0000012 or more | $0.0012 or more |  |
            | [src/a.cs:40](src/a.cs#L40) `ChatClient.CompleteChat` | `gpt-4o-mini` (literal) | 8 | 10 | 1 – 4 (SDK retries) | $0.50 – $1,234.50 | $500.00 – $1,234,500.00 |  |
            | [src/a.cs:3](src/a.cs#L3) `ChatClient.CompleteChat` | `gpt-4o-mini` (literal) | 8 | 10 | 1 – 4 (SDK retries) | $0.0000012 – $0.0000288 | $0.0012 – $0.0288 | PL2001, (PL3001) |

            Low is one request with the known input and no output; high fills every hole and the cap and makes every attempt. ≈ marks a count within the tokenizer's published band.

            ## Without an upper bound

            | Call site | Why |
            | --- | --- |
            | [src/a.cs:30](src/a.cs#L30) `ChatClient.CompleteChat` | the input holds `history` (a parameter); no output cap |

            ## Not priced

            | Call site | Why | Input tokens | Output cap | Requests | Findings |
            | --- | --- | ---: | ---: | ---: | --- |
            | [src/z.cs:1](src/z.cs#L1) `ChatClient.CompleteChat` | unknown: a parameter of the constructor | 8 | 10 | 1 – 4 (SDK retries) |  |

            ## Prices

            - openai, as of 2026-11-01: the price page

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Nothing_priced_is_unknown_and_never_zero()
    {
        var text = ReportMarkdownWriter.Write(Sites.Report(Sites.Unpriced("M:Z.Z", "/repo/z.cs", 1)));

        Assert.Contains("**The cost is unknown**", text);
        Assert.DoesNotContain("$", text);
    }

    [Fact]
    public void No_calls_are_said_to_be_none() => Assert.Contains("No call to an LLM was found.", ReportMarkdownWriter.Write(new CostReport()));

    [Theory]
    [InlineData("0", "$0")]
    [InlineData("0.000123", "$0.000123")]
    [InlineData("0.00012345", "$0.000123")]
    [InlineData("0.0000000000012", "$0.0000000000012")]
    [InlineData("0.5", "$0.50")]
    [InlineData("0.9999", "$1.00")]
    [InlineData("12.345", "$12.35")]
    [InlineData("1234567.891", "$1,234,567.89")]
    public void Amounts_keep_the_digits_that_count(string amount, string expected) =>
        Assert.Equal(expected, MoneyText.ForPeople(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void An_amount_that_is_not_zero_never_reads_as_zero() =>
        Gen.Decimal[0.000000000000000001m, 1000m].Where(d => d > 0).Sample(d => MoneyText.ForPeople(d).Any(c => c is >= '1' and <= '9'));

    [Theory]
    [InlineData("a|b")]
    [InlineData("``` `` `")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("a\n# b\r\n| c |")]
    [InlineData("http://evil.example www.evil.example @someone")]
    [InlineData("\u202Egpj.exe\u2066\u200B\uFEFF\u2028")]
    [InlineData("\\| x \\")]
    [InlineData("![x](y) **b** _i_ ~~s~~ $m$ &lt; <!-- -->")]
    public void User_text_is_inert(string hostile) => AssertInert(hostile);

    [Fact]
    public void Any_user_text_is_inert() => Gen.String.Sample(AssertInert);

    // Every row has as many cells as its head, and nothing outside code that Markdown, HTML or a reader's eye could obey.
    private static void AssertInert(string hostile)
    {
        var fact = Sites.Open("M:A.B", hostile, 3) with
        {
            Method = hostile,
            Model = new ModelFact(hostile, ModelSource.Configured, hostile),
            Cap = new OutputCap(CapState.Unknown, null, hostile),
        };
        var unpriced = Sites.Unpriced("M:A.C", hostile, 3) with { Model = new ModelFact(null, ModelSource.Unknown, hostile), Method = hostile };
        var report = Sites.Report(fact, unpriced) with { Project = hostile };

        var text = ReportMarkdownWriter.Write(report);

        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator));
        foreach (var line in text.Split('\n').Where(l => l.StartsWith('|')))
        {
            Assert.Contains(CellsOf(line), new[] { 9, 7, 3 });
        }

        var plain = MarkdownText.Plain(hostile);
        Assert.DoesNotContain(plain.Replace("&#", "", StringComparison.Ordinal), c => "\\`*_{}[]<>!|~:&$^@".Contains(c));
        Assert.DoesNotContain("www.", plain, StringComparison.OrdinalIgnoreCase);
    }

    private static int CellsOf(string row) => row.Where((c, i) => c == '|' && (i == 0 || row[i - 1] != '\\')).Count();
}
