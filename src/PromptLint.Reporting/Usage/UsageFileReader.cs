using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Usage;

/// <summary>Reads promptlint.usage.json. A member that it does not know is refused: a misspelt one would silently tell nothing.</summary>
public static class UsageFileReader
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    private const decimal Most = 1_000_000_000_000m;

    /// <summary>Reads a usage file.</summary>
    /// <exception cref="JsonFormatException">The text is none; the message says what was expected and where.</exception>
    public static UsageFile Read(string text)
    {
        var root = JsonParser.Parse(text);
        root.Only("a usage file", "$schema", "version", "callSites", "profiles", "tasks");
        var version = root.Required("version");
        if (root.Integer("version") != Version)
        {
            throw new JsonFormatException($"expected a usage file of version {Version}, found {version.Text}", version.Line, version.Column);
        }

        var usage = new UsageFile
        {
            CallSites = root.OptionalArray("callSites").Select(Entry).ToList(),
            Profiles = root.OptionalArray("profiles").Select(Profile).ToList(),
            Tasks = root.OptionalArray("tasks").Select(Task).ToList(),
        };
        EachOnce(root, "profiles");
        EachOnce(root, "tasks");
        foreach (var item in root.OptionalArray("callSites"))
        {
            if (item.OptionalText("profile") is { } profile && usage.Profiles.All(p => p.Name != profile))
            {
                throw new JsonFormatException(
                    $"expected the name of a profile of this file; there is no '{profile}'",
                    item["profile"]!.Line,
                    item["profile"]!.Column);
            }
        }

        return usage;
    }

    /// <summary>Which call sites an object speaks of: exactly one of its members "site", "member" and "path" tells.</summary>
    internal static SiteSelector Selector(JsonValue item)
    {
        var given = new[] { ("site", SelectorKind.Site), ("member", SelectorKind.Member), ("path", SelectorKind.Path) }
            .Where(s => item.OptionalText(s.Item1) is not null).ToList();
        if (given.Count != 1)
        {
            throw new JsonFormatException("expected one of \"site\", \"member\" and \"path\"", item.Line, item.Column);
        }

        var (name, kind) = given[0];
        return kind == SelectorKind.Path && PathPattern.Problem(item.Text(name)) is { } problem
            ? throw new JsonFormatException(problem, item[name]!.Line, item[name]!.Column)
            : new SiteSelector(kind, item.Text(name));
    }

    private static UsageEntry Entry(JsonValue item)
    {
        item.Only(
            "a call site", "site", "member", "path", "model", "callsPerMonth", "inputTokens", "holes", "historyTokens", "contextTokens", "outputTokens",
            "cacheHitRate", "cacheWriteRate", "batchShare", "retries", "rounds", "profile", "comment");
        var entry = new UsageEntry
        {
            Selector = Selector(item),
            Model = item.OptionalText("model"),
            CallsPerMonth = item.OptionalNumber("callsPerMonth", 0, Most),
            InputTokens = Tokens(item, "inputTokens"),
            Holes = item["holes"] is null or { Kind: JsonKind.Null }
                ? new Dictionary<string, long?>()
                : item.Object("holes").Members.GroupBy(static m => m.Key, StringComparer.Ordinal)
                    .ToDictionary(static g => g.Key, g => Tokens(item.Object("holes"), g.Key), StringComparer.Ordinal),
            HistoryTokens = Tokens(item, "historyTokens"),
            ContextTokens = Tokens(item, "contextTokens"),
            OutputTokens = Tokens(item, "outputTokens"),
            CacheHitRate = item.OptionalNumber("cacheHitRate", 0, 1),
            CacheWriteRate = item.OptionalNumber("cacheWriteRate", 0, 1),
            BatchShare = item.OptionalNumber("batchShare", 0, 1),
            Retries = item.OptionalNumber("retries", 0, 1000),
            Rounds = item.OptionalNumber("rounds", 0, 1_000_000),
            Profile = item.OptionalText("profile"),
        };
        return (entry.CacheHitRate ?? 0) + (entry.CacheWriteRate ?? 0) <= 1
            ? entry
            : throw new JsonFormatException("expected \"cacheHitRate\" and \"cacheWriteRate\" to be 1 together at the most", item.Line, item.Column);
    }

    private static UsageProfile Profile(JsonValue item)
    {
        item.Only("a profile", "name", "usersPerDay", "messagesPerUser", "inputTokens", "outputTokens", "daysPerMonth", "model", "comment");
        return new UsageProfile(
            item.Text("name"),
            item.RequiredNumber("usersPerDay", 0, Most),
            item.RequiredNumber("messagesPerUser", 0, 1_000_000),
            Tokens(item, "inputTokens"),
            Tokens(item, "outputTokens"),
            item.OptionalNumber("daysPerMonth", 0, 31) ?? 30,
            item.OptionalText("model"));
    }

    private static UsageTask Task(JsonValue item)
    {
        item.Only("a task", "name", "unitsPerMonth", "parts", "comment");
        return new UsageTask(item.Text("name"), item.OptionalNumber("unitsPerMonth", 0, Most), item.Array("parts").Select(Part).ToList());
    }

    private static TaskPart Part(JsonValue item)
    {
        item.Only("a part of a task", "site", "member", "path", "calls", "comment");
        var calls = item.Required("calls");
        if (calls.Kind != JsonKind.Object)
        {
            var each = item.RequiredNumber("calls", 0, 1_000_000);
            return new TaskPart(Selector(item), each, each, each);
        }

        calls.Only("the calls of a part", "low", "expected", "high");
        var part = new TaskPart(
            Selector(item),
            calls.RequiredNumber("low", 0, 1_000_000),
            calls.RequiredNumber("expected", 0, 1_000_000),
            calls.RequiredNumber("high", 0, 1_000_000));
        return part.Low <= part.Expected && part.Expected <= part.High
            ? part
            : throw new JsonFormatException("expected \"low\", \"expected\" and \"high\" in this order of size", calls.Line, calls.Column);
    }

    private static void EachOnce(JsonValue root, string list)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in root.OptionalArray(list))
        {
            if (!names.Add(item.Text("name")))
            {
                throw new JsonFormatException($"expected each name of \"{list}\" once; '{item.Text("name")}' was there before", item.Line, item.Column);
            }
        }
    }

    private static long? Tokens(JsonValue owner, string name) =>
        owner.OptionalNumber(name, 0, 1_000_000_000) is not { } number ? null
        : number == decimal.Truncate(number) ? (long)number
        : throw new JsonFormatException($"expected a whole number of tokens in \"{name}\"", owner[name]!.Line, owner[name]!.Column);
}
