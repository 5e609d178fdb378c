using Microsoft.SemanticKernel;
using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;

namespace PromptLint.Differential.Tests.Templates;

/// <summary>Our reading of the kernel's own template language against Semantic Kernel, which renders it: to the letter, but for places.</summary>
public sealed class PlacesAgainstSemanticKernelTests
{
    private static readonly Kernel Kernel = WithFunction();
    private static readonly RenderedTexts Known = new(static t => [Rendered(t, trusts: false), Rendered(t, trusts: true)]);

    [Fact]
    public void What_the_kernel_renders_ours_allows() => Differences.None(Compared(PlaceInputs.Well, static t => t));

    [Fact]
    public void What_the_kernel_renders_of_what_was_broken_ours_allows() => Differences.None(Compared(PlaceInputs.Ill, static t => t));

    [Theory]
    [InlineData("\"", "")]
    [InlineData("\\", "")]
    [InlineData("{{ {{", "{{")]
    public void A_reader_that_is_wrong_in_one_thing_is_found(string written, string taken) => Assert.NotEmpty(Compared(PlaceInputs.Well, t => t.Replace(written, taken)));

    [Fact]
    public void Most_templates_are_rendered()
    {
        Assert.InRange(Differences.Count(PlaceInputs.Well, static t => Rendered(t).Count > 0), 5_000, Differences.Inputs);
        Assert.InRange(Differences.Count(PlaceInputs.Ill, static t => Rendered(t).Count > 0), 3_000, Differences.Inputs);
    }

    private static IReadOnlyList<string> Compared(Func<Random, string> input, Func<string, string> seen) => Differences.Between(
        t => RenderedTexts.Among(Rendered(t), PromptTemplate.Text(PromptText.Literal(seen(t)), TemplateFormat.Places)), static _ => RenderedTexts.Allowed, input);

    private static IReadOnlyList<string> Rendered(string template) => Known.Of(template);

    // What is filled in is encoded or not, as the factory was told; so are texts in braces.
    private static string Rendered(string template, bool trusts) => new KernelPromptTemplateFactory { AllowDangerouslySetContent = trusts }
        .Create(new PromptTemplateConfig(template))
        .RenderAsync(Kernel, new KernelArguments { ["v"] = "V" })
        .GetAwaiter().GetResult();

    private static Kernel WithFunction()
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("p", [KernelFunctionFactory.CreateFromMethod(static (string? input) => "V", "f")]);
        return kernel;
    }
}
