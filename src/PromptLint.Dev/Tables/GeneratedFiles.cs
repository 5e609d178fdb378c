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
    /// <param name="rules">The rules, in order.</param>
    /// <param name="change">The change, with what else is planned.</param>
    public static void Plan(IReadOnlyList<RuleFact> rules, Change change)
    {
        PlanRules(rules, change);
        PlanSdks(change);
    }

    /// <summary>Plans the tables over rules.</summary>
    /// <exception cref="RefusedException">The rules are not those of the checkout: the workshop was built before or after it.</exception>
    public static void PlanRules(IReadOnlyList<RuleFact> rules, Change change)
    {
        ExpectCurrentBuild(rules, change.Planned);
        Part(change, "README.md", "rules", RuleTable.Write(rules, "rules/"));
        Part(change, "rules/README.md", "rules", RuleTable.Write(rules, ""));
        change.Edit(RuleList.Folder + "/AllRules.cs", AllRulesFile.Write(rules));
        change.Edit(Releases + "Unshipped.md", ReleaseFile.Write(rules, change.TextOf(Releases + "Shipped.md")));
        foreach (var (name, text) in PresetFiles.Write(rules))
        {
            change.Edit($"rules/presets/{name}.globalconfig", text);
        }
    }

    /// <summary>Plans the tables over SDKs.</summary>
    public static void PlanSdks(Change change) => Part(change, "rules/sdks/README.md", "sdks", SdkTable.Write(SdkFiles.All(change.Planned)));

    private static void Part(Change change, string path, string name, string part) =>
        change.Edit(path, MarkedPart.Replace(path, change.TextOf(path), name, part));

    // The rules come from the compiled analyzer. One that is older than the checkout would take a new rule out of every table.
    private static void ExpectCurrentBuild(IReadOnlyList<RuleFact> rules, SourceTree tree)
    {
        var compiled = rules.Where(static r => r.Home != RuleHome.Policy).Select(static r => r.Class);
        var written = tree.Files(RuleList.Folder, "PL????*.cs").Select(static f => Path.GetFileNameWithoutExtension(f));
        var differ = compiled.Except(written).Concat(written.Except(compiled)).ToList();
        if (differ.Count > 0)
        {
            throw new RefusedException(
                $"this build of the workshop and {RuleList.Folder} do not agree about {string.Join(", ", differ)}: "
                + "build it again, and name a rule's file for its class.");
        }
    }
}
