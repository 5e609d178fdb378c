namespace PromptLint.Benchmarks.Projects;

/// <summary>A generated application on disk.</summary>
internal static class ProjectFolder
{
    /// <summary>Writes it and returns its folder.</summary>
    /// <param name="parent">Where; nothing of this repository may be above it.</param>
    /// <param name="name">Name of the project.</param>
    /// <param name="files">Number of source files.</param>
    /// <param name="callSites">Number of calls; with any, the project refers to the OpenAI package.</param>
    /// <param name="promptLint">Version of PromptLint, or null to do without.</param>
    public static string Write(string parent, string name, int files, int callSites, string? promptLint)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        var sdk = callSites > 0 ? $"""<PackageReference Include="OpenAI" Version="{Repository.VersionOf("OpenAI")}" />""" : "";
        var package = promptLint is null ? "" : $"""<PackageReference Include="PromptLint" Version="{promptLint}" PrivateAssets="all" />""";
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {sdk}
                {package}
              </ItemGroup>
            </Project>
            """);
        foreach (var (file, text) in GeneratedSources.Of(files, callSites))
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        return folder;
    }
}
