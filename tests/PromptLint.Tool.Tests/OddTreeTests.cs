using System.Diagnostics;

namespace PromptLint.Tool.Tests;

/// <summary>Trees as people leave them lying about: calls without usings, files of one line, links in a circle, pipes, solutions that are none.</summary>
public sealed class OddTreeTests : IDisposable
{
    private const string Ask = "class App { static async System.Threading.Tasks.Task Main() { await new ChatClient(\"gpt-4o\", \"k\").CompleteChatAsync(\"Hi\"); } }";

    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("class App { static async System.Threading.Tasks.Task Main() { await new OpenAI.Chat.ChatClient(\"gpt-4o\", \"k\").CompleteChatAsync(\"Hi\"); } }")]
    [InlineData("class App { global::OpenAI.Chat.ChatClient _c = new(\"gpt-4o\", \"k\"); void Ask() => _c.CompleteChat(\"Hi\"); }")]
    [InlineData("using OpenAI.Chat; " + Ask)]
    [InlineData("using System; using OpenAI.Chat; " + Ask)]
    [InlineData("using OpenAI.Chat; // the client\n" + Ask)]
    [InlineData("using global::OpenAI.Chat;\n" + Ask)]
    public async Task A_call_is_found_however_its_namespace_is_named(string source)
    {
        _tree.Write("App.cs", source);

        var (code, output, _) = await CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Equal((0, "gpt-4o"), (code, Assert.Single(Reporting.Reports.ReportJsonReader.Read(output).CallSites).Fact.Model.Id));
    }

    [Theory]
    [InlineData("// new OpenAI.Chat.ChatClient(..) is not called here\nclass App { }")]
    [InlineData("class App { string Text = \"OpenAI.Chat.ChatClient\"; }")]
    [InlineData("namespace OpenAI.Chat.Own; class Own { }")]
    public void A_namespace_in_a_comment_a_text_or_a_declaration_is_not_used(string source) =>
        Assert.Empty(References.QualifiedNames.In(source, ["OpenAI.Chat"]));

    [Theory]
    [InlineData("new Missing[] { }, new ChatCompletionOptions { MaxOutputTokenCount = 5 }", Core.Calls.CapState.Set)]
    [InlineData("new Missing[] { }, new ChatCompletionOptions { Temperature = 1 }", Core.Calls.CapState.Missing)]
    [InlineData("new Missing[] { }, Missing.Options", Core.Calls.CapState.Unknown)]
    [InlineData("new UserChatMessage(Missing.Text), new UserChatMessage(\"b\")", Core.Calls.CapState.Missing)]
    public async Task The_options_of_a_call_that_does_not_bind_are_still_its_options(string arguments, Core.Calls.CapState cap)
    {
        _tree.Write("App.cs", "using OpenAI.Chat; class App { static void Main() { new ChatClient(\"gpt-4o\", \"k\").CompleteChat(" + arguments + "); } }");

        var (_, output, _) = await CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Equal(cap, Assert.Single(Reporting.Reports.ReportJsonReader.Read(output).CallSites).Fact.Cap.State);
    }

    [Fact]
    public async Task A_client_of_a_package_that_is_missing_may_cap_by_itself()
    {
        _tree.Write("App.cs", "using Microsoft.Extensions.AI; using Missing.Gateway; class App { static async System.Threading.Tasks.Task Main() { IChatClient chat = new GatewayClient(\"m\"); await chat.GetResponseAsync(\"hi\"); } }");

        var (_, output, _) = await CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Equal(Core.Calls.CapState.Unknown, Assert.Single(Reporting.Reports.ReportJsonReader.Read(output).CallSites).Fact.Cap.State);
    }

    [Fact]
    public async Task A_pipe_that_is_named_like_a_source_file_does_not_stop_a_scan()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It has no pipes among its files.
        }

        _tree.Write("App.cs", "using OpenAI.Chat;\n" + Ask);
        using (var made = Process.Start("mkfifo", [Path.Combine(_tree.Root, "F.cs"), Path.Combine(_tree.Root, "P.csproj"), Path.Combine(_tree.Root, ".editorconfig")]))
        {
            await made.WaitForExitAsync();
            Assert.Equal(0, made.ExitCode);
        }

        var scan = CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Same(scan, await Task.WhenAny(scan, Task.Delay(TimeSpan.FromMinutes(2))));
        Assert.Single(Reporting.Reports.ReportJsonReader.Read((await scan).Output).CallSites);
    }

    [Fact]
    public async Task A_pattern_does_not_follow_links_in_a_circle()
    {
        _tree.Write("App.cs", "using OpenAI.Chat;\n" + Ask);
        Directory.CreateDirectory(Path.Combine(_tree.Root, "a", "b"));
        await CommandLine.ScanAsync(_tree.Root, "--format", "json", "-o", Path.Combine(_tree.Root, "a", "b", "promptlint.json"));
        Directory.CreateSymbolicLink(Path.Combine(_tree.Root, "a", "b", "up"), _tree.Root);

        var found = Files.ReportFiles.Find([Path.Combine(_tree.Root, "**", "promptlint.json")]);

        Assert.Equal([Path.Combine(_tree.Root, "a", "b", "promptlint.json")], found);
    }

    [Theory]
    [InlineData("All.sln", "", "it is no solution file: expected the line \"Microsoft Visual Studio Solution File, Format Version ...\"")]
    [InlineData("All.sln", "not a solution", "it is no solution file: expected the line \"Microsoft Visual Studio Solution File, Format Version ...\"")]
    [InlineData("All.sln", "\nMicrosoft Visual Studio Solution File, Format Version 12.00\nGlobal\nEndGlobal\n", "it names no project")]
    [InlineData("All.slnx", "<Solution />", "it names no project")]
    [InlineData("All.slnx", "<Project />", "it is no solution file: expected the root element Solution")]
    [InlineData("All.slnx", "<Solution>", "it is no solution file: ")]
    public async Task A_solution_that_is_none_is_told_and_its_folder_is_read(string name, string text, string why)
    {
        _tree.Write("App.cs", "using OpenAI.Chat;\n" + Ask);

        var (_, output, error) = await CommandLine.ScanAsync(_tree.Write(name, text), "--format", "json");

        Assert.StartsWith($"note: {name} was read as a bare source tree, since {why}", error, StringComparison.Ordinal);
        Assert.Single(Reporting.Reports.ReportJsonReader.Read(output).CallSites);
    }
}
