using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using NJsonSchema;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>What somebody who does not trust us can check of both packages: where they come from, what is in them, whose it is, what it may be used for.</summary>
public sealed partial class TrustTests(PackedPackage packed) : IClassFixture<PackedPackage>
{
    private const string Bill = "bom.cdx.json";
    private const string Licences = "THIRD-PARTY-NOTICES.txt";

    [Fact]
    public async Task The_same_commit_in_another_folder_gives_the_same_bytes()
    {
        var checkout = Path.Combine(packed.NewFolder(), "another checkout");
        await SecondCheckout.MakeAsync(packed.Repository, checkout);
        var feed = Path.Combine(checkout, "artifacts");

        foreach (var (project, first) in new[] { ("src/PromptLint", packed.File), ("src/PromptLint.Tool", await packed.ToolFileAsync()) })
        {
            await packed.PackAsync(checkout, project, feed);

            var second = Path.Combine(feed, Path.GetFileName(first));
            Assert.Equal([], Differing(ShippedFiles.In(first), ShippedFiles.In(second)));
            Assert.Equal(Sha256(await File.ReadAllBytesAsync(first)), Sha256(await File.ReadAllBytesAsync(second)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bill_of_materials_lists_every_file_that_is_shipped_with_its_hash(bool isTool)
    {
        var files = ShippedFiles.In(await PackageAsync(isTool));
        var bill = JsonDocument.Parse(files[Bill]).RootElement;

        Assert.Equal(
            files.Where(static f => ShippedFiles.IsOurs(f.Key) && f.Key != Bill).Select(static f => $"{f.Key} {Sha256(f.Value)}"),
            Files(bill.GetProperty("metadata").GetProperty("component")).Concat(bill.GetProperty("components").EnumerateArray().SelectMany(Files)).Order(StringComparer.Ordinal));
        Assert.All(bill.GetProperty("components").EnumerateArray(), static c => Assert.NotEmpty(c.GetProperty("licenses").EnumerateArray()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bill_of_materials_is_what_its_format_asks_for(bool isTool)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "CycloneDX", "bom-1.6.schema.json"));
        var bill = Encoding.UTF8.GetString(ShippedFiles.In(await PackageAsync(isTool))[Bill]);

        Assert.Equal([], schema.Validate(bill).Select(static e => e.ToString()));
        Assert.NotEmpty(schema.Validate(bill.Replace("\"SHA-256\"", "\"SHA-255\"")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_assembly_of_others_is_named_beside_its_licence(bool isTool)
    {
        var files = ShippedFiles.In(await PackageAsync(isTool));
        var parts = Encoding.UTF8.GetString(files[Licences]).Split(new string('=', 80) + "\n");
        var foreign = files.Keys.Where(static f => ShippedFiles.IsAssembly(f) && !Path.GetFileName(f).StartsWith("promptlint", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.True(foreign.Count >= 9);
        Assert.All(foreign, file =>
        {
            var part = Assert.Single(parts, p => p.Contains($"\n  {file}\n", StringComparison.Ordinal));
            Assert.True(part.Contains("Permission is hereby granted", StringComparison.Ordinal) || part.Contains("Redistribution and use in source and binary forms", StringComparison.Ordinal), part);
            Assert.Contains("Copyright", part, StringComparison.OrdinalIgnoreCase);
        });

        // The prices are compiled in, and their licences ask to be named.
        Assert.Contains(parts, static p => p.Contains("pydantic/genai-prices", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_file_tells_where_it_was_built(bool isTool)
    {
        string[] places = [packed.Repository, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar];

        Assert.Equal([], ShippedFiles.In(await PackageAsync(isTool)).Where(f => places.Any(p => ShippedFiles.Holds(f.Key, f.Value, p))).Select(static f => f.Key));

        // Nobody maps the paths of the tests: what is looked for is found where it is.
        Assert.True(ShippedFiles.Holds("tests.dll", await File.ReadAllBytesAsync(typeof(TrustTests).Assembly.Location), packed.Repository));
    }

    [Theory]
    [InlineData(false, 6)]
    [InlineData(true, 4)]
    public async Task Every_assembly_of_ours_has_its_symbols_inside_and_leads_to_its_published_sources(bool isTool, int count)
    {
        var files = ShippedFiles.In(await PackageAsync(isTool));
        var ours = files.Where(static f => ShippedFiles.IsAssembly(f.Key) && Path.GetFileName(f.Key).StartsWith("promptlint", StringComparison.OrdinalIgnoreCase)).ToList();
        var nuspec = XDocument.Parse(Encoding.UTF8.GetString(files.Single(static f => f.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value).TrimStart('\uFEFF'));
        var commit = nuspec.Descendants().Single(static e => e.Name.LocalName == "repository").Attribute("commit")!.Value;

        Assert.Equal(count, ours.Count);
        Assert.All(ours, file =>
        {
            var symbols = ShippedFiles.Symbols(file.Value);
            Assert.NotNull(symbols);
            Assert.All(symbols.Value.Sources, static s => Assert.StartsWith("/_/src/", s));
            Assert.Equal($$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/promptlint/promptlint/{{{commit}}}/*"}}""", symbols.Value.SourceLink);
        });
    }

    private static IEnumerable<string> Files(JsonElement component) => component.TryGetProperty("components", out var files)
        ? files.EnumerateArray().Select(static f => $"{f.GetProperty("name").GetString()} {f.GetProperty("hashes")[0].GetProperty("content").GetString()}")
        : [];

    private static IEnumerable<string> Differing(IReadOnlyDictionary<string, byte[]> first, IReadOnlyDictionary<string, byte[]> second) =>
        first.Keys.Union(second.Keys).Where(f => !first.TryGetValue(f, out var a) || !second.TryGetValue(f, out var b) || !a.AsSpan().SequenceEqual(b));

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<string> PackageAsync(bool isTool) => isTool ? await packed.ToolFileAsync() : packed.File;
}
