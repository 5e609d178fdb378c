using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;

namespace PromptLint.Core.Catalogs;

/// <summary>Reads a catalog file; <c>rules/sdks/README.md</c> describes the format.</summary>
public static class SdkCatalogReader
{
    private static readonly Dictionary<string, EntryKind> Sections = new()
    {
        ["calls"] = EntryKind.Call,
        ["notCalls"] = EntryKind.NotCall,
        ["clients"] = EntryKind.Client,
        ["options"] = EntryKind.Options,
        ["messages"] = EntryKind.Message,
        ["parts"] = EntryKind.Part,
        ["histories"] = EntryKind.History,
        ["tools"] = EntryKind.Tool,
        ["schemas"] = EntryKind.Schema,
        ["prompts"] = EntryKind.Prompt,
        ["resources"] = EntryKind.Resource,
        ["retries"] = EntryKind.Retry,
        ["handlers"] = EntryKind.Handler,
        ["failures"] = EntryKind.Failure,
        ["executes"] = EntryKind.Execute,
        ["waits"] = EntryKind.Wait,
        ["pauses"] = EntryKind.Pause,
        ["repeats"] = EntryKind.Repeat,
        ["notFailures"] = EntryKind.NotFailure,
        ["cancellations"] = EntryKind.Cancellation,
        ["registrations"] = EntryKind.Registration,
        ["provisions"] = EntryKind.Provision,
        ["entryPoints"] = EntryKind.EntryPoint,
        ["testDoubles"] = EntryKind.TestDouble,
        ["httpCalls"] = EntryKind.HttpCall,
        ["httpRequests"] = EntryKind.HttpRequest,
        ["httpContracts"] = EntryKind.HttpContract,
    };

    /// <summary>Reads a catalog.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="JsonFormatException">The text is no catalog; the message says what was expected and where.</exception>
    public static SdkCatalog Read(string json)
    {
        var root = JsonParser.Parse(json);
        Expect(root, JsonKind.Object, "a catalog object");
        var entries = new List<CatalogEntry>();
        var members = new List<CatalogMembers>();
        var endpoints = new List<CatalogEndpoint>();
        foreach (var section in root.Members)
        {
            if (Sections.TryGetValue(section.Key, out var kind))
            {
                entries.AddRange(Items(section.Value).Select(item => ReadEntry(item, kind)));
            }
            else if (section.Key == "members")
            {
                members.AddRange(
                    Items(section.Value).Select(static item => new CatalogMembers(RequiredText(item, "type"), Map(item["values"], static v => Text(v)))));
            }
            else if (section.Key == "endpoints")
            {
                endpoints.AddRange(Items(section.Value).Select(ReadEndpoint));
            }
            else if (section.Key is not (SchemaAddress.Member or "sdk" or "package" or "versions" or "restorable" or "assemblies" or "retriedStatuses"
                or "names" or "note"))
            {
                throw Error(section.Value, $"unknown section \"{section.Key}\"; expected one of: {string.Join(", ", Sections.Keys)}, members, endpoints");
            }
        }

        return new SdkCatalog
        {
            Sdk = RequiredText(root, "sdk"),
            Package = root["package"] is { } package ? Text(package) : "",
            Versions = Texts(root["versions"]),
            Restorable = Flag(root["restorable"], true),
            Assemblies = Texts(root["assemblies"]),
            RetriedStatuses = Statuses(root["retriedStatuses"]),
            Names = Names(root["names"]),
            Entries = entries,
            Members = members,
            Endpoints = endpoints,
        };
    }

    private static CatalogEntry ReadEntry(JsonValue item, EntryKind kind)
    {
        Expect(item, JsonKind.Object, "an entry object");
        var methods = Texts(item["methods"]);
        var adders = Map(item["adders"], static v => Choice<MessageRole>(v));
        return new CatalogEntry
        {
            Kind = kind,
            Type = RequiredText(item, "type"),
            Methods = methods.Count > 0 || adders.Count > 0 && item["slots"] is null ? methods : new[] { CatalogEntry.Constructor },
            Slots = Map(item["slots"], static v => Choice<Slot>(v)),
            Keys = Map(item["keys"], static v => Choice<Slot>(v)),
            Operation = item["operation"] is { } operation ? Choice<LlmOperation>(operation)
                : kind == EntryKind.Call ? throw Error(item, "expected \"operation\" in a call") : default,
            Role = item["role"] is { } role ? Choice<MessageRole>(role) : default,
            Adders = adders,
            OnlyPrompts = Flag(item["onlyPrompts"], false),
            OnlyAgents = Flag(item["onlyAgents"], false),
            SchemaFromTypeArgument = Flag(item["schemaFromTypeArgument"], false),
            MayProvideDefaults = Flag(item["mayProvideDefaults"], false),
            ExportsUsage = Flag(item["exportsUsage"], false),
            ServedBy = Texts(item["servedBy"]),
            Serves = Texts(item["serves"]),
            NamesDeployments = Flag(item["namesDeployments"], false),
            NotCallWith = Texts(item["notCallWith"]),
            CapRequired = Flag(item["capRequired"], false),
            Create = item["create"] is { } create ? Text(create) : null,
            DefaultCap = Number(item["defaultCap"]),
            DefaultRetries = Number(item["defaultRetries"]),
            DefaultIterations = Number(item["defaultIterations"]),
            DefaultRounds = Number(item["defaultRounds"]),
            Unbounded = Flag(item["unbounded"], false),
            Statuses = Statuses(item["statuses"]),
            OnlyDirect = Flag(item["onlyDirect"], false),
            IsDataWhenLocal = Flag(item["isDataWhenLocal"], false),
            Immediate = Flag(item["immediate"], false),
            Once = Flag(item["once"], false),
            StartedBy = item["startedBy"] is { } starter ? Choice<StartedBy>(starter)
                : kind == EntryKind.EntryPoint ? throw Error(item, "expected \"startedBy\" in an entry point") : default,
            Verb = item["verb"] is { } verb ? Text(verb) : "",
            Line = item.Line,
        };
    }

    private static CatalogEndpoint ReadEndpoint(JsonValue item)
    {
        Expect(item, JsonKind.Object, "an endpoint object");
        return new CatalogEndpoint
        {
            Hosts = Texts(item["hosts"]),
            Path = RequiredText(item, "path"),
            Operation = Choice<LlmOperation>(item["operation"] ?? throw Error(item, "expected \"operation\" in an endpoint")),
            Body = Map(item["body"], static v => Choice<Slot>(v)),
            CapRequired = Flag(item["capRequired"], false),
            Shape = Texts(item["shape"]),
            Evident = Texts(item["evident"]),
            Answer = Texts(item["answer"]),
        };
    }

    private static IReadOnlyDictionary<NameMeaning, IReadOnlyList<string>> Names(JsonValue? value)
    {
        var names = new Dictionary<NameMeaning, IReadOnlyList<string>>();
        foreach (var member in value?.Members ?? Array.Empty<KeyValuePair<string, JsonValue>>())
        {
            names[Named<NameMeaning>(member.Key, member.Value)] = Texts(member.Value);
        }

        return names;
    }

    // Each a number, or a text with the first and the last of several: "500-599".
    private static IReadOnlyList<int> Statuses(JsonValue? value) => value is null ? Array.Empty<int>() : Items(value).SelectMany(static item =>
    {
        if (item.Kind != JsonKind.String)
        {
            return new[] { (int)Number(item)!.Value };
        }

        var ends = Text(item).Split('-');
        return ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first <= last
            && last < 1000
            ? Enumerable.Range(first, last - first + 1)
            : throw Error(item, "expected a status, or the first and last of several: \"500-599\"");
    }).ToList();

    private static IReadOnlyList<JsonValue> Items(JsonValue value)
    {
        Expect(value, JsonKind.Array, "an array");
        return value.Items;
    }

    private static string RequiredText(JsonValue item, string name) =>
        item[name] is { } value ? Text(value) : throw Error(item, $"expected \"{name}\"");

    private static string Text(JsonValue value)
    {
        Expect(value, JsonKind.String, "a string");
        return value.Text;
    }

    private static IReadOnlyList<string> Texts(JsonValue? value) =>
        value is null ? Array.Empty<string>() : Items(value).Select(Text).ToList();

    private static bool Flag(JsonValue? value, bool otherwise)
    {
        if (value is null)
        {
            return otherwise;
        }

        Expect(value, JsonKind.Boolean, "true or false");
        return value.Text == "true";
    }

    private static long? Number(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        return value.Kind == JsonKind.Number && long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error(value, "expected a whole number");
    }

    private static IReadOnlyDictionary<string, T> Map<T>(JsonValue? value, Func<JsonValue, T> read)
    {
        // Most entries have none: hundreds of empty maps would cost every compiler time.
        if (value is null)
        {
            return NoMap<T>.Empty;
        }

        var map = new Dictionary<string, T>();
        Expect(value, JsonKind.Object, "an object");
        foreach (var member in value.Members)
        {
            map[member.Key] = read(member.Value);
        }

        return map;
    }

    private static T Choice<T>(JsonValue value)
        where T : struct, Enum => Named<T>(Text(value), value);

    private static T Named<T>(string text, JsonValue value)
        where T : struct, Enum => Choices<T>.ByName.TryGetValue(text, out var choice)
            ? choice
            : throw Error(value, $"unknown value \"{text}\"; expected one of: {Choices<T>.Known}");

    private static void Expect(JsonValue value, JsonKind kind, string expected)
    {
        if (value.Kind != kind)
        {
            throw Error(value, "expected " + expected);
        }
    }

    private static JsonFormatException Error(JsonValue at, string message) => new(message, at.Line, at.Column);

    private static class NoMap<T>
    {
        public static readonly IReadOnlyDictionary<string, T> Empty = new Dictionary<string, T>();
    }

    // Reflection is slow enough to be felt when it is asked again for each of a thousand slots.
    private static class Choices<T>
        where T : struct, Enum
    {
        public static string Known => string.Join(", ", Enum.GetNames(typeof(T))).ToLowerInvariant();

        public static readonly Dictionary<string, T> ByName = Enum.GetValues(typeof(T))
            .Cast<T>()
            .ToDictionary(static v => v.ToString(), StringComparer.OrdinalIgnoreCase);
    }
}
