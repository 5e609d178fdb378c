using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Core.Prompts;
using PromptLint.Fuzz.Programs;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Diff;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Prices;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Telemetry;
using PromptLint.Reporting.Usage;

namespace PromptLint.Fuzz.Hostile;

/// <summary>A kind of file that is read.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Valid">Files that are read without an error.</param>
/// <param name="Read">Reads a file, and does with what it holds what is done with it everywhere.</param>
internal sealed record FileKind(string Name, IReadOnlyList<string> Valid, Action<string> Read)
{
    private static readonly Lazy<CostReport> Shop = new(static () => ReportJsonReader.Read(Text("tests/PromptLint.Tool.Tests/Golden/usage-report.json")));

    private static readonly Lazy<CSharpCompilation> Asking = new(static () => Laboratory.Compile([Laboratory.Parse("""
        using Microsoft.Extensions.AI; using Microsoft.SemanticKernel; using OpenAI; using OpenAI.Chat;
        class App(IConfiguration settings)
        {
            readonly ChatClient client = new(new ConfigurationBuilder().AddJsonFile("appsettings.json").Build()["OpenAI:Model"]!, "key");
            Task Ask(string q) => client.CompleteChatAsync([new SystemChatMessage(File.ReadAllText("Prompts/system.md")), new UserChatMessage(q)], new ChatCompletionOptions { MaxOutputTokenCount = settings.GetValue<int>("OpenAI:Cap") });
            Task Other(string q) => new ChatClient(settings["OpenAI:Other"]!, "key").AsIChatClient().GetResponseAsync(q);
            async Task Render(Kernel kernel) => await kernel.InvokePromptAsync(File.ReadAllText("Prompts/story.hbs"));
        }
        """, "App.cs")], References.Real));

    /// <summary>Whether an exception is the one clear error that a reader has for a file that is none.</summary>
    public static bool IsError(Exception e) => e is JsonFormatException or PriceCardException or PromptFormatException && e.Message.Length > 0 && !e.Message.Contains('\n');

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("price card", Texts("rules/prices", "*.json", static f => !f.EndsWith("tokenizers.json", StringComparison.Ordinal)), static text =>
        {
            var card = PriceCardReader.Read(text, "own.json");
            _ = PriceCardWriter.Write(card);
            _ = PriceBook.Default.With(card);
            Analyze(("PriceCard", "own.json", text));
        }),
        new("catalog", Texts("rules/sdks", "*.json"), static text =>
        {
            _ = SdkCatalogReader.Read(text);
            Analyze(("Sdk", "own.json", text));
        }),
        new("usage file", [Text("samples/SupportDesk/promptlint.usage.json"), Text("tests/PromptLint.Tool.Tests/Golden/usage-import.json"), Text("tests/PromptLint.Tool.Tests/Golden/usage-init.json")], static text =>
            _ = UsageFileWriter.Write(UsageFileReader.Read(text))),
        new("policy", [Text("samples/SupportDesk/promptlint.policy.json")], static text =>
        {
            var check = PolicyCheck.Of(PolicyFileReader.Read(text), Shop.Value, null);
            _ = PolicyTextWriter.Write(check) + PolicyMarkdownWriter.Write(check) + PolicySarifWriter.Write(check);
        }),
        new("settings", [Text("samples/AzureDesk/appsettings.json"), "{ \"OpenAI\": { \"Model\": \"gpt-4o\", \"Cap\": 300, \"Other\": \"gpt-4.1\" }, // comment\n \"OpenAI:Other\": \"o3\", }"],
            static text => Analyze(("Configuration", "appsettings.json", text), ("Configuration", "appsettings.Development.json", "{ \"OpenAI\": { \"Other\": \"gpt-4.1\" } }"))),
        new("prompt in YAML", [ValidPrompts.Yaml, ValidPrompts.HandlebarsYaml], static text => Messages(PromptDocument.OfYaml(text))),
        new("prompty", [ValidPrompts.Prompty], static text => Messages(PromptDocument.OfPrompty(text))),
        new("prompt settings", [ValidPrompts.Settings], static text => Messages(PromptDocument.OfTemplate("Hello {{$name}}", text))),
        new("Handlebars", ValidPrompts.Handlebars, static text => Template(text, TemplateFormat.Handlebars)),
        new("Liquid", ValidPrompts.Liquid, static text => Template(text, TemplateFormat.Liquid)),
        new("Semantic Kernel template", ValidPrompts.Places, static text => Template(text, TemplateFormat.Places)),
        new("prompt text", ValidPrompts.Places, static text => Analyze(("Prompt", "Prompts/system.md", text), ("Prompt", "Prompts/story.hbs", text))),
        new("resources", [ValidPrompts.Resources], static text => _ = ResourceTexts.Read(text)),
        new("report", Texts("tests/PromptLint.Tool.Tests/Golden", "*report.json").Append(Text("tests/PromptLint.Reporting.Tests/Data/report-v1.json")).ToList(), static text =>
        {
            var report = ReportJsonReader.Read(text);
            var merged = ReportMerge.Of([report, Shop.Value]);
            _ = ReportJsonReader.Read(ReportJsonWriter.Write(report));
            _ = ReportMarkdownWriter.Write(merged) + ReportCsvWriter.Write(merged) + ReportHtmlWriter.Write(merged, []);
            _ = DiffMarkdownWriter.Write(ReportDiff.Of(Shop.Value, report), reassure: true) + DiffJsonWriter.Write(ReportDiff.Of(report, Shop.Value));
        }),
        new("compiler's log", ValidLogs(), static text =>
        {
            _ = SarifReader.ReadBroken(text);
            _ = SarifReader.Read(text);
        }),
        new("OpenTelemetry", [ValidPrompts.Spans], static text => _ = OpenTelemetryRecords.Read(text)),
        new("JSON lines", [ValidPrompts.JsonLines], static text => _ = JsonLinesRecords.Read(text)),
        new("FOCUS", [ValidPrompts.Focus], static text => _ = FocusRecords.Read(text)),
        new("community prices", [ValidPrompts.LiteLlm, ValidPrompts.ModelsDev], static text => _ = CommunityPrices.Read(text, "2026-01-01")),
        new("fact", Facts(), static text => _ = FactProperties.WriteFact(FactProperties.ReadFact(text))),
    ];

    private static string Text(string path) => File.ReadAllText(Path.Combine(References.Root, path));

    private static List<string> Texts(string folder, string pattern, Func<string, bool>? wanted = null) =>
        Directory.GetFiles(Path.Combine(References.Root, folder), pattern).Order(StringComparer.Ordinal).Where(wanted ?? (static _ => true)).Select(File.ReadAllText).ToList();

    private static List<string> ValidLogs() => [.. Texts("tests/PromptLint.Reporting.Tests/Data", "*-1.sarif"), Text("tests/PromptLint.Reporting.Tests/Data/crash-2.sarif"), Log()];

    // A log as the compiler writes it, with facts in it.
    private static string Log() => "{ \"version\": \"2.1.0\", \"runs\": [ { \"results\": [ " + string.Join(", ", Facts().Select(static f =>
        "{ \"ruleId\": \"PL0001\", \"level\": \"note\", \"message\": { \"text\": \"t\" }, \"properties\": { \"customProperties\": { \"promptlint.callSite\": " + System.Text.Json.JsonSerializer.Serialize(f) + ", \"promptlint.priceCards\": \"[]\" } } }"))
        + " ], \"tool\": { \"driver\": { \"name\": \"compiler\", \"rules\": [ { \"id\": \"PL0001\" } ] } } } ] }";

    private static List<string> Facts() => Shop.Value.CallSites.Take(4).Select(static f => FactProperties.WriteFact(f.Fact)).ToList();

    private static void Messages(PromptDocument document) => _ = document.Messages.Known.Count + document.Settings.Count;

    private static void Template(string text, TemplateFormat format)
    {
        _ = PromptTemplate.Messages(PromptText.Literal(text), format);
        _ = PromptTemplate.Text(PromptText.Concat([PromptText.Literal(text), PromptText.Literal(text)]), format);
    }

    private static void Analyze(params (string Kind, string Path, string Text)[] files)
    {
        var reading = Laboratory.Analyze(Asking.Value, files);
        if (reading.Hang is { } hang)
        {
            throw new TimeoutException(hang);
        }

        if (reading.Exceptions.Count > 0)
        {
            throw new InvalidOperationException("the analyzer threw", reading.Exceptions[0]);
        }
    }
}
