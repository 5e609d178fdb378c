using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>What a policy's paths are relative to where there is no repository, as in a container; and that a budget which bounds nothing is told.</summary>
public sealed class PolicyPathsInBuildTests
{
    private const string ForSources = """{ "version": 1, "budgets": [ { "path": "src/**", "perCall": 0.01 } ] }""";

    [Theory]
    [InlineData("policy.json")]
    [InlineData("build/policy.json")]
    public void Paths_are_relative_to_the_folder_that_holds_the_policy_and_the_project(string policy)
    {
        using var app = new Container(policy, ForSources);

        Assert.False(app.Build());

        Assert.Contains("\"file\": \"src/App/Bot.cs\"", app.Report, StringComparison.Ordinal);
        Assert.Contains(app.Lines, static l => l.Contains("error PL6001: one call of `ChatClient.CompleteChat` costs $0.10", StringComparison.Ordinal));
    }

    [Fact]
    public void A_root_that_is_named_wins()
    {
        using var app = new Container("policy.json", ForSources);

        Assert.True(app.Build(root: "."));

        Assert.Contains("\"file\": \"Bot.cs\"", app.Report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "message PL6001", true)]
    [InlineData("\"onUnknown\": \"warning\", ", "warning PL6001", true)]
    [InlineData("\"onUnknown\": \"error\", ", "error PL6001", false)]
    public void A_budget_for_a_folder_that_is_not_there_is_told_at_its_place(string onUnknown, string level, bool expected)
    {
        using var app = new Container("policy.json", ForSources.Replace("\"budgets\"", onUnknown + "\"budgets\"", StringComparison.Ordinal));

        Assert.Equal(expected, app.Build(root: "."));

        Assert.Contains(app.Lines, l => l.StartsWith(app.PathOf("policy.json") + "(1,", StringComparison.Ordinal)
            && l.Contains($"{level}: a budget is for `src/**` and bounds nothing: there is no `src` in {app.PathOf("src", "App")}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("src/App/**")]
    [InlineData("src/*/Other.cs")]
    [InlineData("**/Other.cs")]
    public void One_that_other_projects_may_match_is_left_to_them(string pattern)
    {
        using var app = new Container("policy.json", ForSources.Replace("src/**", pattern, StringComparison.Ordinal).Replace("0.01", "100", StringComparison.Ordinal));

        Assert.True(app.Build());

        Assert.DoesNotContain(app.Lines, static l => l.Contains("PL6001", StringComparison.Ordinal));
    }

    /// <summary>A folder without a repository above it, with a project in src/App.</summary>
    private sealed class Container : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("promptlint-container-").FullName;
        private readonly ListeningEngine _engine = new();
        private readonly string _policy;

        public Container(string policy, string text)
        {
            _policy = PathOf(policy.Split('/'));
            Directory.CreateDirectory(Path.GetDirectoryName(_policy)!);
            Directory.CreateDirectory(PathOf("src", "App"));
            File.WriteAllText(_policy, text);
        }

        public string Report => File.ReadAllText(PathOf("src", "App", "promptlint.json"));

        public List<string> Lines => _engine.Lines;

        public string PathOf(params string[] parts) => Path.Combine([_folder, .. parts]);

        public bool Build(string root = "")
        {
            using var shop = new Shop();
            var project = PathOf("src", "App");
            File.WriteAllText(PathOf("src", "App", "log.sarif"), shop.Log([Shop.Ask]).Replace(shop.PathOf("Bot.cs"), Path.Combine(project, "Bot.cs"), StringComparison.Ordinal));
            ITaskItem[] policy = [new TaskItem(_policy)];
            var written = new WriteCostReport
            {
                BuildEngine = _engine,
                LogFile = "log.sarif",
                ProjectName = "App",
                ProjectDirectory = project,
                Root = root,
                JsonFile = "promptlint.json",
                MarkdownFile = "promptlint.md",
                Policy = policy,
            };
            Assert.True(written.Execute());
            return new CheckPolicy
            {
                BuildEngine = _engine,
                Policy = policy,
                Report = "promptlint.json",
                ProjectDirectory = project,
                Root = root,
                ResultFile = "promptlint.policy.txt",
            }.Execute();
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
