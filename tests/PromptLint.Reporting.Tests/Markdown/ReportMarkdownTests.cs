using System.Text.RegularExpressions;
using CsCheck;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Markdown;

public sealed class ReportMarkdownTests
{
    // Each is inert: a backslash before punctuation, a reference that we write, a mention torn apart, an underscore within a word.
    private static readonly Regex Escapes = new(@"\\[!-/:-@\[-`{-~]|&(?:lt|gt|#36|#8288);|@(?=&#8288;)|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])");

    // As Markdown reads from the left: an escaped backtick opens nothing, and a span ends at a run of the same length.
    private static readonly Regex Spans = new(@"(?<=(?:^|[^\\])(?:\\\\)*)(?<![`])(`+)(?!`).*?(?<!`)\1(?!`)");

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

            One call of each of the 3 priced call sites costs **at least $0.50**. Only 2 of 3 can be bounded from above: at most $1,234.50. Text known only at run time has no bound of its own: set `promptlint.assumed_hole_tokens` in .editorconfig to the most tokens that each such part has.

            4 call sites: 3 priced (1 without an upper bound), 1 not priced (1 model unknown).

            2 findings: 1 × PL2001, 1 × PL6002.

            ## Call sites by cost

            | Call site | Model | Input tokens | Output cap | Requests | Cost per call | Per 1,000 calls | Findings |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
            | [src/a.cs:30](src/a.cs#L30) `ChatClient.CompleteChat` | `gpt-4o-mini` (literal) | 8 or more | **none** | 1 – 4 (SDK retries) | $0.0000012 or more | $0.0012 or more |  |
            | [src/a.cs:40](src/a.cs#L40) `ChatClient.CompleteChat` | `gpt-4o-mini` (literal) | 8 | 10 | 1 – 4 (SDK retries) | $0.50 – $1,234.50 | $500.00 – $1,234,500.00 |  |
            | [src/a.cs:3](src/a.cs#L3) `ChatClient.CompleteChat` | `gpt-4o-mini` (literal) | 8 | 10 | 1 – 4 (SDK retries) | $0.0000012 – $0.0000288 | $0.0012 – $0.0288 | PL2001, (PL3001) |

            Low is one request with the known input and no output; high takes every unknown text and the cap at their maximum and makes every attempt. ≈ marks a count within the tokenizer's published band.

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
    public void A_priced_call_of_which_nothing_is_known_is_in_no_sum()
    {
        var lines = Lines(Sites.Priced("M:A.B", "/repo/a.cs", 3, 0.5m, 2m), Sites.Dark("M:A.C", "/repo/a.cs", 4), Sites.Dark("M:A.D", "/repo/a.cs", 5));

        Assert.StartsWith("One call of the one call site with a known cost costs **$0.50 – $2.00**. Text known only at run time", lines[2]);
        Assert.Equal("3 call sites: 3 priced (2 without an upper bound, 2 of them with an unknown input).", lines[4]);
    }

    [Fact]
    public void Only_what_is_known_counts_as_at_least()
    {
        var lines = Lines(
            Sites.Open("M:A.A", "/repo/a.cs", 1),
            Sites.Priced("M:A.B", "/repo/a.cs", 3, 0.5m, 2m),
            Sites.Dark("M:A.C", "/repo/a.cs", 4),
            Sites.Unpriced("M:A.D", "/repo/a.cs", 5));

        Assert.StartsWith("One call of each of the 2 call sites with a known cost costs **at least $0.50**. Only 1 of 2 can be bounded from above: at most $2.00.", lines[2]);
        Assert.Equal("4 call sites: 3 priced (2 without an upper bound, 1 of them with an unknown input), 1 not priced (1 model unknown).", lines[4]);
    }

    [Fact]
    public void When_nothing_is_known_of_what_is_priced_the_cost_is_unknown()
    {
        var lines = Lines(Sites.Dark("M:A.C", "/repo/a.cs", 4));

        Assert.StartsWith("**The cost is unknown**: for none of the priced call sites can it be told before they run. Text known only at run time", lines[2]);
        Assert.DoesNotContain(lines, l => l.Contains('$'));
    }

    [Fact]
    public void A_cost_that_is_unknown_though_the_input_is_known_is_not_said_to_be_the_inputs()
    {
        // A model whose input is free.
        var lines = Lines(Sites.Open("M:A.C", "/repo/a.cs", 4) with { Cost = new CostRange(0, null, null) });

        Assert.Equal("1 call site: 1 priced (1 without an upper bound, 1 of them with an unknown cost).", lines[4]);
    }

    [Fact]
    public void Without_holes_nobody_is_told_to_bound_them()
    {
        var lines = Lines(Sites.Priced("M:A.B", "/repo/a.cs", 3, high: null) with { Cap = new OutputCap(CapState.Missing) });

        Assert.Equal("One call of every call site costs **at least $0.0000012**; nothing bounds it from above.", lines[2]);
    }

    [Theory]
    [InlineData(ModelSource.Deployment, "deployment 'gpt-4o-mini', taken at its word", "deployment 'gpt-4o-mini', taken at its word")]
    [InlineData(ModelSource.Deployment, null, "deployment, taken at its word")]
    [InlineData(ModelSource.Mapped, "deployment 'prod' is mapped to gpt-4o-mini", "deployment 'prod' is mapped to gpt-4o-mini")]
    [InlineData(ModelSource.Configured, "appsettings.json", "configured: appsettings.json")]
    [InlineData(ModelSource.Literal, null, "literal")]
    public void How_the_model_came_to_be_known_is_said_once(ModelSource how, string? why, string expected) =>
        Assert.Equal($"`gpt-4o-mini` ({expected})", CallSiteCells.Model(Sites.Priced("M:A.B", "a.cs", 3) with { Model = new ModelFact("gpt-4o-mini", how, why) }));

    [Fact]
    public void A_card_takes_one_short_line()
    {
        var report = Sites.Report(Sites.Priced("M:A.B", "/repo/a.cs", 3)) with
        {
            PriceCards =
            [
                new PriceCardReference("openai", "2026-11-01", "genai-prices npm 0.1.8 (2026-09-23); litellm 2026-08; models.dev"),
                new PriceCardReference("- ours", "2026-11-02", ""),
                new PriceCardReference("long", "2026-11-03", new string('x', 200) + "; y"),
            ],
        };

        Assert.EndsWith(
            "- openai, as of 2026-11-01: genai-prices npm 0.1.8 (2026-09-23) and 2 other sources\n"
            + "- \\- ours, as of 2026-11-02\n"
            + "- long, as of 2026-11-03: " + new string('x', 60) + "… and 1 other source\n",
            ReportMarkdownWriter.Write(report));
    }

    [Theory]
    [InlineData("promptlint.default_model; the code does not tell: why?", "promptlint.default_model; the code does not tell: why?")]
    [InlineData("a|b", @"a\|b")]
    [InlineData(@"\|", @"\\\|")]
    [InlineData("_a_ a__b *c*", @"\_a\_ a\_\_b \*c\*")]
    [InlineData("List<string>", "List&lt;string&gt;")]
    [InlineData("http://a.b C:/x www.c new.d", @"http:\//a.b C:/x www\.c new.d")]
    [InlineData("a@b.c", "a@&#8288;b.c")]
    [InlineData("#12 C#", @"\#&#8288;12 C\#")]
    [InlineData("$x$ &lt;", @"&#36;x&#36; \&lt;")]
    [InlineData("- a", @"\- a")]
    [InlineData("1. a 2. b", @"1\. a 2. b")]
    [InlineData("12) a (3)", @"12\) a (3)")]
    public void Plain_text_stays_readable_raw(string text, string expected) => Assert.Equal(expected, MarkdownText.Plain(text));

    [Theory]
    [InlineData("`chat`: given to the constructor of `DeskAgent`", "`chat`: given to the constructor of `DeskAgent`")]
    [InlineData("`a|b`, *c*", @"`a\|b`, \*c\*")]
    [InlineData("`List<T>` <b>", "`List<T>` &lt;b&gt;")]
    [InlineData("`a", @"\`a")]
    [InlineData("`` `a` ``", "`` `a` ``")]
    [InlineData("`a``b`", "```a``b```")]
    [InlineData("` `", @"\` \`")]
    [InlineData("``", @"\`\`")]
    [InlineData("`a` `", @"`a` \`")]
    [InlineData(@"`a\|b`", @"a\\\|b")]
    [InlineData("`http://a` @b", "`http://a` @&#8288;b")]
    [InlineData("", "")]
    public void Code_within_a_reason_is_code(string reason, string expected) => Assert.Equal(expected, MarkdownText.Prose(reason));

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
    [InlineData("`a` | `b|c` `<i>` ``")]
    [InlineData("`\\` | `")]
    [InlineData("`x\\|y` | \\`z`")]
    [InlineData("https://e.example ftp://e.example mailto:a@e.example xmpp:a@e.example WWW.e.example")]
    [InlineData("- 1. # > + = --- ***")]
    [InlineData("[^1]: a ^b^ {c} :smile: #12 o/r#3 &#64;x &commat;x")]
    public void User_text_is_inert(string hostile) => AssertInert(hostile);

    [Fact]
    public void Any_user_text_is_inert() => Gen.String.Sample(AssertInert);

    [Fact]
    public void Any_punctuation_is_inert() =>
        Gen.Char["\\``|*_<>[]()!#@$&;:/.w1a -"].Array[0, 16].Select(c => new string(c)).Sample(AssertInert, iter: 2_000);

    // Every row has as many cells as its head, and nothing outside code that Markdown, HTML or a reader's eye could obey.
    private static void AssertInert(string hostile)
    {
        var fact = Sites.Open("M:A.B", hostile, 3) with
        {
            Method = hostile,
            Model = new ModelFact(hostile, ModelSource.Configured, hostile),
            Cap = new OutputCap(CapState.Unknown, null, Reasons.Told(hostile)),
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

        // What is left when every escape is taken out, and something put in its place so that its neighbours do not join.
        var plain = Escapes.Replace(MarkdownText.Plain(hostile), "·");
        Assert.DoesNotContain(plain, c => "\\`*_{}[]<>#!|~&$^@".Contains(c));
        Assert.DoesNotContain("://", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("www.", plain, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("^[-+=]|^[0-9]{1,9}[.)]", MarkdownText.Plain(hostile));

        // All that a sentence has more is spans of code: those taken away, it is as plain as plain text.
        var prose = Escapes.Replace(Spans.Replace(MarkdownText.Prose(hostile), "·"), "·");
        Assert.DoesNotContain(prose, c => "\\`*_{}[]<>#!|~&$^@".Contains(c));
        Assert.DoesNotContain("://", prose, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3L, "1 – 4 (SDK retries), 3 answers each")]
    [InlineData(null, "1 – 4 (SDK retries), several answers each")]
    public void Several_answers_of_a_request_are_told_beside_the_requests(long? answers, string expected)
    {
        var site = Sites.Priced("M:A", "/repo/a.cs", 3);
        var choices = new AttemptFactor(AttemptKind.Choices, 1, answers, site.Place, Reasons.Told("answers"));
        Assert.Contains(Lines(site with { Attempts = site.Attempts with { Factors = [.. site.Attempts.Factors, choices] } }), line => line.Contains(expected, StringComparison.Ordinal));
    }

    private static string[] Lines(params CallSiteFact[] facts) => ReportMarkdownWriter.Write(Sites.Report(facts)).Split('\n');

    private static int CellsOf(string row) => row.Where((c, i) => c == '|' && (i == 0 || row[i - 1] != '\\')).Count();
}
