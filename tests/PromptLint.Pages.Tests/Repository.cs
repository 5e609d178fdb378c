using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PromptLint.Pages.Tests;

/// <summary>What the pages are held against: the repository's files and the rules.</summary>
internal static class Repository
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of the pages.</summary>
    public static string Rules { get; } = Path.Combine(Root, "rules");

    /// <summary>The pages, in the order of the ids.</summary>
    public static IReadOnlyList<RulePage> Pages { get; } = Directory.EnumerateFiles(Rules, "PL*.md")
        .OrderBy(static f => f, StringComparer.Ordinal).Select(RulePage.Read).ToList();

    /// <summary>What to run when a generated part of a page is not current.</summary>
    public const string HowToUpdate = "PROMPTLINT_UPDATE=1 dotnet test tests/PromptLint.Pages.Tests";

    /// <summary>Whether generated parts of pages are rewritten instead of checked.</summary>
    public static bool Update => Environment.GetEnvironmentVariable("PROMPTLINT_UPDATE") == "1";
}
