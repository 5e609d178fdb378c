using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anthropic.Models.Messages;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using Xunit;

namespace PromptLint.Catalogs.Tests;

public sealed class CoverageTests
{
    /// <summary>Parameters of billed methods that say nothing about cost.</summary>
    private static readonly HashSet<string> Neutral =
    [
        "cancellationToken", "context", "extraParams", "serializerOptions", "jsonSerializerOptions", "useJsonSchemaResponseFormat", "contentType", "justDataMode",
        "kernel", "templateFormat", "promptTemplateFactory", "pluginName", "functionName", "thread", "waitUntilCompleted", "intent", "voice",
        "checkpointManager", "sessionId",
        "imageFilename", "maskFilename", "fileName", "audioFilename", "width", "height", "imageCount",
    ];

    /// <summary>Parameters that send more input, of which the code tells nothing and the format has no slot.</summary>
    private static readonly HashSet<string> UnreadInput =
    [
        "previousResponseId", "session", "threadId", "runId", "assistantId", "toolOutputs", "videoId", "evaluationId",
        "image", "imageFilePath", "mask", "maskFilePath", "originalImage", "originalImages", "originalImageData", "imagesAsBytes", "imagesAsBase64",
        "audio", "audioFilePath", "audioSpeechStream",
    ];

    public static TheoryData<string> Billed =>
    [
        .. Directory.EnumerateFiles(Path.Combine(CatalogFiles.Root, "tests", "PromptLint.Catalogs.Tests", "Billed"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(static f => File.ReadLines(f).Select(line => $"{Path.GetFileNameWithoutExtension(f)}: {line}")),
    ];

    [Theory]
    [MemberData(nameof(Billed))]
    public void Every_billed_method_is_a_call_of_a_catalog(string billed)
    {
        var parts = billed.Split(": ");
        Assert.True(parts.Length == 3, $"tests/PromptLint.Catalogs.Tests/Billed: expected 'Namespace.Type: Method Method' for a catalog, found '{billed}'");
        var entries = CatalogFiles.Catalogs.TryGetValue(parts[0], out var catalog) ? catalog.Entries : [];
        var called = entries.Where(e => e.Kind == EntryKind.Call && e.Type == parts[1]).SelectMany(static e => e.Methods);
        None.Of(parts[2].Split(' ').Except(called).Select(name => $"{parts[1]}.{name} is billed, and no call of rules/sdks/{parts[0]}.json"));
    }

    [Fact]
    public void No_method_is_both_billed_and_not_billed()
    {
        static IEnumerable<string> Of(EntryKind kind) => Entries(kind).SelectMany(static e => e.Methods.Select(m => $"{e.Type}.{m}"));
        Assert.Empty(Of(EntryKind.Call).Intersect(Of(EntryKind.NotCall)));
    }

    [Fact]
    public void No_method_is_described_twice_in_a_section()
    {
        var twice = CatalogFiles.Catalogs.Values.SelectMany(static c => c.Entries)
            .SelectMany(static e => e.Methods.Select(m => $"{e.Kind}: {e.Type}.{m}")).GroupBy(static n => n).Where(static g => g.Count() > 1).Select(static g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_parameter_of_every_overload_of_a_call_carries_something_or_is_neutral()
    {
        var forgotten =
            from entry in CatalogFiles.Catalogs.Values.Where(static c => c.Restorable).SelectMany(static c => c.Entries).Where(static e => e.Kind == EntryKind.Call)
            from method in RealPackages.Types(entry.Type).SelectMany(t => entry.Methods.SelectMany(name => t.GetMembers(name))).OfType<IMethodSymbol>()
            where method.DeclaredAccessibility == Accessibility.Public
            let readable = entry.Operation is not (LlmOperation.Image or LlmOperation.Other)
            from parameter in method.Parameters
            where parameter.Type.Name != "RequestOptions" // headers and the like of a raw request
            where !entry.Slots.ContainsKey(parameter.Name) && !Neutral.Contains(parameter.Name) && !UnreadInput.Contains(parameter.Name) && (readable || parameter.Name is not ("options" or "parameters"))
            select $"{entry.Type}.{method.Name}({parameter.Name})";
        None.Of(forgotten.Distinct());
    }

    [Fact]
    public void Every_model_of_the_vendors_own_list_has_the_id_that_is_sent()
    {
        var ids = CatalogFiles.Catalogs["anthropic"].Members.Single(static m => m.Type == typeof(Model).FullName).Values;
        Assert.Equal(
            Enum.GetValues<Model>().ToDictionary(static m => m.ToString(), static m => JsonSerializer.Serialize(m).Trim('"')).OrderBy(static p => p.Key),
            ids.OrderBy(static p => p.Key));
    }

    [Fact]
    public void Every_role_member_is_a_role_that_PromptLint_knows()
    {
        var roles = CatalogFiles.Catalogs.Values.SelectMany(static c => c.Members).Where(static m => m.Type.EndsWith("Role", StringComparison.Ordinal)).SelectMany(static m => m.Values.Values);
        Assert.All(roles, static r => Assert.True(Enum.TryParse<MessageRole>(r, ignoreCase: true, out _), r));
    }

    [Fact]
    public void No_name_of_an_SDK_stands_in_the_source()
    {
        var found =
            from file in Directory.EnumerateFiles(Path.Combine(CatalogFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
            where !file.Split(Path.DirectorySeparatorChar).Contains("obj")
            from name in SdkNamesIn(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {name}";
        None.Of(found);
    }

    [Fact]
    public void A_name_of_an_SDK_would_be_found_in_the_source() =>
        Assert.Equal(["OpenAI.Chat", "Polly.ResiliencePipeline", "CompleteChat"], SdkNamesIn("using OpenAI.Chat; \"Polly.ResiliencePipeline`1\" is nameof(client.CompleteChat)"));

    /// <summary>Types, namespaces, assemblies and billed methods (where the name is long enough to be no common word).</summary>
    private static IEnumerable<string> SdkNamesIn(string text)
    {
        // What the framework itself offers (files, HTTP, threads) is no SDK's name.
        var types = CatalogFiles.Catalogs.Values.Where(static c => c.Package != "the framework").SelectMany(static c => c.Entries.Select(static e => e.Type).Concat(c.Members.Select(static m => m.Type))).ToList();
        var names = types.Select(static t => t.Split('`', '+')[0])
            // Extension methods stand in the namespace of what they extend, which is no SDK's.
            .Concat(types.Select(static t => t[..t.LastIndexOf('.')]).Where(static n => n is not ("Microsoft.Extensions.DependencyInjection" or "Microsoft.Extensions.Hosting")))
            .Concat(CatalogFiles.Catalogs.Values.SelectMany(static c => c.Assemblies))
            .Where(static n => n.Contains('.'));
        var methods = Entries(EntryKind.Call).SelectMany(static e => e.Methods).Where(static m => m.Length >= 12);
        return Regex.Matches(text, $@"(?<![\w.])({string.Join("|", names.Distinct().Select(Regex.Escape))})(?!\w)|\b({string.Join("|", methods.Distinct())})\b").Select(static m => m.Value);
    }

    private static IEnumerable<CatalogEntry> Entries(EntryKind kind) =>
        CatalogFiles.Catalogs.Values.SelectMany(static c => c.Entries).Where(e => e.Kind == kind);
}
