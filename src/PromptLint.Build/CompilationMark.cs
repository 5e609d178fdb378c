using System.IO;

namespace PromptLint.Build;

/// <summary>
/// What a compilation writes into its error log to be told from others that write the same file: its target framework, and a hash of its project
/// and its intermediate folder. No path of the machine, and no character that ends a value in the SDK's generated configuration.
/// </summary>
internal static class CompilationMark
{
    /// <summary>The mark of a project's compilation.</summary>
    public static string Of(string projectFile, string intermediateFolder, string targetFramework) =>
        targetFramework + "/" + PathHash.Of(projectFile + "\n" + Path.GetFullPath(Path.Combine(Path.GetDirectoryName(projectFile)!, intermediateFolder)));

    /// <summary>How people call the compilation of a mark.</summary>
    public static string Name(string mark) => mark.Split('/')[0] is { Length: > 0 } framework ? framework : "another project";
}
