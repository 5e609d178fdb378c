using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Tests;

/// <summary>What one project of a tree gives to the calls of another.</summary>
public sealed class ProjectsScanTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public ProjectsScanTests()
    {
        _tree.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\Shared\Shared.csproj" />
                <PackageReference Include="OpenAI" Version="2.15.0" />
              </ItemGroup>
            </Project>
            """);
        _tree.Write("Shared/Shared.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");
        _tree.Write("Shared/Http.cs", """
            using System.Text;
            namespace Shared;
            public class Http
            {
                public static async Task<string> PostAsync(string url, string json, CancellationToken stop, int timeout = 10)
                {
                    using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(timeout) };
                    var answer = await client.PostAsync(url, new StringContent(json, Encoding.UTF8, "application/json"), stop);
                    return await answer.Content.ReadAsStringAsync();
                }

                public static Task PostAsync(Uri uri, string req, string key, Action<string> read, CancellationToken stop) =>
                    PostAsync(uri, new Dictionary<string, string> { { "Authorization", "Bearer " + key } }, req, read, stop);

                public static async Task PostAsync(Uri uri, Dictionary<string, string> header, string req, Action<string> read, CancellationToken stop, int timeout = 10)
                {
                    using var client = Make(timeout);
                    var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent(req, Encoding.UTF8, "application/json") };
                    foreach (var item in header)
                    {
                        request.Headers.Add(item.Key, item.Value);
                    }

                    using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                    using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
                    while (!reader.EndOfStream)
                    {
                        read(await reader.ReadLineAsync(stop) ?? "");
                    }
                }

                private static HttpClient Make(int timeout) => new() { Timeout = TimeSpan.FromSeconds(timeout) };
            }
            """);
    }

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("await Http.PostAsync(Setting, json, stop);")]
    [InlineData("await Http.PostAsync(\"https://api.openai.com/v1/chat/completions\", json, stop);")]
    [InlineData("await Http.PostAsync(new Uri(\"https://api.openai.com/v1/chat/completions\"), json, \"key\", text => Console.Write(text), stop);")]
    [InlineData("await Http.PostAsync(new Uri(\"https://api.openai.com/v1/chat/completions\"), new Dictionary<string, string>(), json, text => { }, stop);")]
    [InlineData("var address = new UriBuilder(Setting); if (address.Path == \"/\") address.Path = \"/v1/chat/completions\"; await Http.PostAsync(address.Uri, json, \"key\", text => { }, stop);")]
    [InlineData("UriBuilder address = new(Setting); if (address.Path == \"/\") address.Path = \"/v1/chat/completions\"; address.Query = \"alt=sse\"; try { await Http.PostAsync(address.Uri, json, \"key\", text => { }, stop).ConfigureAwait(false); } catch (Exception) { }")]
    public async Task A_request_that_another_project_sends_is_the_caller_s(string body)
    {
        Write(body);

        var site = Assert.Single(await SitesAsync());

        Assert.Equal(("App/Asker.cs", "Http.PostAsync", "gpt-4.1-mini", 90L), (site.Place.File, site.Method, site.Model.Id, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("await Http.PostAsync(\"https://shop.example/orders\", json, stop);")]
    public async Task A_request_that_goes_elsewhere_is_none(string body)
    {
        Write(body);

        Assert.Empty(await SitesAsync());
    }

    [Fact]
    public async Task Values_of_another_project_are_read_where_they_stand()
    {
        _tree.Write("Shared/Prompts.cs", """
            namespace Shared;
            public static class Prompts
            {
                public static readonly string System = "Answer " + "in one word.";
                public static string Model { get; } = "gpt-4.1-nano";
            }
            public class AskOptions { public int MaxTokens { get; } = 120; }
            """);
        _tree.Write("App/Asker.cs", """
            using OpenAI.Chat;
            using Shared;
            class Asker
            {
                readonly AskOptions options = new();
                public void Ask(string question) => new ChatClient(Prompts.Model, "key").CompleteChat(
                    [new SystemChatMessage(Prompts.System), new UserChatMessage(question)], new ChatCompletionOptions { MaxOutputTokenCount = options.MaxTokens });
            }
            """);

        var site = Assert.Single(await SitesAsync());

        Assert.Equal(("gpt-4.1-nano", 120L, 5L), (site.Model.Id, site.Cap.Tokens, site.Input.System));
    }

    private void Write(string body) => _tree.Write("App/Asker.cs", $$"""
        using System.Text.Json;
        using Shared;
        class Asker
        {
            static string Setting => Environment.GetEnvironmentVariable("ADDRESS")!;
            public async Task Ask(string question, CancellationToken stop)
            {
                var json = JsonSerializer.Serialize(new { model = "gpt-4.1-mini", max_tokens = 90, messages = new[] { new { role = "user", content = question } } });
                {{body}}
            }
        }
        """);

    private async Task<IReadOnlyList<CallSiteFact>> SitesAsync() =>
        [.. (await Scan.RunAsync(_tree.Root, new ScanSettings { Restore = false }, default)).Report.CallSites.Select(static s => s.Fact)];
}
