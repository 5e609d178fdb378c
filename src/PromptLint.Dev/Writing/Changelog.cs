namespace PromptLint.Dev.Writing;

/// <summary>What users are told of a release, in the format of keepachangelog.com.</summary>
internal static class Changelog
{
    private const string File = "CHANGELOG.md";
    private const string Unreleased = "## [Unreleased]\n";
    private const string Added = "### Added\n\n";

    /// <summary>Plans a line about something new in the next release.</summary>
    /// <param name="change">The change.</param>
    /// <param name="line">The line, without its dash.</param>
    /// <exception cref="RefusedException">The file has no part for the next release.</exception>
    public static void Add(Change change, string line)
    {
        var text = change.TextOf(File);
        var release = text.IndexOf(Unreleased, StringComparison.Ordinal);
        if (release < 0)
        {
            throw new RefusedException($"{File}: expected the line {Unreleased.TrimEnd()}");
        }

        var start = release + Unreleased.Length;
        var next = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        var added = text.IndexOf(Added, start, (next < 0 ? text.Length : next) - start, StringComparison.Ordinal);
        change.Edit(File, added < 0
            ? text.Insert(start, $"\n{Added}- {line}\n")
            : text.Insert(added + Added.Length, $"- {line}\n"));
    }

    /// <summary>What is left to write about a rule or an SDK.</summary>
    public static IEnumerable<string> Left(SourceTree tree, string about) => FillIn.Left(File, tree.Read(File), about);
}
