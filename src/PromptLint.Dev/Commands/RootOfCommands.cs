using System.CommandLine;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Commands;

/// <summary>All that the workshop does.</summary>
internal static class RootOfCommands
{
    /// <summary>The root command.</summary>
    public static RootCommand Create() => new(
        """
        The workshop of PromptLint: starts a rule or an SDK, and writes the tables over them.

        Examples:
          dotnet run --project src/PromptLint.Dev -- new-rule PL1009 PromptInWrongLanguage
          dotnet run --project src/PromptLint.Dev -- new-sdk contoso --package Contoso.Llm --package-version 1.2.0
          dotnet run --project src/PromptLint.Dev -- generate
        """)
    {
        NewRuleCommand.Create(),
        NewSdkCommand.Create(),
        GenerateCommand.Create(),
    };

    /// <summary>Where the checkout is.</summary>
    public static Option<string?> Root() => new("--root") { Description = "A folder in the checkout to write to; by default the current one." };

    /// <summary>Write although files have changes that are in no commit.</summary>
    public static Option<bool> Dirty() => new("--dirty") { Description = "Write although some of the files have changes that are in no commit." };

    /// <summary>Runs a command so that a refusal ends in one clear line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="command">What to do; its exit code.</param>
    public static int Run(ParseResult parsed, Func<SourceTree, TextWriter, int> command)
    {
        try
        {
            return command(SourceTree.Around(parsed.GetValue<string?>("--root") ?? Environment.CurrentDirectory), parsed.InvocationConfiguration.Output);
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            parsed.InvocationConfiguration.Error.WriteLine("workshop: " + e.Message);
            return 1;
        }
    }

    /// <summary>Writes a change and says what was written.</summary>
    public static void Write(SourceTree tree, Change change, bool dirty, TextWriter output)
    {
        if (!dirty)
        {
            WorkTreeState.ExpectClean(tree, change);
        }

        change.Apply();
        foreach (var path in change.Created)
        {
            output.WriteLine("new      " + path);
        }

        foreach (var path in change.Edited)
        {
            output.WriteLine("changed  " + path);
        }
    }
}
