namespace PromptLint.Dev.Writing;

/// <summary>The places where the workshop left something for people to write.</summary>
public static class FillIn
{
    /// <summary>What is left in a file, each as <c>path:line: what to write</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="about">What the line must name besides; nothing when the whole file is meant.</param>
    public static IEnumerable<string> Left(string path, string text, string about = "") => text.Split('\n')
        .Select(static (line, i) => (Line: line, Number: i + 1))
        .Where(l => l.Line.Contains(Template.Mark, StringComparison.Ordinal) && l.Line.Contains(about, StringComparison.Ordinal))
        .Select(l => $"{path}:{l.Number}: {l.Line[l.Line.IndexOf(Template.Mark, StringComparison.Ordinal)..].TrimEnd(' ', '"', ',')}");
}
