using PromptLint.Core.Catalogs;
using PromptLint.Dev.Sdks;

namespace PromptLint.Dev.Tables;

/// <summary>The table of catalogs for people.</summary>
internal static class SdkTable
{
    /// <summary>The table in Markdown.</summary>
    public static string Write(IEnumerable<SdkFile> files) =>
        "| catalog | package | versions | names checked against |\n| --- | --- | --- | --- |\n"
        + string.Concat(files.Select(static f => Row(f.Name, f.Catalog)));

    private static string Row(string name, SdkCatalog catalog) =>
        $"| [{name}]({name}.json) | {catalog.Package} | {string.Join(", ", catalog.Versions)} | {Source(catalog)} |\n";

    private static string Source(SdkCatalog catalog) =>
        !catalog.Restorable ? "public source" : catalog.Package == "the framework" ? "the framework" : "the package";
}
