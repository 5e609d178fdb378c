using System.CommandLine;
using PromptLint.Dev.Sdks;
using PromptLint.Dev.Starts;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Commands;

/// <summary><c>new-sdk</c>: starts a catalog with every file and line that it needs.</summary>
internal static class NewSdkCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The catalog's name: small letters, words joined by '-'." };
        var package = new Option<string?>("--package") { Description = "The id of the package; by default the name, as Contoso.Llm for contoso-llm." };
        var version = new Option<string?>("--package-version")
        {
            Description = "The version that the names are checked against. Without it a stub stands for a package that cannot be had.",
        };
        var (root, dirty) = (RootOfCommands.Root(), RootOfCommands.Dirty());
        var command = new Command(
            "new-sdk",
            """
            Starts an SDK: its catalog, a sample call with its test, the list of billed methods, and the reference to its package or a stub of it.

            Examples:
              dotnet run --project src/PromptLint.Dev -- new-sdk contoso --package Contoso.Llm --package-version 1.2.0
              dotnet run --project src/PromptLint.Dev -- new-sdk contoso-llm
            """) { name, package, version, root, dirty };
        command.SetAction(parsed => RootOfCommands.Run(parsed, (tree, output) =>
        {
            var change = NewSdk.Plan(tree, parsed.GetValue(name)!, parsed.GetValue(package), parsed.GetValue(version));
            RootOfCommands.Write(tree, change, parsed.GetValue(dirty), output);
            output.WriteLine($"""

                Next, fill in what is marked with "{Template.Mark}"; these tests list what is left, and every name that the package does not have:
                  dotnet test tests/PromptLint.Dev.Tests
                  dotnet test tests/PromptLint.Catalogs.Tests
                  dotnet test tests/PromptLint.Analyzers.Tests --filter {SdkNaming.Word(parsed.GetValue(name)!)}Tests
                """);
            return 0;
        }));
        return command;
    }
}
