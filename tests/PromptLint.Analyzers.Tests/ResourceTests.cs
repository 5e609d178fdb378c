using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Prompts in resource files.</summary>
public sealed class ResourceTests
{
    private const string Resx = """
        <?xml version="1.0" encoding="utf-8"?>
        <root>
          <data name="SystemPrompt" xml:space="preserve"><value>Be brief.</value></data>
          <data name="Other"><value>Be long and tell everything that you know.</value></data>
        </root>
        """;

    // As the generator of Visual Studio writes it.
    private const string Designer = """
        namespace Company.App.Properties;

        internal class Resources
        {
            private static global::System.Resources.ResourceManager resourceMan;
            private static global::System.Globalization.CultureInfo resourceCulture;

            internal static global::System.Resources.ResourceManager ResourceManager
            {
                get
                {
                    if (object.ReferenceEquals(resourceMan, null))
                    {
                        global::System.Resources.ResourceManager temp = new global::System.Resources.ResourceManager("Company.App.Properties.Resources", typeof(Resources).Assembly);
                        resourceMan = temp;
                    }

                    return resourceMan;
                }
            }

            internal static string SystemPrompt
            {
                get
                {
                    return ResourceManager.GetString("SystemPrompt", resourceCulture);
                }
            }

            internal static string Missing => ResourceManager.GetString("Missing", resourceCulture);
        }
        """;

    private static readonly (string Kind, string Path, string Text) Own = ("Prompt", "/src/App/Properties/Resources.resx", Resx);

    private static readonly (string Kind, string Path, string Text) Elsewhere = ("Prompt", "/src/Other/Resources.resx", Resx.Replace("Be brief.", "Be anything but brief."));

    private static async Task<CallSiteFact> Site(string text, string fields = "", params (string Kind, string Path, string Text)[] files) => Assert.Single(await CallSites.Of(
        new Settings("", files),
        $$"""
        #nullable disable
        using Company.App.Properties;
        using Microsoft.Extensions.Localization;
        using OpenAI.Chat;
        using System.Resources;

        class App({{fields}})
        {
            readonly ResourceManager manager = new("Company.App.Properties.Resources", typeof(App).Assembly);

            Task Run(string question) => new ChatClient("gpt-4.1-mini", "key").CompleteChatAsync(new SystemChatMessage({{text}}), new UserChatMessage(question));
        }
        """,
        "#nullable disable\n" + Designer));

    [Theory]
    [InlineData("Resources.SystemPrompt", "")]
    [InlineData("Resources.ResourceManager.GetString(\"SystemPrompt\")", "")]
    [InlineData("manager.GetString(\"SystemPrompt\", null)", "")]
    [InlineData("new ResourceManager(typeof(Resources)).GetString(\"SystemPrompt\")", "")]
    [InlineData("localizer[\"SystemPrompt\"]", "IStringLocalizer<Resources> localizer")]
    [InlineData("localizer[\"SystemPrompt\"].Value", "IStringLocalizer<Resources> localizer")]
    [InlineData("localizer.GetString(\"SystemPrompt\")", "IStringLocalizer<Resources> localizer")]
    public async Task A_resource_is_its_text_in_the_file_of_its_own_name(string text, string fields)
    {
        var site = await Site(text, fields, Own, Elsewhere);
        Assert.Equal(3, site.Input.System);
        Assert.Equal("question", Assert.Single(site.Input.Holes).Expression);
    }

    [Fact]
    public async Task A_localizer_of_no_type_is_followed_where_one_file_has_the_name() =>
        Assert.Equal(3, (await Site("localizer[\"SystemPrompt\"]", "IStringLocalizer localizer", Own)).Input.System);

    [Theory]
    [InlineData("Resources.Missing", "")]
    [InlineData("localizer[\"Missing\"]", "IStringLocalizer<Resources> localizer")]
    [InlineData("localizer[\"SystemPrompt\"]", "IStringLocalizer localizer")]
    [InlineData("localizer[\"SystemPrompt\"]", "IStringLocalizer<App> localizer")]
    [InlineData("localizer[question]", "IStringLocalizer<Resources> localizer")]
    [InlineData("other.GetString(\"SystemPrompt\")", "ResourceManager other")]
    public async Task A_resource_that_is_in_no_file_or_in_several_is_not_known(string text, string fields) =>
        Assert.Equal(2, (await Site(text, fields, Own, Elsewhere)).Input.Holes.Count);

    [Fact]
    public async Task Without_the_file_the_text_is_not_known() => Assert.Equal(2, (await Site("Resources.SystemPrompt")).Input.Holes.Count);

    [Fact]
    public async Task Languages_are_a_set_of_possibilities()
    {
        var site = await Site("Resources.SystemPrompt", "", Own, ("Prompt", "/src/App/Properties/Resources.de.resx", Resx.Replace("Be brief.", "Kurz")));
        Assert.Equal("question", Assert.Single(site.Input.Holes).Expression);
        Assert.InRange(site.Input.System, 1, 2);
    }

    [Fact]
    public async Task A_resource_file_needs_no_kind() => Assert.Equal(3, (await Site("Resources.SystemPrompt", "", ("", Own.Path, Resx))).Input.System);

    [Fact]
    public async Task A_broken_file_is_said_once_with_its_line()
    {
        var source = "using OpenAI.Chat; using System.Resources; class App { readonly ResourceManager r = new(\"App.Texts\", typeof(App).Assembly); void Run() { var c = new ChatClient(\"gpt-4.1-mini\", \"key\"); c.CompleteChat(r.GetString(\"A\")); c.CompleteChat(r.GetString(\"B\")); } }";
        var diagnostics = await Workbench.Analyze(Workbench.Compile("#nullable disable\n" + source), new Settings("", ("Prompt", "/src/Texts.resx", "<root>\n  <data name=\"A\"><value>x</data>\n</root>")));
        var problem = Assert.Single(diagnostics, static d => d.Id == "PL9001");
        Assert.Equal(("/src/Texts.resx", 1), (problem.Location.GetLineSpan().Path, problem.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal(2, diagnostics.Count(static d => d.Properties.ContainsKey(FactProperties.CallSite)));
    }
}
