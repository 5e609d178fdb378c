namespace PromptLint.Dev.Writing;

/// <summary>The places where the workshop left something for people to write.</summary>
public static class FillIn
{
    /// <summary>What is left in a file, each as <c>path:line: what to write</c>.</summary>
    public static IEnumerable<string> Left(string path, string text) => text.Split('\n')
        .Select(static (line, i) => (Line: line, Number: i + 1))
        .Where(static l => l.Line.Contains(Template.Mark, StringComparison.Ordinal))
        .Select(l => $"{path}:{l.Number}: {l.Line[l.Line.IndexOf(Template.Mark, StringComparison.Ordinal)..].TrimEnd(' ', '"', ',')}");
}
