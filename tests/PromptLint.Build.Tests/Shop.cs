using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Core.Tokens;

namespace PromptLint.Build.Tests;

/// <summary>A project with one call, in a folder of its own, as the compiler leaves it.</summary>
internal sealed class Shop : IDisposable
{
    /// <summary>The call: at the most $0.10, on gpt-4o, with 1,000 input tokens.</summary>
    public static readonly CallSiteFact Ask = new()
    {
        Id = "M:Shop.Bot.Ask/C#1",
        Member = "M:Shop.Bot.Ask",
        Sdk = "openai",
        Operation = LlmOperation.Chat,
        Method = "ChatClient.CompleteChat",
        Model = new ModelFact("gpt-4o", ModelSource.Literal, null),
        Input = new InputFact(TokenCount.Exactly(1000), 0, 1000, 0, []),
        Cap = new OutputCap(CapState.Set, 500),
        Attempts = new AttemptsFact(1, 1, []),
        Cost = new CostRange(0.0025m, null, 0.10m),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("promptlint-build-").FullName;

    public ListeningEngine Engine { get; } = new();

    public string PathOf(string file) => Path.Combine(_folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public bool Has(string file) => File.Exists(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>Writes the compiler's log with the calls in Bot.cs, and makes the report of it.</summary>
    public bool WriteReport(string[]? usage = null, string[]? prices = null, params CallSiteFact[] facts) => WriteReportOf(Log(facts.Length == 0 ? [Ask] : facts), usage, prices);

    /// <summary>The same of a log that the compiler may have written.</summary>
    public bool WriteReportOf(string log, string[]? usage = null, string[]? prices = null, string compilation = "", string warningLevel = "", string foundBy = "")
    {
        Write("shop.sarif", log);
        return new WriteCostReport
        {
            BuildEngine = Engine,
            LogFile = "shop.sarif",
            CompilerLog = "shop.sarif,version=2.1",
            Compilation = compilation,
            WarningLevel = warningLevel,
            FoundBy = foundBy,
            ProjectName = "Shop",
            ProjectDirectory = _folder,
            JsonFile = "promptlint.json",
            MarkdownFile = "promptlint.md",
            Usage = Items(usage),
            PriceCards = Items(prices),
        }.Execute();
    }

    /// <summary>Holds the report against a policy.</summary>
    public bool Check(string[]? policy = null, string[]? usage = null)
    {
        Engine.Lines.Clear();
        return new CheckPolicy
        {
            BuildEngine = Engine,
            Policy = Items(policy ?? ["promptlint.policy.json"]),
            Usage = Items(usage),
            Report = "promptlint.json",
            ProjectDirectory = _folder,
            ResultFile = "promptlint.policy.txt",
        }.Execute();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ITaskItem[] Items(string[]? paths) => [.. (paths ?? []).Select(static p => new TaskItem(p))];

    /// <summary>The compiler's log of calls, and of what could not be analysed.</summary>
    public string Log(IReadOnlyList<CallSiteFact> facts, params AnalysisFailure[] failures) => LogOf("", facts, failures);

    /// <summary>The log as a compilation writes it that the build has given a mark.</summary>
    public string LogOf(string compilation, IReadOnlyList<CallSiteFact> facts, params AnalysisFailure[] failures)
    {
        var json = new JsonWriter(indented: false);
        json.Object(() => json.Name("version").String("2.1.0").Name("runs").Array(() => json.Object(() => json.Name("results").Array(() =>
        {
            for (var i = 0; i < facts.Count; i++)
            {
                var fact = facts[i] with { Place = new SourcePlace(PathOf("Bot.cs"), 3 + i, 9) };
                Result(json, () =>
                {
                    json.Name(FactProperties.CallSite).String(FactProperties.WriteFact(fact))
                        .Name(FactProperties.PriceCards).String(FactProperties.WriteCards([new PriceCardReference("openai", "2026-11-01", "the price page")]));
                    Mark();
                });
            }

            if (compilation.Length > 0)
            {
                Result(json, Mark);
            }

            foreach (var failure in failures)
            {
                Result(json, () => json.Name(FactProperties.Failure).String(FactProperties.WriteFailure(failure)));
            }
        }))));
        return json.ToString();

        void Mark()
        {
            if (compilation.Length > 0)
            {
                json.Name(FactProperties.Compilation).String(compilation);
            }
        }
    }

    private static void Result(JsonWriter json, Action properties) => json.Object(() =>
        json.Name("ruleId").String(FactProperties.RuleId).Name("properties").Object(() => json.Name("customProperties").Object(properties)));
}
