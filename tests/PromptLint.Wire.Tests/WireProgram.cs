namespace PromptLint.Wire.Tests;

/// <summary>A small program, how many requests it sends when nothing goes its way, and a twin of it with another bound.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Answer">How the provider answers it.</param>
/// <param name="Source">Its text.</param>
/// <param name="Sends">How many requests it sends.</param>
internal sealed record WireProgram(string Name, Answer Answer, string Source, long Sends)
{
    /// <summary>True when everything is known in the source: then the bound must be the number itself.</summary>
    public bool IsTight { get; init; } = true;

    /// <summary>True for one that nothing bounds; it runs until its own token stops it.</summary>
    public bool IsUnbounded { get; init; }

    /// <summary>True when a call site is reached several times, through methods that its own bound does not speak of: only the entry's does.</summary>
    public bool IsAcross { get; init; }

    /// <summary>The program, whose call site is reached several times.</summary>
    public WireProgram Across => this with { IsAcross = true };

    /// <summary>True for one whose bound only the run knows: none may be told.</summary>
    public bool IsUntold { get; init; }

    /// <summary>The program, whose bound only the run knows.</summary>
    public WireProgram Untold => this with { IsUntold = true };

    /// <summary>The program with something not known in it: its bound may lie above what it sends.</summary>
    public WireProgram Loosely => this with { IsTight = false };

    /// <summary>The program on a client that sends again of its own accord.</summary>
    /// <param name="retries">How often.</param>
    public WireProgram OverRetries(int retries) => this with { Source = Put("ClientRetryPolicy(0)", $"ClientRetryPolicy({retries})") };

    /// <summary>The same program with another bound.</summary>
    /// <param name="from">What its text has.</param>
    /// <param name="to">What the twin has in that place.</param>
    /// <param name="sends">How many requests the twin sends.</param>
    public (WireProgram Program, WireProgram Twin) Twin(string from, string to, long sends) => (this, this with { Name = $"{Name}, but {to}", Source = Put(from, to), Sends = sends });

    /// <summary>This program, which nothing bounds, and the same with a bound.</summary>
    /// <param name="from">What its text has.</param>
    /// <param name="to">What the twin has in that place.</param>
    /// <param name="sends">How many requests the twin sends.</param>
    public (WireProgram Program, WireProgram Twin) EndlessBut(string from, string to, long sends) => (this with { IsUnbounded = true }, Twin(from, to, sends).Twin);

    // A twin differs in one place, and in one place only.
    private string Put(string from, string to)
    {
        var at = Source.IndexOf(from, StringComparison.Ordinal);
        return at < 0 || Source.IndexOf(from, at + 1, StringComparison.Ordinal) >= 0
            ? throw new InvalidOperationException($"`{from}` must stand once in {Name}")
            : Source.Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>A program whose statements these are; it has the <c>Uri server</c>, an <c>HttpMessageHandler wire</c> and a <c>string question</c>.</summary>
    public static string Frame(string usings, string body, string members = "") => $$"""
        {{usings}}

        public static class Program
        {
            public static async Task Run(Uri server, HttpMessageHandler wire)
            {
                await Task.Yield();
                var question = "Why?";
                {{body}}
            }

            {{members}}
        }
        """;
}
