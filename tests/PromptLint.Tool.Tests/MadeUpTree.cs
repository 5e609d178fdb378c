namespace PromptLint.Tool.Tests;

/// <summary>A source tree in a temporary folder.</summary>
internal sealed class MadeUpTree : IDisposable
{
    public const string Call = """
        using OpenAI.Chat;
        class Asker
        {
            public string Ask(string question)
            {
                var client = new ChatClient("gpt-4o-mini", "key");
                return client.CompleteChat(new SystemChatMessage("Be brief."), new UserChatMessage(question)).Value.Content[0].Text;
            }
        }
        """;

    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
          <ItemGroup><PackageReference Include="OpenAI" Version="2.15.0" /></ItemGroup>
        </Project>
        """;

    public MadeUpTree() => Root = Directory.CreateTempSubdirectory("promptlint-tree-").FullName;

    public string Root { get; }

    public string Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
