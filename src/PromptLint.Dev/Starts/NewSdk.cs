using PromptLint.Dev.Parts;
using PromptLint.Dev.Sdks;
using PromptLint.Dev.Tables;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Starts;

/// <summary>The files and lines of a new SDK.</summary>
public static class NewSdk
{
    /// <summary>Plans them.</summary>
    /// <param name="tree">The checkout.</param>
    /// <param name="name">The catalog's name.</param>
    /// <param name="package">The package's id; null to make one of the name.</param>
    /// <param name="version">The version that the names are checked against; null when the package cannot be had, and a stub stands for it.</param>
    /// <exception cref="RefusedException">There is such a catalog, the name is none, or a file is there already.</exception>
    public static Change Plan(SourceTree tree, string name, string? package, string? version)
    {
        var change = new Change(tree);
        var id = package ?? SdkNaming.PackageOf(name);
        SdkNaming.Expect(name, id, version, SdkFiles.All(tree));
        var values = new Dictionary<string, string>
        {
            ["name"] = name,
            ["word"] = SdkNaming.Word(name),
            ["package"] = id,
            ["versions"] = version is null ? "" : $"\"{version}\"",
            ["restorable"] = version is null ? "\n  \"restorable\": false," : "",
            ["sites"] = version is null ? $"OnStubs(\"{id}\", " : "Of(",
        };
        change.Create(SdkParts.CatalogOf(name), Template.Fill("Sdk.json.txt", values));
        change.Create(SdkParts.BilledOf(name), Template.Fill("SdkBilled.txt", values));
        change.Create(SdkParts.TestOf(name), Template.Fill("SdkTests.cs.txt", values));
        if (version is null)
        {
            change.Create(SdkParts.StubOf(id), Template.Fill("SdkStub.cs.txt", values));
        }
        else
        {
            ProjectLine.Add(change, SdkParts.Versions, "LLM SDKs", $"<PackageVersion Include=\"{id}\" Version=\"{version}\" />");
            ProjectLine.Add(change, SdkParts.CatalogTests, "The packages that the catalogs speak of", $"<PackageReference Include=\"{id}\" />");
            ProjectLine.Add(change, SdkParts.AnalyzerTests, "The SDKs that the tested code calls", $"<PackageReference Include=\"{id}\" />");
        }

        Changelog.Add(change, $"SDK {id}: {Template.Mark}: which of its calls are found.");
        GeneratedFiles.PlanSdks(change);
        return change;
    }
}
