using System.CommandLine;
using PromptLint.Tool.Analysis;
using PromptLint.Tool.Commands;

namespace PromptLint.Tool.Tests;

/// <summary>Runs the tool in this process, without the network.</summary>
internal static class CommandLine
{
    public static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(new ScanSettings(), arguments);

    /// <summary>Runs it with scans that go about it in another way.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(ScanSettings scan, string[] arguments)
    {
        var root = RootOfCommands.Create(scan);
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    public static Task<(int Code, string Output, string Error)> ScanAsync(string path, params string[] more) => RunAsync(["scan", path, "--no-restore", .. more]);
}
