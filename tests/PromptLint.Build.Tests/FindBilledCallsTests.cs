using Microsoft.Build.Utilities;
using PromptLint.Core.Catalogs;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>Who pays for a report: whoever references what is billed, or whose text names a method that may be.</summary>
public sealed class FindBilledCallsTests : IDisposable
{
    private const string OwnWithoutAssemblies = """{ "sdk": "gateway", "calls": [ { "type": "Acme.Gateway", "methods": ["AskAsync"], "operation": "chat" } ] }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("promptlint-find-").FullName;

    [Theory]
    [InlineData("OpenAI", "references")]
    [InlineData("openai", "references")]
    [InlineData("System.Net.Http", "")]
    public void A_reference_to_an_sdk_decides(string reference, string expected) => Assert.Equal(expected, Find("class C { }", [reference]));

    [Fact]
    public void Where_no_reference_is_known_nobody_can_tell_that_there_is_none() => Assert.Equal("references", Find("class C { }", []));

    [Theory]
    [InlineData("await http.PostAsJsonAsync(url, body);", "sources")]
    [InlineData("await http.PostAsync(url, content);", "sources")]
    [InlineData("await client.SendAsync(new(HttpMethod.Post, url));", "sources")]
    [InlineData("HttpClient client; client.Send(request);", "sources")]
    [InlineData("await mediator.Send(command);", "")]
    [InlineData("await http.GetAsync(url); HttpClient client;", "")]
    [InlineData("ResendAsync(); HttpClient client;", "")]
    public void Text_that_sends_over_http_decides(string code, string expected) => Assert.Equal(expected, Find(code));

    [Theory]
    [InlineData("Chat.razor", "sources")]
    [InlineData("Chat.cshtml", "sources")]
    [InlineData("notes.txt", "")]
    public void Code_in_a_page_counts_and_other_files_do_not(string file, string expected) => Assert.Equal(expected, Find("@code { void Ask() => http.PostAsJsonAsync(url, body); }", file: file));

    [Fact]
    public void Text_that_sends_over_http_does_not_where_the_user_says_so() => Assert.Equal("", Find("http.PostAsJsonAsync(url, body);", rawHttp: "false"));

    [Theory]
    [InlineData("gateway.AskAsync(question);", "sources")]
    [InlineData("gateway.Ask(question);", "")]
    public void A_catalog_of_the_users_own_without_assemblies_is_looked_for_by_its_methods(string code, string expected) =>
        Assert.Equal(expected, Find(code, own: OwnWithoutAssemblies));

    [Theory]
    [InlineData("Acme.Gateway", "references")]
    [InlineData("Acme.Other", "")]
    public void One_with_assemblies_is_looked_for_by_them(string reference, string expected) =>
        Assert.Equal(expected, Find("gateway.AskAsync(question);", [reference], OwnWithoutAssemblies.Replace("\"calls\"", "\"assemblies\": [\"Acme.Gateway\"], \"calls\"", StringComparison.Ordinal)));

    [Fact]
    public void One_that_cannot_be_read_is_the_analyzers_to_tell() => Assert.Equal("references", Find("class C { }", own: "{"));

    [Fact]
    public void Unchanged_sources_are_not_read_again_and_changed_ones_are()
    {
        Assert.Equal("", Find("class C { }"));
        var memory = Path.Combine(_folder, "obj", "App.promptlint.sources.txt");
        File.WriteAllText(memory, File.ReadAllText(memory).Replace("false", "true", StringComparison.Ordinal));

        Assert.Equal("sources", Find(null));
        Assert.Equal("", Find("class Changed { }"));
    }

    [Fact]
    public void The_methods_looked_for_are_those_of_the_shipped_catalogs()
    {
        // What has an assembly of its own is found by the reference to it.
        var shipped = SdkCatalogs.All.Where(static c => c.Assemblies.Count == 0).SelectMany(static c => c.Entries).Where(static e => e.Kind == EntryKind.HttpCall).SelectMany(static e => e.Methods);

        Assert.All(shipped.Distinct(), method => Assert.Equal("sources", Find($"HttpClient client; client.{method}(x);")));
        Assert.DoesNotContain(SdkCatalogs.All, static c => c.Assemblies.Count == 0 && c.Entries.Any(static e => e.Kind == EntryKind.Call));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Find(string? code, string[]? references = null, string? own = null, string rawHttp = "true", string file = "Program.cs")
    {
        string At(string name, string? text)
        {
            var path = Path.Combine(_folder, name);
            if (text is not null)
            {
                File.WriteAllText(path, text);
            }

            return path;
        }

        var task = new FindBilledCalls
        {
            BuildEngine = new ListeningEngine(),
            ReferencedAssemblies = [.. (references ?? ["System.Runtime"]).Select(static r => new TaskItem($"/packs/{r}.dll"))],
            SdkAssemblies = At("sdk-assemblies.txt", "Anthropic\nOpenAI\n"),
            OwnSdks = own is null ? [] : [new TaskItem(At("own.json", own))],
            Sources = [new TaskItem(At(file, code))],
            RawHttp = rawHttp,
            ProjectFile = At("App.csproj", null),
            IntermediateFolder = "obj/",
            TargetFramework = "net10.0",
        };
        Assert.True(task.Execute());
        Assert.Matches("^net10.0/[0-9a-f]{16}$", task.Compilation);
        return task.Found;
    }
}
