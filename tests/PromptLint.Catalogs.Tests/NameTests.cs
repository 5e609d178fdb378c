using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;
using Xunit;

namespace PromptLint.Catalogs.Tests;

public sealed class NameTests
{
    private static readonly string[] EntryProperties =
    [
        "type", "methods", "operation", "role", "slots", "keys", "adders", "create",
        "onlyPrompts", "onlyAgents", "schemaFromTypeArgument", "mayProvideDefaults", "exportsUsage", "onlyDirect", "isDataWhenLocal", "immediate", "once", "startedBy", "verb", "capRequired", "namesDeployments", "notCallWith", "servedBy", "serves", "defaultCap", "defaultRetries", "defaultIterations", "defaultRounds", "unbounded", "statuses",
    ];

    public static TheoryData<string> Files => [.. CatalogFiles.Texts.Keys];

    public static TheoryData<string> Restorable => [.. CatalogFiles.Catalogs.Where(static c => c.Value.Restorable).Select(static c => c.Key)];

    [Theory]
    [MemberData(nameof(Restorable))]
    public void Every_name_exists_in_the_real_package(string file) => None.Of(NameCheck.Of(CatalogFiles.Catalogs[file]).Problems);

    [Theory]
    [MemberData(nameof(Files))]
    public void No_name_is_left_unlooked_up(string file)
    {
        var root = JsonParser.Parse(CatalogFiles.Texts[file]);
        Assert.Equal(Names(root).Count(), NameCheck.Of(CatalogFiles.Catalogs[file]).Looked);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_entry_has_no_property_that_the_reader_would_pass_over(string file)
    {
        var root = JsonParser.Parse(CatalogFiles.Texts[file]);
        var unknown = Entries(root).SelectMany(static e => e.Members).Select(static m => m.Key).Except(EntryProperties);
        None.Of(unknown);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_assemblies_stand_on_one_line(string file)
    {
        var line = Assert.Single(CatalogFiles.Texts[file].Split('\n'), static l => l.Contains("\"assemblies\""));
        Assert.EndsWith("],", line.TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_catalog_switches_on_by_an_assembly_if_and_only_if_it_sends_or_makes_a_client(string file)
    {
        var catalog = CatalogFiles.Catalogs[file];
        var sends = catalog.Entries.Any(static e => e.Kind is EntryKind.Call or EntryKind.Client or EntryKind.HttpCall or EntryKind.HttpContract);
        Assert.Equal(sends && catalog.Package != "the framework" || catalog.Entries.Any(static e => e.Kind is EntryKind.Call or EntryKind.Client), catalog.Assemblies.Count > 0);
    }

    [Fact]
    public void Every_file_is_embedded() =>
        Assert.Equal(CatalogFiles.Catalogs.Values.Select(Title), SdkCatalogs.All.Select(Title));

    [Fact]
    public void A_false_name_is_refused()
    {
        const string Text = """
            {
              "sdk": "false",
              "assemblies": ["OpenAI", "OpenAI.False"],
              "calls": [
                { "type": "OpenAI.Chat.FalseClient", "methods": [], "operation": "chat" },
                { "type": "OpenAI.Chat.ChatClient", "methods": ["CompleteChat", "CompleteFalse"], "operation": "chat", "slots": { "messages": "messages", "falseParameter": "text" } },
                { "type": "Microsoft.Extensions.AI.ChatClientExtensions", "methods": ["GetResponseAsync"], "operation": "chat", "slots": { "this": "client" } }
              ],
              "options": [ { "type": "OpenAI.Chat.ChatCompletionOptions", "slots": { "MaxOutputTokenCount": "cap", "FalseProperty": "cap" }, "create": "OpenAI.Chat.FalseOptions" } ],
              "histories": [ { "type": "Microsoft.SemanticKernel.ChatCompletion.ChatHistory", "adders": { "AddUserMessage": "user", "AddFalseMessage": "user" } } ],
              "members": [ { "type": "Microsoft.Extensions.AI.ChatRole", "values": { "User": "user", "False": "user" } } ]
            }
            """;
        Assert.Equal(
            [
                "no assembly OpenAI.False",
                "no type OpenAI.Chat.FalseClient",
                "no method OpenAI.Chat.ChatClient.CompleteFalse",
                "nothing called falseParameter on OpenAI.Chat.ChatClient CompleteChat/CompleteFalse",
                "nothing called this on Microsoft.Extensions.AI.ChatClientExtensions GetResponseAsync",
                "no type OpenAI.Chat.FalseOptions to create",
                "nothing called FalseProperty on OpenAI.Chat.ChatCompletionOptions .ctor",
                "no adder Microsoft.SemanticKernel.ChatCompletion.ChatHistory.AddFalseMessage",
                "no member Microsoft.Extensions.AI.ChatRole.False",
            ],
            NameCheck.Of(SdkCatalogReader.Read(Text)).Problems);
    }

    [Fact]
    public void Every_false_name_is_told_and_not_only_the_first_ones()
    {
        var names = Enumerable.Range(1, 40).Select(static n => $"FalseMethod{n}").ToList();
        var catalog = SdkCatalogReader.Read($$"""
            { "sdk": "false", "calls": [ { "type": "OpenAI.Chat.ChatClient", "methods": ["{{string.Join("\", \"", names)}}"], "operation": "chat" } ] }
            """);
        var told = Assert.Throws<Xunit.Sdk.TrueException>(() => None.Of(NameCheck.Of(catalog).Problems)).Message;
        Assert.All(names, name => Assert.Contains($"no method OpenAI.Chat.ChatClient.{name}", told.Split(Environment.NewLine)));
    }

    private static string Title(SdkCatalog catalog) => $"{catalog.Sdk} {catalog.Package} {catalog.Entries.Count}";

    private static IEnumerable<JsonValue> Sections(JsonValue root) =>
        root.Members.Where(static m => m.Key is not ("versions" or "assemblies" or "retriedStatuses" or "endpoints") && m.Value.Kind == JsonKind.Array).Select(static m => m.Value);

    private static IEnumerable<JsonValue> Entries(JsonValue root) => Sections(root).SelectMany(static s => s.Items).Where(static e => e["values"] is null);

    /// <summary>Every name that a file says of a package, read without the catalog reader.</summary>
    private static IEnumerable<string> Names(JsonValue root)
    {
        var items = Sections(root).SelectMany(static s => s.Items).ToList();
        return (root["assemblies"]?.Items ?? []).Select(static a => a.Text)
            .Concat(items.Select(static i => i["type"]!.Text))
            .Concat(items.SelectMany(static i => i["methods"]?.Items ?? []).Select(static m => m.Text))
            .Concat(items.SelectMany(static i => (i["notCallWith"]?.Items ?? []).Concat(i["servedBy"]?.Items ?? [])).Select(static m => m.Text))
            .Concat(items.Select(static i => i["create"]).OfType<JsonValue>().Select(static c => c.Text))
            .Concat(new[] { "slots", "adders", "values" }.SelectMany(part => items.SelectMany(i => i[part]?.Members ?? [])).Select(static m => m.Key));
    }
}
