using System.Text.Json.Nodes;

namespace PromptLint.Schemas.Tests;

/// <summary>What is of a format is valid, and what somebody spoilt is not.</summary>
public sealed class ValidationTests
{
    /// <summary>Members whose own members have any names: maps.</summary>
    private static readonly HashSet<string> Maps = ["slots", "keys", "adders", "values", "body", "deployments", "holes", "findings", "severities"];

    public static IEnumerable<object[]> Files => Schemas.Samples.SelectMany(static s => s.Value.Select(f => new object[] { s.Key, f }));

    public static TheoryData<string> Names => Schemas.Names;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_of_the_format_is_valid(string schema, string file) =>
        Assert.Equal([], (await Schemas.LoadAsync(schema)).Validate(Schemas.Read(file)).Select(static e => e.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_value_of_another_kind_is_refused_wherever_it_stands(string schema)
    {
        var validator = await Schemas.LoadAsync(schema);
        foreach (var (changed, where) in Spoilt(schema, static (owner, key) => owner[key] = new JsonObject { ["no"] = new JsonArray(true) }))
        {
            Assert.True(validator.Validate(changed).Count > 0, $"{where}: the schema takes {{ \"no\": [true] }}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_is_misspelt_is_refused_wherever_it_stands(string schema)
    {
        var validator = await Schemas.LoadAsync(schema);
        foreach (var (changed, where) in Spoilt(schema, static (owner, key) =>
        {
            var value = owner[key];
            owner.Remove(key);
            owner[key + "Misspelt"] = value;
        }))
        {
            Assert.True(validator.Validate(changed).Count > 0, $"{where}: the schema takes another name");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_our_reader_misses_the_schema_misses(string schema)
    {
        var validator = await Schemas.LoadAsync(schema);
        var refused = 0;
        foreach (var (changed, where) in Spoilt(schema, static (owner, key) => owner.Remove(key)))
        {
            if (Readers.Refuses(schema, changed) is { } why)
            {
                refused++;
                Assert.True(validator.Validate(changed).Count > 0, $"{where}: the schema does without it, the reader says: {why}");
            }
        }

        Assert.True(refused > 0, "no member is needed");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_names_its_schema_is_no_error(string schema)
    {
        foreach (var file in Schemas.Samples[schema])
        {
            var root = JsonNode.Parse(Schemas.Read(file))!.AsObject();
            root["$schema"] = "../anything.schema.json";
            Assert.Null(Readers.Refuses(schema, root.ToJsonString()));
        }
    }

    /// <summary>
    /// The samples with one member spoilt, once for each place that the format has: of many entries of a list the one at hand is
    /// spoilt where its shape was not seen before.
    /// </summary>
    private static IEnumerable<(string Text, string Where)> Spoilt(string schema, Action<JsonObject, string> spoil)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Schemas.Samples[schema])
        {
            var text = Schemas.Read(file);
            foreach (var path in Places(JsonNode.Parse(text)!, []).Where(p => seen.Add(Shape(p))).ToList())
            {
                var root = JsonNode.Parse(text)!;
                var owner = path[..^1].Aggregate(root, static (node, step) => step is int i ? node[i]! : node[(string)step]!).AsObject();
                spoil(owner, (string)path[^1]);
                yield return (root.ToJsonString(), $"{file}: {string.Join('.', path)}");
            }
        }

        Assert.NotEmpty(seen);
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] path)
    {
        if (node is JsonObject members)
        {
            var isMap = path.LastOrDefault() is string owner && Maps.Contains(owner);
            foreach (var member in members)
            {
                if (!isMap)
                {
                    yield return [.. path, member.Key];
                }

                foreach (var place in Places(member.Value, [.. path, member.Key]))
                {
                    yield return place;
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                foreach (var place in Places(items[i], [.. path, i]))
                {
                    yield return place;
                }
            }
        }
    }

    private static string Shape(object[] path) => string.Join('.', path.Select(static step => step is int ? "[]" : step));
}
