namespace PromptLint.Fuzz.Runs;

/// <summary>What went wrong with a program.</summary>
/// <param name="Kind">exception, hang, contradiction, unread (a billed call that was not told), steps.</param>
/// <param name="Signature">The same for failures of one cause.</param>
/// <param name="Program">Which program.</param>
/// <param name="Why">For people.</param>
/// <param name="Files">The program, and its twin's files: name and text.</param>
internal sealed record Failure(string Kind, string Signature, string Program, string Why, IReadOnlyList<(string Name, string Text)> Files)
{
    /// <summary>An exception; one cause throws at one place.</summary>
    public static Failure Of(Exception exception, string program, IReadOnlyList<(string Name, string Text)> files)
    {
        var frames = (exception.StackTrace ?? "").Split('\n').Where(static l => l.Contains("PromptLint.", StringComparison.Ordinal)).Take(2).Select(static l => l.Trim().Split(" in ")[0]);
        return new Failure("exception", $"{exception.GetType().Name} {string.Join(" < ", frames)}", program, exception.ToString(), files);
    }
}

/// <summary>What a batch of programs came to.</summary>
internal sealed class Outcome
{
    /// <summary>Programs that were analyzed or files that were read.</summary>
    public int Programs { get; set; }

    /// <summary>Those that the compiler accepts, or the reader does.</summary>
    public int Valid { get; set; }

    /// <summary>Twins that were compared.</summary>
    public int Twins { get; set; }

    /// <summary>Call sites that were told.</summary>
    public int Sites { get; set; }

    /// <summary>What went wrong.</summary>
    public List<Failure> Failures { get; } = [];

    /// <summary>What each program cost: its name, expressions read, syntax nodes, calls read.</summary>
    public List<(string Program, int Steps, int Nodes, int Calls, string Text)> Efforts { get; } = [];

    /// <summary>Twins by the change that was made.</summary>
    public Dictionary<string, int> ByTwin { get; } = new(StringComparer.Ordinal);
}
