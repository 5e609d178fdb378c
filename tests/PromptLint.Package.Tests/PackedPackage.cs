using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>The package, packed once for all classes of tests, which run side by side, under a version that no cache knows.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static int _users;
    private static int _applications;
    private static string _folder = "";
    private static string _version = "";
    private static Lazy<Task<string>> _tool = new(static () => Task.FromResult(""));

    /// <summary>The repository.</summary>
    public string Repository { get; } = FindRepository();

    /// <summary>The package's version.</summary>
    public string Version => _version;

    /// <summary>The package's file.</summary>
    public string File => Path.Combine(_folder, "feed", $"PromptLint.{Version}.nupkg");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_users++ == 0)
            {
                await MakeAsync();
            }
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--_users == 0)
            {
                Delete();
            }
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>The tool's package, which is packed when it is first asked for.</summary>
    public Task<string> ToolFileAsync() => _tool.Value;

    /// <summary>Packs a project of a checkout into a folder, under this version.</summary>
    public Task PackAsync(string checkout, string project, string folder) =>
        DotNet.RunAsync(checkout, "pack", project, "-c", "Release", "-o", folder, "-p:PackageVersion=" + Version, "-v:quiet");

    /// <summary>The version of a package that this repository tests with.</summary>
    public string VersionOf(string package) => Regex.Match(
        System.IO.File.ReadAllText(Path.Combine(Repository, "Directory.Packages.props")),
        $"Include=\"{Regex.Escape(package)}\" Version=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>A new application that uses the package.</summary>
    internal Application NewApplication(string code, string properties = "", string items = "", bool withSdk = true)
    {
        var name = "App" + Interlocked.Increment(ref _applications);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var sdk = withSdk ? $"""<PackageReference Include="OpenAI" Version="{VersionOf("OpenAI")}" />""" : "";
        var framework = properties.Contains("<TargetFrameworks>", StringComparison.Ordinal) ? "" : "<TargetFramework>net10.0</TargetFramework>";
        System.IO.File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <NuGetAudit>false</NuGetAudit>
                {framework}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PromptLint" Version="{Version}" PrivateAssets="all" />
                {sdk}
                {items}
              </ItemGroup>
            </Project>
            """);
        System.IO.File.WriteAllText(Path.Combine(folder, "Program.cs"), code);
        return new Application(name, folder);
    }

    /// <summary>A new project in a folder that others share, with one file of code.</summary>
    internal string NewProject(string folder, string name, string code)
    {
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, "Program.cs"), code);
        var project = Path.Combine(folder, name + ".csproj");
        System.IO.File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <NuGetAudit>false</NuGetAudit>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PromptLint" Version="{Version}" PrivateAssets="all" />
                <PackageReference Include="OpenAI" Version="{VersionOf("OpenAI")}" />
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    /// <summary>A new empty folder in which the package restores.</summary>
    internal string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, "Many" + Interlocked.Increment(ref _applications))).FullName;

    private static void Delete()
    {
        Directory.Delete(_folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var unpacked = Path.Combine(packages, "promptlint", _version);
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private async Task MakeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("promptlint-").FullName;
        _version = "0.0.1-test" + DateTime.UtcNow.Ticks;
        _tool = new(async () =>
        {
            // A feed of its own: applications see the package alone.
            var feed = Path.Combine(_folder, "tool-feed");
            await PackAsync(Repository, "src/PromptLint.Tool", feed);
            return Path.Combine(feed, $"PromptLint.Tool.{Version}.nupkg");
        });

        // Release: the working copy's own Debug build is left alone.
        await PackAsync(Repository, "src/PromptLint", Path.Combine(_folder, "feed"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "NuGet.config"), """
            <configuration><packageSources><add key="packed" value="feed" /></packageSources></configuration>
            """);
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
