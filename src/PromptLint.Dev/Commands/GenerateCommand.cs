using System.CommandLine;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Tables;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Commands;

/// <summary><c>generate</c>: writes the tables over rules and SDKs, or says which are not current.</summary>
internal static class GenerateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; fails when a table is not current." };
        var root = RootOfCommands.Root();
        var command = new Command(
            "generate",
            """
            Writes every table over rules and SDKs: AllRules.cs, AnalyzerReleases.Unshipped.md, the presets, the indexes of rules and catalogs.

            Examples:
              dotnet run --project src/PromptLint.Dev -- generate
              dotnet run --project src/PromptLint.Dev -- generate --check
            """) { check, root };
        command.SetAction(parsed => RootOfCommands.Run(parsed, (tree, output) => Run(tree, parsed.GetValue(check), output)));
        return command;
    }

    private static int Run(SourceTree tree, bool check, TextWriter output)
    {
        var change = new Change(tree);
        GeneratedFiles.Plan(RuleList.All, change);
        var stale = change.Edited.ToList();
        if (!check)
        {
            // Whoever runs this wants the tables as they come from the rules: nothing of them is anybody's own work.
            RootOfCommands.Write(tree, change, dirty: true, output);
            output.WriteLine(stale.Count == 0 ? "All tables are current." : $"{stale.Count} written.");
            return 0;
        }

        foreach (var path in stale)
        {
            output.WriteLine($"{path} is not current; run {GeneratedFiles.HowToUpdate}");
        }

        output.WriteLine(stale.Count == 0 ? "All tables are current." : $"{stale.Count} not current.");
        return stale.Count == 0 ? 0 : 1;
    }
}
