using PromptLint.Core.Calls;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Tests;

/// <summary>Models that an Aspire AppHost declares are those of the projects that it runs.</summary>
public sealed class AppHostScanTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("var openai = builder.AddOpenAI(\"openai\");\nvar chat = openai\n    .AddModel(\"chat\", \"gpt-4o-mini\");", "gpt-4o-mini", "AppHost.cs:6")]
    [InlineData("builder.AddAzureOpenAI(\"azure\").AddDeployment(name: \"chat\", \"gpt-4o\", \"2024-08-06\");", "gpt-4o", "AppHost.cs:4")]
    [InlineData("builder.AddOpenAI(\"openai\").AddModel(\"embeddings\", \"text-embedding-3-small\");", null, "a connection string")]
    [InlineData("builder.AddOpenAI(\"openai\").AddModel(\"chat\", args[0]);", null, "a connection string")]
    public async Task A_connection_is_the_model_that_the_host_declares(string declares, string? model, string why)
    {
        WriteHost("..\\App\\App.csproj", declares);
        var site = Assert.Single((await ScanAsync()).Report.CallSites).Fact;
        Assert.Equal(model, site.Model.Id);
        Assert.Contains(why, site.Model.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_run_the_project_declares_nothing_for_it()
    {
        WriteHost("..\\Other\\Other.csproj", "builder.AddOpenAI(\"openai\").AddModel(\"chat\", \"gpt-4o-mini\");");
        Assert.Equal((null, ModelSource.Unknown), (await ScanAsync()).Report.CallSites.Select(static s => (s.Fact.Model.Id, s.Fact.Model.How)).Single());
    }

    [Fact]
    public async Task A_solution_that_builds_has_the_models_of_its_host_too()
    {
        const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NoWarn>$(NoWarn);CS8603</NoWarn></PropertyGroup></Project>";
        _tree.Write("Hosting/Aspire.Hosting.OpenAI.csproj", Library);
        _tree.Write("Hosting/Stub.cs", Stub("Aspire.Hosting.Models.cs"));
        WriteHost("..\\App\\App.csproj", "builder.AddOpenAI(\"openai\").AddModel(\"chat\", \"gpt-4o-mini\");");
        _tree.Write("AppHost/AppHost.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\Hosting\Aspire.Hosting.OpenAI.csproj" />
                <ProjectReference Include="..\App\App.csproj" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """);
        _tree.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OpenAI" Version="2.15.0" />
              </ItemGroup>
            </Project>
            """);
        _tree.Write("App/Program.cs", """
            using Microsoft.Extensions.Configuration;
            using OpenAI.Chat;
            IConfiguration config = null!;
            new ChatClient(config.GetConnectionString("chat"), "key").CompleteChat("Hello");
            """);
        var solution = _tree.Write("All.slnx", "<Solution><Project Path=\"Hosting/Aspire.Hosting.OpenAI.csproj\" /><Project Path=\"AppHost/AppHost.csproj\" /><Project Path=\"App/App.csproj\" /></Solution>");

        var result = await Scan.RunAsync(solution, new ScanSettings(), default);

        Assert.Empty(result.Notes);
        Assert.Equal("gpt-4o-mini", Assert.Single(result.Report.CallSites).Fact.Model.Id);
    }

    private static string Stub(string name)
    {
        using var stub = new StreamReader(typeof(Scan).Assembly.GetManifestResourceStream("stubs/" + name)!);
        return stub.ReadToEnd();
    }

    private void WriteHost(string reference, string declares)
    {
        _tree.Write("AppHost/AppHost.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Aspire.Hosting.OpenAI" Version="13.0.0" />
                <PackageReference Include="Aspire.Hosting.Azure.CognitiveServices" Version="13.0.0" />
                <ProjectReference Include="{reference}" />
              </ItemGroup>
            </Project>
            """);
        _tree.Write("AppHost/AppHost.cs", "using Aspire.Hosting;\n\nvar builder = DistributedApplication.CreateBuilder(args);\n" + declares + "\nbuilder.Build().Run();\n");
        _tree.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.AI" Version="10.11.0" />
                <PackageReference Include="Aspire.OpenAI" Version="13.0.0" />
              </ItemGroup>
            </Project>
            """);
        _tree.Write("App/Program.cs", """
            using Microsoft.Extensions.AI;
            var builder = WebApplication.CreateBuilder(args);
            builder.AddOpenAIClient("chat").AddChatClient();
            var app = builder.Build();
            app.MapGet("/", (IChatClient client) => client.GetResponseAsync("Hello"));
            app.Run();
            """);
    }

    private Task<ScanResult> ScanAsync() => Scan.RunAsync(_tree.Root, new ScanSettings { Restore = false }, default);
}
