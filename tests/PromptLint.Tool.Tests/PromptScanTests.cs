using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Tests;

/// <summary>Prompt and settings files of a bare tree are handed to the analyzer as a build with the package would.</summary>
public sealed class PromptScanTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="OpenAI" Version="2.15.0" />
            <PackageReference Include="Microsoft.SemanticKernel.Core" Version="1.82.0" />
            <PackageReference Include="Microsoft.SemanticKernel.Connectors.OpenAI" Version="1.82.0" />
          </ItemGroup>
        </Project>
        """;

    private readonly MadeUpTree _tree = new();

    public PromptScanTests() => _tree.Write("src/App/App.csproj", Project);

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_folder_of_prompts_gives_its_templates_and_settings()
    {
        _tree.Write("src/App/Plugins/Fun/Joke/skprompt.txt", "Tell a joke about {{$topic}}.");
        _tree.Write("src/App/Plugins/Fun/Joke/config.json", "{ \"execution_settings\": { \"default\": { \"max_tokens\": 60 } } }");

        var site = await KernelSiteAsync("kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(\"Fun\", \"Joke\");");

        Assert.Equal(60, site.Cap.Tokens);
        Assert.Equal("{{$topic}}", Assert.Single(site.Input.Holes).Expression);
    }

    [Fact]
    public async Task Prompts_beside_the_projects_are_every_projects()
    {
        _tree.Write("prompts/story.yaml", "name: Story\ntemplate: Tell a story.\nexecution_settings:\n  default:\n    max_tokens: 70\n");
        _tree.Write("src/Other/Other.csproj", Project);
        _tree.Write("src/Other/prompts/story.yaml", "name: Story\ntemplate: Tell another story.\n");

        var site = await KernelSiteAsync("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"../../prompts/story.yaml\")));");

        Assert.Equal(70, site.Cap.Tokens);
        Assert.Empty(site.Input.Holes);
    }

    [Fact]
    public async Task A_prompty_file_is_a_prompt()
    {
        _tree.Write("src/App/chat.prompty", "---\nname: Chat\nmodel:\n  parameters:\n    max_tokens: 80\n---\nsystem:\nBe brief.\nuser:\n{{question}}\n");

        var site = await KernelSiteAsync("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"chat.prompty\"));");

        Assert.Equal((80L, 3L), (site.Cap.Tokens, site.Input.System));
    }

    [Fact]
    public async Task Resources_texts_and_settings_are_found_together()
    {
        _tree.Write("src/App/Texts.resx", "<root><data name=\"System\"><value>Be brief.</value></data></root>");
        _tree.Write("src/App/Prompts/user.md", "Say hello.");
        _tree.Write("src/App/appsettings.json", "{ \"Model\": \"gpt-4.1-nano\" }");
        _tree.Write("src/App/Asker.cs", """
            using Microsoft.Extensions.Configuration;
            using OpenAI.Chat;
            using System.Resources;
            class Asker(IConfiguration config)
            {
                readonly ResourceManager texts = new("App.Texts", typeof(Asker).Assembly);
                void Ask() => new ChatClient(config["Model"], "key").CompleteChat(new SystemChatMessage(texts.GetString("System")), new UserChatMessage(File.ReadAllText("Prompts/user.md")));
            }
            """);

        var site = Assert.Single((await ScanAsync()).Report.CallSites).Fact;

        Assert.Equal(("gpt-4.1-nano", ModelSource.Configured, 3L), (site.Model.Id, site.Model.How, site.Input.System));
        Assert.Empty(site.Input.Holes);
    }

    [Fact]
    public async Task A_broken_prompt_is_said_with_its_place_and_the_scan_goes_on()
    {
        _tree.Write("src/App/chat.prompty", "---\nname: a: b\n---\nsystem:\nBe brief.\n");
        _tree.Write("src/App/Asker.cs", MadeUpTree.Call);
        _tree.Write("src/App/Chat.cs", Kernel("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"chat.prompty\"));"));

        var result = await ScanAsync();

        Assert.Equal(2, result.Report.CallSites.Count);
        var problem = Assert.Single(result.Findings, static f => f.Rule.Id == "PL9001");
        Assert.Equal(("src/App/chat.prompty", 2), (problem.Place!.File, problem.Place.Line));
    }

    [Fact]
    public async Task A_file_that_is_no_prompt_is_not_read()
    {
        _tree.Write("src/App/deploy.yaml", "kind: Deployment\nspec:\n\ttemplate: broken\n");
        _tree.Write("src/App/notes.txt", "Say hello.");

        var site = await KernelSiteAsync("await kernel.InvokePromptAsync(File.ReadAllText(\"notes.txt\"));");

        Assert.Single(site.Input.Holes);
    }

    private static string Kernel(string body) => $$"""
        using Microsoft.SemanticKernel;
        class Chat
        {
            public async Task Run()
            {
                var builder = Kernel.CreateBuilder();
                builder.AddOpenAIChatCompletion("gpt-4.1-mini", "key");
                var kernel = builder.Build();
                {{body}}
            }
        }
        """;

    private async Task<CallSiteFact> KernelSiteAsync(string body)
    {
        _tree.Write("src/App/Chat.cs", Kernel(body));
        return Assert.Single((await ScanAsync()).Report.CallSites).Fact;
    }

    private Task<ScanResult> ScanAsync() => Scan.RunAsync(_tree.Root, new ScanSettings { Restore = false }, default);
}
