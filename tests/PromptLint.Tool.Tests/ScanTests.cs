using PromptLint.Tool.Analysis;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Tests;

public sealed class ScanTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_project_is_compiled_with_its_usings_and_packages()
    {
        _tree.Write("src/App/App.csproj", MadeUpTree.Project);
        _tree.Write("src/App/Asker.cs", MadeUpTree.Call);

        var site = Assert.Single((await ScanAsync()).Report.CallSites).Fact;

        Assert.Equal("src/App/Asker.cs", site.Place.File);
        Assert.Equal(7, site.Place.Line);
        Assert.Equal("gpt-4o-mini", site.Model.Id);
    }

    [Theory]
    [InlineData(null, "Answer in one sentence, whatever you are asked, and never in…")]
    [InlineData("full", "Answer in one sentence, whatever you are asked, and never in more than that.")]
    [InlineData("none", null)]
    public async Task A_scan_shows_as_much_of_the_prompts_as_it_is_asked_for(string? extent, string? expected)
    {
        var path = _tree.Write("app.cs", "#:package OpenAI@2.15.0\nusing OpenAI.Chat;\nnew ChatClient(\"gpt-4o\", \"key\").CompleteChat(\"Answer in one sentence, whatever you are asked, and never in more than that.\");\n");
        string[] option = extent is null ? [] : ["--prompt-text", extent];

        var (code, output, _) = await CommandLine.RunAsync(["scan", path, "--no-restore", "--format", "json", .. option]);

        Assert.Equal(0, code);
        Assert.Equal(expected, Reporting.Reports.ReportJsonReader.Read(output).CallSites.Single().Fact.Prompt.SingleOrDefault()?.Text);
    }

    [Fact]
    public async Task Loose_files_are_compiled_together()
    {
        _tree.Write("Asker.cs", MadeUpTree.Call);
        _tree.Write("Program.cs", "Console.WriteLine(new Asker().Ask(\"?\"));");

        Assert.Single((await ScanAsync()).Report.CallSites);
    }

    [Fact]
    public async Task Two_programs_do_not_disturb_each_other()
    {
        const string Program = "using OpenAI.Chat;\nvar client = new ChatClient(\"gpt-4o\", \"key\");\nclient.CompleteChat(\"Hello\");\n";
        _tree.Write("one.cs", "#!/usr/bin/env dotnet\n#:package OpenAI@2.15.0\n" + Program);
        _tree.Write("two.cs", "#:package OpenAI@2.15.0\n" + Program);
        _tree.Write("three.cs", Program);

        var sites = (await ScanAsync()).Report.CallSites.Select(static s => (s.Fact.Place.File, s.Fact.Place.Line));

        Assert.Equal([("one.cs", 5), ("three.cs", 3), ("two.cs", 4)], sites);
    }

    [Fact]
    public async Task A_single_file_is_a_program()
    {
        var path = _tree.Write("app.cs", "#:package OpenAI@2.15.0\nusing OpenAI.Chat;\nnew ChatClient(\"gpt-4o\", \"key\").CompleteChat(\"Hello\");\n");
        _tree.Write("other.cs", MadeUpTree.Call);

        var result = await Scan.RunAsync(path, new ScanSettings { Restore = false }, default);

        Assert.Equal("app.cs", Assert.Single(result.Report.CallSites).Fact.Place.File);
    }

    [Fact]
    public async Task The_code_of_a_component_is_read_at_its_own_lines()
    {
        _tree.Write("App.csproj", MadeUpTree.Project.Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web"));
        _tree.Write("_Imports.razor", "@using OpenAI.Chat\n");
        _tree.Write("Pages/Chat.razor", "@page \"/chat\"\n@inject ChatClient Client\n<h1>{</h1>\n@code {\n    string Brace = \"}\";\n    void Send() =>\n        Client.CompleteChat(\"Hello\");\n}\n<p>after</p>\n");

        var site = Assert.Single((await ScanAsync()).Report.CallSites).Fact;

        Assert.Equal(("Pages/Chat.razor", 7, 16), (site.Place.File, site.Place.Line, site.Place.Column));
    }

    [Fact]
    public async Task A_broken_file_does_not_hide_the_others()
    {
        _tree.Write("Broken.cs", "class { void ( } } namespace ; \"");
        _tree.Write("Broken.csproj", "<Project><");
        _tree.Write("Asker.cs", MadeUpTree.Call);

        var result = await ScanAsync();

        Assert.Single(result.Report.CallSites);
        Assert.True(result.Report.IsComplete);
    }

    [Fact]
    public async Task Projects_that_refer_to_each_other_in_a_ring_end()
    {
        _tree.Write("A/A.csproj", MadeUpTree.Project.Replace("</Project>", "<ItemGroup><ProjectReference Include=\"..\\B\\B.csproj\" /></ItemGroup></Project>"));
        _tree.Write("B/B.csproj", MadeUpTree.Project.Replace("</Project>", "<ItemGroup><ProjectReference Include=\"..\\A\\A.csproj\" /></ItemGroup></Project>"));
        _tree.Write("A/Asker.cs", MadeUpTree.Call);

        Assert.Single((await ScanAsync()).Report.CallSites);
    }

    [Fact]
    public async Task A_project_does_not_see_the_packages_of_another()
    {
        _tree.Write("A/A.csproj", MadeUpTree.Project);
        _tree.Write("A/Asker.cs", MadeUpTree.Call);
        _tree.Write("B/B.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        _tree.Write("B/Own.cs", "namespace OpenAI.Chat.Own; class Own { }");
        var seen = new Dictionary<string, bool>();

        await Scan.RunAsync(_tree.Root, new ScanSettings { Restore = false, Compiled = c => seen[c.Name] = c.Compilation.ReferencedAssemblyNames.Any(static n => n.Name == "OpenAI") }, default);

        Assert.Equal([("A", true), ("B", false)], seen.Select(static s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task Reading_is_bounded_and_says_where_it_stopped()
    {
        _tree.Write("a.cs", MadeUpTree.Call);
        _tree.Write("b-long.cs", "class Long { int[] I = [" + string.Concat(Enumerable.Repeat("1,\n", 60_000)) + "]; }");
        _tree.Write("c.cs", "class C { }");
        _tree.Write("d.cs", "class D { }");

        var result = await Scan.RunAsync(_tree.Root, new ScanSettings { Restore = false, Limits = new TreeLimits { Files = 2 } }, default);

        Assert.Single(result.Report.CallSites);
        Assert.Contains(result.Notes, static n => n.Contains("b-long.cs", StringComparison.Ordinal) && n.Contains("lines", StringComparison.Ordinal));
        Assert.Contains(result.Notes, static n => n.StartsWith("stopped reading at", StringComparison.Ordinal) && n.Contains("d.cs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_bound_is_named()
    {
        _tree.Write("Extras.cs", "using Google.GenAI.Extras;\nclass B { }");

        Assert.Contains((await ScanAsync()).Notes, static n => n.StartsWith("Google.GenAI.Extras (1 file): not bound, Google.GenAI is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_of_an_earlier_version_bind_where_code_uses_them()
    {
        _tree.Write("Asker.cs", "using Microsoft.Extensions.AI;\nusing OpenAI;\nclass A { Task Ask() => new OpenAIClient(\"k\").AsChatClient(\"gpt-4o\").CompleteAsync(\"Hi\"); }");

        Assert.Equal("gpt-4o", Assert.Single((await ScanAsync()).Report.CallSites).Fact.Model.Id);
    }

    [Fact]
    public async Task Names_of_an_earlier_version_do_not_make_those_of_today_ambiguous()
    {
        _tree.Write("Asker.cs", "using Azure.AI.OpenAI;\nusing OpenAI;\nclass A { void Ask() => new OpenAIClient(\"k\").GetChatClient(\"gpt-4o\").CompleteChat(\"Hi\"); }");

        Assert.Equal("gpt-4o", Assert.Single((await ScanAsync()).Report.CallSites).Fact.Model.Id);
    }

    [Fact]
    public async Task A_client_is_known_though_the_type_of_its_credential_is_missing()
    {
        _tree.Write("Asker.cs", "using Azure.AI.OpenAI;\nclass A { void Ask() => new AzureOpenAIClient(new Uri(\"https://a\"), new Missing.Credential()).GetChatClient(deploymentName: \"gpt-4o\").CompleteChat(\"Hi\"); }");

        Assert.Equal("gpt-4o", Assert.Single((await ScanAsync()).Report.CallSites).Fact.Model.Id);
    }

    [Fact]
    public async Task An_editorconfig_of_the_tree_is_honoured()
    {
        _tree.Write("Asker.cs", MadeUpTree.Call);
        var before = (await ScanAsync()).Findings.Count(static f => f.Rule.Id == "PL2001");
        _tree.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PL2001.severity = none\n");

        Assert.Equal(1, before);
        Assert.DoesNotContain((await ScanAsync()).Findings, static f => f.Rule.Id == "PL2001");
    }

    [Fact]
    public async Task A_project_that_loads_is_read_as_its_build_reads_it()
    {
        var project = _tree.Write("App/App.csproj", MadeUpTree.Project.Replace("</PropertyGroup>", "<DefineConstants>$(DefineConstants);ASKS</DefineConstants><NuGetAudit>false</NuGetAudit></PropertyGroup>"));
        _tree.Write("App/Asker.cs", "#if ASKS\n" + MadeUpTree.Call + "\n#endif\n");

        var result = await Scan.RunAsync(project, new ScanSettings(), default);

        Assert.Empty(result.Notes);
        Assert.Equal(("Asker.cs", 8), (result.Report.CallSites[0].Fact.Place.File, result.Report.CallSites[0].Fact.Place.Line));
        Assert.Equal("net10.0", result.Report.TargetFramework);
    }

    [Fact]
    public async Task A_project_that_does_not_load_is_read_as_a_bare_tree_and_says_so()
    {
        var project = _tree.Write("App/App.csproj", MadeUpTree.Project.Replace("net10.0", "net99.0"));
        _tree.Write("App/Asker.cs", MadeUpTree.Call);

        var result = await Scan.RunAsync(project, new ScanSettings { Restore = false }, default);

        Assert.Single(result.Report.CallSites);
        Assert.StartsWith("App.csproj was read as a bare source tree", result.Notes[0], StringComparison.Ordinal);
    }

    private Task<ScanResult> ScanAsync() => Scan.RunAsync(_tree.Root, new ScanSettings { Restore = false }, default);
}
