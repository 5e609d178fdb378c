using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Prompts in files of their own: folders of prompts, YAML, Prompty, embedded texts.</summary>
public sealed class PromptFileTests
{
    private const string Joke = "Tell a joke about {{$topic}}.";

    private const string Config = """
        {
          "schema": 1,
          "execution_settings": {
            "default": {
              "model_id": "gpt-4.1-nano",
              "max_tokens": 60,
              "stop_sequences": ["END"]
            }
          }
        }
        """;

    private const string Yaml = """
        name: Story
        template: |
          <message role="system">Be brief.</message>
          <message role="user">{{$topic}}</message>
        execution_settings:
          default:
            max_tokens: 70
        """;

    private const string Prompty = """
        ---
        name: Chat
        model:
          configuration:
            azure_deployment: gpt-4o
          parameters:
            max_tokens: 80
            stop: ["END"]
        ---
        system:
        Be brief.
        user:
        {{topic}}
        """;

    private static readonly (string Kind, string Path, string Text)[] Files =
    [
        ("Prompt", "/src/App/Plugins/Fun/Joke/skprompt.txt", Joke),
        ("Prompt", "/src/App/Plugins/Fun/Joke/config.json", Config),
        ("Prompt", "/src/App/Plugins/Fun/Plain/skprompt.txt", "Say hello."),
        ("Prompt", "/src/App/Prompts/story.yaml", Yaml),
        ("Prompt", "/src/App/Prompts/chat.prompty", Prompty),
        ("Prompt", "/src/App/Prompts/system.md", "Be brief."),
    ];

    private static Task<IReadOnlyList<CallSiteFact>> Sites(string body, string members = "", params (string Kind, string Path, string Text)[] more) => CallSites.OnStubs(
        new Settings("", [.. Files.Where(f => more.All(m => m.Path != f.Path)), .. more]),
        "Microsoft.SemanticKernel.Prompts",
        "using Microsoft.SemanticKernel.Prompty;\nusing System.Reflection;\n" + Code.Kernel(body, members));

    private static async Task<CallSiteFact> Site(string body, string members = "", params (string Kind, string Path, string Text)[] more) => Assert.Single(await Sites(body, members, more));

    [Theory]
    [InlineData("var plugin = kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(plugin[\"Joke\"]);")]
    [InlineData("var plugin = kernel.CreatePluginFromPromptDirectory(Path.Combine(AppContext.BaseDirectory, \"Plugins\", \"Fun\")); await plugin[\"joke\"].InvokeAsync(kernel);")]
    [InlineData("await kernel.InvokeAsync(kernel.ImportPluginFromPromptDirectory(@\"..\\..\\Plugins\\Fun\", \"Mine\")[\"Joke\"], new() { [\"topic\"] = question });")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(\"Fun\", \"Joke\");")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\", \"Mine\"); await kernel.InvokeAsync<string>(\"Mine\", \"Joke\", new() { [\"topic\"] = question });")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(kernel.Plugins[\"Fun\"][\"Joke\"]);")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(kernel.Plugins.GetFunction(\"Fun\", \"Joke\"));")]
    [InlineData("builder.Plugins.AddFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(\"Fun\", \"Joke\");")]
    [InlineData("foreach (var folder in Directory.GetDirectories(\"Plugins\")) kernel.ImportPluginFromPromptDirectory(folder); await kernel.InvokeAsync(\"Fun\", \"Joke\");")]
    [InlineData("var plugin = kernel.ImportPluginFromPromptDirectory(question); await kernel.InvokeAsync(plugin[\"Joke\"]);")]
    public async Task A_prompt_of_a_folder_has_the_text_and_the_settings_that_stand_there(string body)
    {
        var site = await Site(body);
        Assert.Equal("{{$topic}}", Assert.Single(site.Input.Holes).Expression);
        Assert.Equal((CapState.Set, 60L, StopState.Set), (site.Cap.State, site.Cap.Tokens, site.Stop));
        Assert.Equal(("gpt-4.1-nano", ModelSource.Configured, "config.json:5"), (site.Model.Id, site.Model.How, site.Model.Why));
    }

    [Fact]
    public async Task A_prompt_without_settings_beside_it_sets_nothing()
    {
        var site = await Site("var plugin = kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(plugin[\"Plain\"]);");
        Assert.Equal(("gpt-4.1-mini", CapState.Missing, StopState.Missing), (site.Model.Id, site.Cap.State, site.Stop));
        Assert.Empty(site.Input.Holes);
        Assert.Equal(3, site.Input.User);
    }

    [Fact]
    public async Task The_calls_own_settings_come_after_those_of_the_file() => Assert.Equal(9, (await Site(
        "var plugin = kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(plugin[\"Joke\"], new KernelArguments(new OpenAIPromptExecutionSettings { MaxTokens = 9 }));")).Cap.Tokens);

    [Theory]
    [InlineData("var plugin = kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(plugin[\"Other\"]);")]
    [InlineData("var plugin = kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(plugin[question]);")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Elsewhere/Fun\"); await kernel.InvokeAsync(\"Fun\", \"Joke\");")]
    public async Task A_prompt_that_is_not_in_sight_is_sent_all_the_same_and_nothing_of_it_is_known(string body)
    {
        var site = await Site(body);
        Assert.Equal("prompt file", Assert.Single(site.Input.Holes).Expression);
        Assert.Equal((CapState.Unknown, StopState.Unknown), (site.Cap.State, site.Stop));
    }

    [Theory]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(\"Time\", \"Now\");")]
    [InlineData("await kernel.InvokeAsync(\"Fun\", \"Joke\");")]
    [InlineData("var plugin = kernel.ImportPluginFromType<App>(); await kernel.InvokeAsync(plugin[\"Joke\"]);")]
    [InlineData("await kernel.InvokeAsync(KernelFunctionFactory.CreateFromMethod(() => 1));")]
    public async Task A_function_of_the_users_own_code_is_no_call(string body) => Assert.Empty(await Sites(body));

    [Theory]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"Prompts/story.yaml\")));")]
    [InlineData("await kernel.CreateFunctionFromPromptYaml(await File.ReadAllTextAsync(\"./Prompts/story.yaml\")).InvokeAsync(kernel);")]
    [InlineData("await kernel.InvokeAsync(KernelFunctionYaml.FromPromptYaml(Text()));")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(KernelFunctionYaml.ToPromptTemplateConfig(Text())));")]
    [InlineData("var plugin = kernel.ImportPluginFromPromptDirectoryYaml(\"Prompts\"); await kernel.InvokeAsync(plugin[\"Story\"]);")]
    public async Task A_prompt_in_yaml_has_its_messages_and_settings(string body)
    {
        var site = await Site(body, """
            static string Text()
            {
                using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("App.Prompts.story.yaml")!;
                using var reader = new StreamReader(stream);
                return reader.ReadToEnd();
            }
            """);
        Assert.Equal((3, "{{$topic}}", 70L, StopState.Missing, "gpt-4.1-mini"), (site.Input.System, Assert.Single(site.Input.Holes).Expression, site.Cap.Tokens, site.Stop, site.Model.Id));
    }

    [Theory]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(question));")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(question)));")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"Prompts/other.yaml\")));")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"Prompts/other.prompty\"));")]
    public async Task A_text_that_is_not_known_leaves_the_prompt_unknown(string body)
    {
        var site = await Site(body);
        Assert.Equal((CapState.Unknown, "prompt file"), (site.Cap.State, Assert.Single(site.Input.Holes).Expression));
    }

    [Theory]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"Prompts/chat.prompty\"));")]
    [InlineData("await kernel.InvokeAsync(kernel.CreateFunctionFromPrompty(File.ReadAllText(\"Prompts/chat.prompty\")));")]
    [InlineData("await KernelFunctionPrompty.FromPrompty(File.ReadAllText(\"Prompts/chat.prompty\")).InvokeAsync(kernel);")]
    public async Task A_prompty_file_has_its_sections_and_parameters(string body)
    {
        var site = await Site(body);
        Assert.Equal((3, "{{topic}}", 80L, StopState.Set), (site.Input.System, Assert.Single(site.Input.Holes).Expression, site.Cap.Tokens, site.Stop));

        // The kernel's own service answers, whatever connection the file names for other tools.
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task The_connection_of_a_prompty_file_counts_where_the_code_tells_no_model()
    {
        var site = (await CallSites.OnStubs(
            new Settings("", Files),
            "Microsoft.SemanticKernel.Prompts",
            "using Microsoft.SemanticKernel; class App(Kernel kernel) { public Task Run() => kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"Prompts/chat.prompty\")); }")).Single();
        Assert.Equal(("gpt-4o", ModelSource.Deployment), (site.Model.Id, site.Model.How));
    }

    [Theory]
    [InlineData("new StreamReader(typeof(App).Assembly.GetManifestResourceStream(\"App.Prompts.system.md\")!).ReadToEnd()")]
    [InlineData("await new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(App), \"Prompts.system.md\")!).ReadToEndAsync()")]
    [InlineData("new StreamReader(\"Prompts/system.md\").ReadToEnd()")]
    [InlineData("File.OpenText(\"Prompts/system.md\").ReadToEnd()")]
    [InlineData("new StreamReader(File.OpenRead(\"Prompts/system.md\")).ReadToEnd()")]
    public async Task A_text_that_is_embedded_or_opened_is_the_files(string text)
    {
        var site = await Site($"await kernel.InvokePromptAsync({text});");
        Assert.Equal(3, site.Input.User);
        Assert.Empty(site.Input.Holes);
    }

    [Theory]
    [InlineData("new StreamReader(typeof(App).Assembly.GetManifestResourceStream(\"App.Prompts.other.md\")!).ReadToEnd()")]
    [InlineData("new StreamReader(typeof(App).Assembly.GetManifestResourceStream(\"system.md2\")!).ReadToEnd()")]
    [InlineData("new StreamReader(typeof(App).Assembly.GetManifestResourceStream(question)!).ReadToEnd()")]
    [InlineData("new StringReader(\"Prompts/system.md\").ReadToEnd()")]
    public async Task A_text_from_elsewhere_is_not_known(string text) => Assert.Single((await Site($"await kernel.InvokePromptAsync({text});")).Input.Holes);

    [Fact]
    public async Task Two_files_that_may_be_meant_are_neither() => Assert.Single((await Site(
        "await kernel.InvokePromptAsync(File.ReadAllText(\"system.md\"));", "", ("Prompt", "/src/Other/system.md", "Be long."))).Input.Holes);

    [Theory]
    [InlineData("/src/App/Prompts/story.yaml", "name: Story\ntemplate: a: b", 2, "await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"Prompts/story.yaml\")));")]
    [InlineData("/src/App/Prompts/chat.prompty", "system:\nBe brief.", 1, "await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"Prompts/chat.prompty\")); await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"Prompts/chat.prompty\"));")]
    [InlineData("/src/App/Plugins/Fun/Joke/config.json", "{\n  \"execution_settings\":\n}", 3, "var plugin = kernel.ImportPluginFromPromptDirectory(\"Plugins/Fun\"); await kernel.InvokeAsync(plugin[\"Joke\"]);")]
    public async Task A_file_that_cannot_be_read_is_said_once_and_nothing_else_stops(string path, string text, int line, string body)
    {
        var settings = new Settings("", [.. Files.Where(f => f.Path != path), ("Prompt", path, text)]);
        var diagnostics = await Workbench.Analyze(Workbench.Compile(Stubs.All(["Microsoft.SemanticKernel.Prompts"]), [Code.Kernel(body + " await kernel.InvokePromptAsync(\"Say hello.\");")]), settings);
        var problem = Assert.Single(diagnostics, static d => d.Id == "PL9001");
        Assert.Equal((path, line), (problem.Location.GetLineSpan().Path, problem.Location.GetLineSpan().StartLinePosition.Line + 1));
        Assert.Contains("prompt file cannot be read", problem.GetMessage(), System.StringComparison.Ordinal);
        Assert.True(diagnostics.Count(static d => d.Id == FactProperties.RuleId) >= 2);
    }

    [Fact]
    public async Task A_broken_file_that_nobody_asks_for_is_not_looked_at() => Assert.DoesNotContain(
        await Workbench.Analyze(Workbench.Compile(Code.Kernel("await kernel.InvokePromptAsync(\"Say hello.\");")), new Settings("", ("Prompt", "/src/broken.prompty", "no front matter"))),
        static d => d.Id == "PL9001");
}
