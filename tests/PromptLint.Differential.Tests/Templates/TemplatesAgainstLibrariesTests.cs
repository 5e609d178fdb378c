using Fluid;
using HandlebarsDotNet;
using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;

namespace PromptLint.Differential.Tests.Templates;

/// <summary>
/// Our reading of templates against Handlebars.Net and Fluid, which Semantic Kernel renders them with. Ours does not render: it says what may be
/// sent. What the library renders, with V's for values and conditions either way, must be one of the texts that ours allows: to the letter,
/// white space and all, but for places and loops. Ours may be less certain than the library; a template that the library refuses has no text.
/// </summary>
public sealed class TemplatesAgainstLibrariesTests
{
    private static readonly IHandlebars Handlebars = WithHelpersOfTheKernel();
    private static readonly FluidParser Liquid = new();

    private static readonly RenderedTexts ByHandlebars = new(static template =>
    {
        var compiled = Handlebars.Compile(template);
        return Models!.Select(m => compiled(new Dictionary<string, object>(m))).ToList();
    });

    private static readonly RenderedTexts ByLiquid = new(static template =>
    {
        var parsed = Liquid.Parse(template);
        return Models!.Select(m => parsed.Render(new TemplateContext(m))).ToList();
    });

    private static readonly Dictionary<string, object>[] Models =
    [
        new() { ["v"] = "V", ["w"] = "VV", ["list"] = new[] { "V", "VV" }, ["none"] = Array.Empty<string>(), ["yes"] = true, ["no"] = false, ["two"] = 2 },
        new() { ["v"] = "", ["w"] = "V", ["list"] = new[] { "V" }, ["none"] = Array.Empty<string>(), ["yes"] = false, ["no"] = true, ["two"] = 0 },
    ];

    [Fact]
    public void What_Handlebars_renders_ours_allows() => Differences.None(OfHandlebars(HandlebarsInputs.Well));

    [Fact]
    public void What_Handlebars_renders_of_what_was_broken_ours_allows() => Differences.None(OfHandlebars(HandlebarsInputs.Ill));

    [Fact]
    public void What_Liquid_renders_ours_allows() => Differences.None(OfLiquid(LiquidInputs.Well));

    [Fact]
    public void What_Liquid_renders_of_what_was_broken_ours_allows() => Differences.None(OfLiquid(LiquidInputs.Ill));

    [Theory]
    [InlineData("{{else}}", "")]
    [InlineData("{{!", "{{!}} {{")]
    [InlineData("--}}", "}}")]
    [InlineData("~", "")]
    [InlineData("\\", "")]
    [InlineData("\n", "")]
    [InlineData("#*inline", "#if")]
    public void A_reader_of_Handlebars_that_is_wrong_in_one_thing_is_found(string written, string taken) =>
        Assert.NotNull(Differences.First(t => RenderedTexts.Among(OfHandlebars(t), Read(t.Replace(written, taken), TemplateFormat.Handlebars)), static _ => RenderedTexts.Allowed, HandlebarsInputs.Well));

    [Theory]
    [InlineData("{% else %}", "")]
    [InlineData("{% comment %}", "")]
    [InlineData("{% raw %}", "")]
    [InlineData("elsif", "assign")]
    [InlineData("%-", "%")]
    [InlineData("-%", "%")]
    [InlineData("capture", "comment")]
    [InlineData("break", "#")]
    [InlineData("'x', 'V'", "'x'")]
    public void A_reader_of_Liquid_that_is_wrong_in_one_thing_is_found(string written, string taken) =>
        Assert.NotNull(Differences.First(t => RenderedTexts.Among(OfLiquid(t), Read(t.Replace(written, taken), TemplateFormat.Liquid)), static _ => RenderedTexts.Allowed, LiquidInputs.Well));

    [Fact]
    public void Most_templates_are_rendered_and_many_that_were_broken()
    {
        Assert.InRange(Differences.Count(HandlebarsInputs.Well, static t => OfHandlebars(t).Count > 0), 8_000, Differences.Inputs);
        Assert.InRange(Differences.Count(HandlebarsInputs.Ill, static t => OfHandlebars(t).Count > 0), 4_000, Differences.Inputs);
        Assert.InRange(Differences.Count(LiquidInputs.Well, static t => OfLiquid(t).Count > 0), 8_000, Differences.Inputs);
        Assert.InRange(Differences.Count(LiquidInputs.Ill, static t => OfLiquid(t).Count > 0), 3_000, Differences.Inputs);
    }

    // A reader that took everything for a place would be right too.
    [Fact]
    public void Most_of_what_is_rendered_ours_knows_to_the_letter()
    {
        Assert.InRange(Differences.Count(HandlebarsInputs.Well, static t => Read(t, TemplateFormat.Handlebars).Holes().All(static h => h.Expression.Length < 20)), 6_000, Differences.Inputs);
        Assert.InRange(Differences.Count(LiquidInputs.Well, static t => Read(t, TemplateFormat.Liquid).Holes().All(static h => h.Expression.StartsWith("{{"))), 3_500, Differences.Inputs);
    }

    private static IReadOnlyList<string> OfHandlebars(Func<Random, string> input) =>
        Differences.Between(static t => RenderedTexts.Among(OfHandlebars(t), Read(t, TemplateFormat.Handlebars)), static _ => RenderedTexts.Allowed, input);

    private static IReadOnlyList<string> OfLiquid(Func<Random, string> input) =>
        Differences.Between(static t => RenderedTexts.Among(OfLiquid(t), Read(t, TemplateFormat.Liquid)), static _ => RenderedTexts.Allowed, input);

    private static PromptText Read(string template, TemplateFormat format) => PromptTemplate.Text(PromptText.Literal(template), format);

    private static IReadOnlyList<string> OfHandlebars(string template) => ByHandlebars.Of(template);

    private static IReadOnlyList<string> OfLiquid(string template) => ByLiquid.Of(template);

    // What the kernel adds to the library, as its own sources have it. It trims and decodes the whole besides, as `Messages` of ours does.
    private static IHandlebars WithHelpersOfTheKernel()
    {
        var handlebars = HandlebarsDotNet.Handlebars.Create();
        handlebars.RegisterHelper("message", static (writer, options, context, arguments) =>
        {
            var role = ((IDictionary<string, object>)arguments[0]!)["role"];
            writer.Write($"<{role}~>", false);
            options.Template(writer, context);
            writer.Write($"</{role}~>", false);
        });
        handlebars.RegisterHelper("raw", static (writer, options, _, _) => options.Template(writer, null!));
        handlebars.RegisterHelper("set", static (_, _, _) => { });
        handlebars.RegisterHelper("concat", static (in HelperOptions _, in Context _, in Arguments arguments) => string.Concat(arguments));
        handlebars.RegisterHelper("not", static (in HelperOptions _, in Context _, in Arguments arguments) => arguments[0] is not true);
        handlebars.RegisterTemplate("p", "V");
        return handlebars;
    }
}
