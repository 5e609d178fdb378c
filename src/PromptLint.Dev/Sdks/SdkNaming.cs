using System.Text.RegularExpressions;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Sdks;

/// <summary>How catalogs are called.</summary>
internal static partial class SdkNaming
{
    /// <summary>Refuses a name that no catalog can have.</summary>
    /// <exception cref="RefusedException">It cannot; the message says why.</exception>
    public static void Expect(string name, string package, string? version, IReadOnlyList<SdkFile> files)
    {
        if (!Name().IsMatch(name))
        {
            throw new RefusedException($"'{name}' is no name of a catalog: expected small letters and digits, words joined by '-', as azure-openai.");
        }

        if (!Package().IsMatch(package))
        {
            throw new RefusedException($"'{package}' is no id of a package: expected words joined by '.', as Contoso.Llm.");
        }

        if (version is not null && !Version().IsMatch(version))
        {
            throw new RefusedException($"'{version}' is no version of a package: expected one as 1.2.0 or 1.0.0-beta.5.");
        }

        if (files.FirstOrDefault(f => f.Name == name) is { } same)
        {
            throw new RefusedException($"{SdkFiles.Folder}/{same.Name}.json is there already, for the package {same.Catalog.Package}.");
        }
    }

    /// <summary>A name as one word: <c>azure-openai</c> is AzureOpenai.</summary>
    public static string Word(string name) => string.Concat(Words(name));

    /// <summary>What the package is called when nobody says: <c>contoso-llm</c> is Contoso.Llm.</summary>
    public static string PackageOf(string name) => string.Join('.', Words(name));

    private static IEnumerable<string> Words(string name) =>
        name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(static w => char.ToUpperInvariant(w[0]) + w[1..]);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z")]
    private static partial Regex Package();

    [GeneratedRegex(@"^\d+\.\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?\z")]
    private static partial Regex Version();
}
