using PromptLint.Dev.Rules;
using PromptLint.Dev.Sdks;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tables;

/// <summary>Every file, and part of a file, that is a table over rules or SDKs. Nobody writes them by hand.</summary>
public static class GeneratedFiles
{
    private const string Releases = "src/PromptLint.Analyzers/AnalyzerReleases.";

    /// <summary>What to run when one of them is not current.</summary>
    public const string HowToUpdate = "dotnet run --project src/PromptLint.Dev -- generate";

    /// <summary>Plans all of them.</summary>
    /// <param name="tree">The checkout.</param>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="change">What else is planned: new catalogs count.</param>
    public static void Plan(SourceTree tree, IReadOnlyList<RuleFact> rules, Change change)
    {
        void Part(string path, string name, string part) => change.Edit(path, MarkedPart.Replace(path, change.TextOf(path), name, part));

        Part("README.md", "rules", RuleTable.Write(rules, "rules/"));
        Part("rules/README.md", "rules", RuleTable.Write(rules, ""));
        Part("rules/sdks/README.md", "sdks", SdkTable.Write(SdkFiles.All(change.Planned)));
        change.Edit("src/PromptLint.Analyzers/Rules/AllRules.cs", AllRulesFile.Write(rules));
        change.Edit(Releases + "Unshipped.md", ReleaseFile.Write(rules, tree.Read(Releases + "Shipped.md")));
        foreach (var (name, text) in PresetFiles.Write(rules))
        {
            change.Edit($"rules/presets/{name}.globalconfig", text);
        }
    }
}
