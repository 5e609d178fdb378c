using System.CommandLine;
using PromptLint.Dev.Commands;

namespace PromptLint.Dev.Tests;

/// <summary>The workshop as people run it.</summary>
internal static class Workshop
{
    /// <summary>Runs a command in a copy; its exit code, and all that it says.</summary>
    public static (int Code, string Output) Run(Checkout copy, params string[] arguments)
    {
        var said = new StringWriter();
        var code = RootOfCommands.Create().Parse([.. arguments, "--root", copy.Tree.Root]).Invoke(new InvocationConfiguration { Output = said, Error = said });
        return (code, said.ToString());
    }
}
