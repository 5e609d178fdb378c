using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Models, caps and prompts that stand in the application's settings files.</summary>
public sealed class ConfigurationTests
{
    private const string Secret = "sk-very-secret";

    private const string Base = """
        {
          "Model": "gpt-4.1-nano",
          "AI": {
            "ApiKey": "sk-very-secret",
            "Model": "gpt-4.1-mini",
            "MaxTokens": 300,
            "Prompt": "Be brief.",
            "Chat": { "Model": "gpt-4.1", "Secret": "sk-very-secret" },
            "Models": [ "gpt-4o", "gpt-4o-mini" ]
          },
          "Other:Model": "o4-mini",
          "ConnectionStrings": {
            "openai": "Endpoint=https://internal.example.com/;Key=sk-very-secret;Deployment=gpt-4.1-mini",
            "plain": "Endpoint=https://internal.example.com/;Key=sk-very-secret"
          }
        }
        """;

    private static string Source(string body, string types = "", string fields = "IConfiguration config") => $$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;
        using OpenAI.Chat;

        class App({{fields}})
        {
            async Task Run(string question)
            {
                {{body}}
            }
        }

        {{types}}
        """;

    private static string With(string model) => $"await new ChatClient({model}, \"key\").CompleteChatAsync(question);";

    private static async Task<CallSiteFact> Site(string source, params (string Path, string Text)[] files)
    {
        var settings = new Settings("", files.Select(static f => ("Configuration", f.Path, f.Text)).ToArray());
        var diagnostics = await Workbench.Analyze(Workbench.Compile(source), settings);
        foreach (var diagnostic in diagnostics)
        {
            var said = diagnostic.GetMessage() + string.Join(" ", diagnostic.Properties.Values);
            Assert.DoesNotContain(Secret, said, System.StringComparison.Ordinal);
            Assert.DoesNotContain("internal.example.com", said, System.StringComparison.Ordinal);
        }

        return FactProperties.ReadFact(Assert.Single(diagnostics, static d => d.Properties.ContainsKey(FactProperties.CallSite)).Properties[FactProperties.CallSite]!);
    }

    private static Task<CallSiteFact> Site(string body, string types = "", string fields = "IConfiguration config") => Site(Source(body, types, fields), ("appsettings.json", Base));

    [Theory]
    [InlineData("config[\"AI:Model\"]!", "gpt-4.1-mini", 5)]
    [InlineData("config[\"ai:model\"]!", "gpt-4.1-mini", 5)]
    [InlineData("config[\"Model\"]", "gpt-4.1-nano", 2)]
    [InlineData("config[\"Other:Model\"]", "o4-mini", 11)]
    [InlineData("config[\"AI:Models:1\"]", "gpt-4o-mini", 9)]
    [InlineData("config.GetValue<string>(\"AI:Model\")", "gpt-4.1-mini", 5)]
    [InlineData("config.GetValue(\"AI:Model\", \"gpt-4o\")", "gpt-4.1-mini", 5)]
    [InlineData("config.GetSection(\"AI\")[\"Model\"]", "gpt-4.1-mini", 5)]
    [InlineData("config.GetSection(\"AI\").GetSection(\"Chat\")[\"Model\"]", "gpt-4.1", 8)]
    [InlineData("config.GetSection(\"AI:Chat\").GetValue<string>(\"Model\")", "gpt-4.1", 8)]
    [InlineData("config.GetRequiredSection(\"AI\").GetSection(\"Model\").Value", "gpt-4.1-mini", 5)]
    [InlineData("config.GetSection(\"AI:Model\").Get<string>()", "gpt-4.1-mini", 5)]
    [InlineData("config[\"AI:Model\"] ?? throw new InvalidOperationException()", "gpt-4.1-mini", 5)]
    [InlineData("config[$\"{\"AI\"}:{\"Model\"}\"]", "gpt-4.1-mini", 5)]
    [InlineData("config.GetConnectionString(\"openai\")", "gpt-4.1-mini", 13)]
    [InlineData("config.GetSection(\"AI\").Get<AI>()!.Model", "gpt-4.1-mini", 5)]
    [InlineData("config.GetSection(\"AI\").Get<AI>()!.Chat.Model", "gpt-4.1", 8)]
    [InlineData("config.GetSection(\"AI\").Get<AI>()?.Model", "gpt-4.1-mini", 5)]
    public async Task A_key_is_followed_to_its_file_and_line(string model, string id, int line)
    {
        var site = await Site(With(model), "class AI { public string Model { get; set; } = \"gpt-4o\"; public Chat Chat { get; set; } = new(); } class Chat { public string Model { get; set; } = \"\"; }");
        Assert.Equal((id, ModelSource.Configured), (site.Model.Id, site.Model.How));
        Assert.Contains($"appsettings.json:{line}", site.Model.Why, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_is_told_where_it_breaks_and_never_as_a_warning()
    {
        var settings = new Settings("", ("Configuration", "appsettings.json", "{\n  \"AI\": { \"Model\": \"gpt-4o\"\n"));
        var diagnostics = await Workbench.Analyze(Workbench.Compile(Source(With("config[\"AI:Model\"]"))), settings);
        var problem = Assert.Single(diagnostics, static d => d.Id == "PL9001");
        Assert.Equal(("appsettings.json", Microsoft.CodeAnalysis.DiagnosticSeverity.Info), (problem.Location.GetLineSpan().Path, problem.Severity));
        Assert.StartsWith("The settings file cannot be read: ", problem.GetMessage(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_settings_file_that_no_call_asks_for_is_the_applications_own_affair()
    {
        var settings = new Settings("", ("Configuration", "appsettings.json", "{"));
        Assert.DoesNotContain(await Workbench.Analyze(Workbench.Compile(Source(With("\"gpt-4o\""))), settings), static d => d.Id == "PL9001");
    }

    [Theory]
    [InlineData("config[\"AI:Missing\"]")]
    [InlineData("config[\"AI\"]")]
    [InlineData("config[\"AI:ApiKey:More\"]")]
    [InlineData("config[question]")]
    [InlineData("config.GetSection(question)[\"Model\"]")]
    [InlineData("config.GetConnectionString(\"plain\")")]
    [InlineData("config.GetConnectionString(\"missing\")")]
    [InlineData("config.GetSection(\"Chat\")[\"Model\"]")]
    [InlineData("new Dictionary<string, string> { [\"AI:Model\"] = question }[\"AI:Model\"]")]
    public async Task What_no_file_tells_is_not_known(string model)
    {
        var site = await Site(With(model));
        Assert.Equal((null, ModelSource.Unknown), (site.Model.Id, site.Model.How));
        Assert.NotNull(site.Model.Why);
    }

    [Theory]
    [InlineData("config[\"AI:Missing\"] ?? \"gpt-4o\"")]
    [InlineData("config.GetValue(\"AI:Missing\", \"gpt-4o\")")]
    [InlineData("config.GetValue<string>(\"AI:Missing\", \"gpt-4o\")")]
    [InlineData("config.GetSection(\"AI\")[\"Missing\"] ?? \"gpt-4o\"")]
    public async Task A_missing_key_leaves_the_fallback(string model)
    {
        var site = await Site(With(model));
        Assert.Equal(("gpt-4o", ModelSource.Fallback), (site.Model.Id, site.Model.How));
        Assert.Contains("AI:Missing", site.Model.Why, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_set_leaves_no_fallback() => Assert.Equal("gpt-4.1-mini", (await Site(With("config[\"AI:Model\"] ?? \"gpt-4o\""))).Model.Id);

    [Theory]
    [InlineData("services.Configure<AI>(config.GetSection(\"AI\"));")]
    [InlineData("services.AddOptions<AI>().BindConfiguration(\"AI\").ValidateOnStart();")]
    [InlineData("services.AddOptions<AI>().Bind(config.GetSection(\"AI\"));")]
    [InlineData("services.Configure<AI>(config.GetSection(AI.Section));")]
    public async Task Injected_options_are_followed_to_the_section(string register)
    {
        foreach (var (field, model) in new[] { ("IOptions<AI> options", "options.Value.Model"), ("IOptionsMonitor<AI> options", "options.CurrentValue.Model"), ("IOptionsSnapshot<AI> options", "options.Value.Chat.Model") })
        {
            var site = await Site(
                With(model),
                $$"""
                class AI { public const string Section = "AI"; public string Model { get; set; } = ""; public Chat Chat { get; set; } = new(); }
                class Chat { public string Model { get; set; } = ""; }
                static class Startup { public static void Add(IServiceCollection services, IConfiguration config) { {{register}} } }
                """,
                field);
            Assert.Equal((field.Contains("Snapshot") ? "gpt-4.1" : "gpt-4.1-mini", ModelSource.Configured), (site.Model.Id, site.Model.How));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("services.Configure<AI>(o => o.Model = \"gpt-4o\");")]
    [InlineData("services.Configure<AI>(config.GetSection(\"AI\")); services.Configure<AI>(config.GetSection(\"AI:Chat\"));")]
    public async Task Options_bound_to_no_one_section_are_not_read_from_one(string register)
    {
        var site = await Site(
            With("options.Value.Model"),
            "class AI { public string Model { get; set; } = \"\"; } static class Startup { public static void Add(IServiceCollection services, IConfiguration config) { " + register + " } }",
            "IOptions<AI> options");
        Assert.NotEqual(ModelSource.Configured, site.Model.How);
    }

    [Fact]
    public async Task A_property_that_no_file_sets_keeps_its_own_value()
    {
        var site = await Site(With("config.GetSection(\"AI\").Get<AI>()!.Other"), "class AI { public string Other { get; set; } = \"gpt-4o\"; }");
        Assert.Equal(("gpt-4o", ModelSource.Fallback), (site.Model.Id, site.Model.How));
    }

    [Fact]
    public async Task An_environment_of_its_own_gives_a_set()
    {
        var site = await Site(Source(With("config[\"AI:Model\"]")), ("appsettings.json", Base), ("appsettings.Production.json", "{ \"AI\": { \"Model\": \"gpt-4.1\", \"ApiKey\": \"sk-very-secret\" } }"));
        Assert.Null(site.Model.Id);
        Assert.Equal(ModelSource.Configured, site.Model.How);
        Assert.Contains("gpt-4.1, gpt-4.1-mini", site.Model.Why, System.StringComparison.Ordinal);
        Assert.True(site.IsPriced);
    }

    [Fact]
    public async Task An_environment_that_says_the_same_changes_nothing() => Assert.Equal("gpt-4.1-mini", (await Site(
        Source(With("config[\"AI:Model\"]")), ("appsettings.json", Base), ("appsettings.Production.json", "{ \"AI\": { \"Model\": \"gpt-4.1-mini\" } }"))).Model.Id);

    [Fact]
    public async Task A_key_that_only_one_environment_has_may_be_unset() => Assert.NotEqual("gpt-4.1", (await Site(
        Source(With("config[\"Only\"]")), ("appsettings.json", Base), ("appsettings.Production.json", "{ \"Only\": \"gpt-4.1\" }"))).Model.Id);

    [Theory]
    [InlineData("{ \"AI\": { \"Model\": \"gpt-4.1\", \"Key\": \"sk-very-secret\" ")]
    [InlineData("sk-very-secret")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{ \"AI\": null }")]
    [InlineData("{ \"AI\": { \"Model\": { \"Name\": \"sk-very-secret\" } } }")]
    [InlineData("{ \"AI\": { \"Model\": null } }")]
    public async Task A_file_that_says_nothing_of_the_key_tells_nothing(string text) => Assert.Equal(ModelSource.Unknown, (await Site(Source(With("config[\"AI:Model\"]")), ("appsettings.json", text))).Model.How);

    [Fact]
    public async Task Comments_and_trailing_commas_are_no_mistake() => Assert.Equal("gpt-4.1", (await Site(
        Source(With("config[\"AI:Model\"]")), ("appsettings.json", "// ours\n{ \"AI\": { /* the model */ \"Model\": \"gpt-4.1\", }, }"))).Model.Id);

    [Fact]
    public async Task A_file_of_another_kind_is_not_read()
    {
        var site = Assert.Single(await CallSites.Of(new Settings("", ("", "appsettings.json", Base)), Source(With("config[\"AI:Model\"]"))));
        Assert.Null(site.Model.Id);
    }

    [Theory]
    [InlineData("config.GetValue<int>(\"AI:MaxTokens\")", 300L)]
    [InlineData("config.GetValue<int?>(\"AI:MaxTokens\")", 300L)]
    [InlineData("config.GetSection(\"AI:MaxTokens\").Get<int>()", 300L)]
    [InlineData("int.Parse(config[\"AI:MaxTokens\"]!)", 300L)]
    [InlineData("config.GetValue<int>(\"AI:Missing\")", null)]
    public async Task A_cap_may_be_configured(string cap, long? tokens)
    {
        var site = await Site($"await new ChatClient(\"gpt-4.1-mini\", \"key\").CompleteChatAsync([new UserChatMessage(question)], new ChatCompletionOptions {{ MaxOutputTokenCount = {cap} }});");
        Assert.Equal((CapState.Set, tokens), (site.Cap.State, site.Cap.Tokens));
    }

    [Fact]
    public async Task A_configured_system_prompt_is_a_prompt()
    {
        var site = await Site("await new ChatClient(\"gpt-4.1-mini\", \"key\").CompleteChatAsync(new SystemChatMessage(config[\"AI:Prompt\"]), new UserChatMessage(question));");
        Assert.Equal(3, site.Input.System);
        Assert.Equal("question", Assert.Single(site.Input.Holes).Expression);
    }

    [Fact]
    public async Task A_key_that_is_a_secret_of_the_codes_own_is_not_looked_at()
    {
        var site = await Site("await new ChatClient(\"gpt-4.1-mini\", config[\"AI:ApiKey\"]!).CompleteChatAsync(question);");
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"MODEL\") ?? \"gpt-4o\"", "gpt-4o")]
    [InlineData("Environment.GetEnvironmentVariable(\"MODEL\")", null)]
    public async Task An_environment_variable_is_known_by_its_fallback_only(string model, string? id) => Assert.Equal(id, (await Site(With(model))).Model.Id);
}
