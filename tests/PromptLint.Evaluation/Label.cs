using System.Text.Json;
using System.Text.Json.Serialization;

namespace PromptLint.Evaluation;

/// <summary>A call site as a reader labelled it.</summary>
internal sealed record Label
{
    /// <summary>owner/name.</summary>
    public string Repo { get; init; } = "";

    /// <summary>Path below the repository's root.</summary>
    public string File { get; init; } = "";

    /// <summary>Line of the called method's name.</summary>
    public int Line { get; init; }

    /// <summary>Family of the called API.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>The called method.</summary>
    public string Method { get; init; } = "";

    /// <summary>chat, embedding and so on.</summary>
    public string Kind { get; init; } = "";

    /// <summary>A literal, a constant by name, <c>dynamic</c> or <c>none</c>.</summary>
    public string Model { get; init; } = "";

    /// <summary>The literal behind <c>??</c>.</summary>
    public string? ModelFallback { get; init; }

    /// <summary>yes, no, n/a or unknown.</summary>
    public string HasMaxTokens { get; init; } = "";

    /// <summary>yes, no, n/a or unknown.</summary>
    public string HasStop { get; init; } = "";

    /// <summary>none, static, interpolated or dynamic.</summary>
    public string SystemPrompt { get; init; } = "";

    /// <summary>none, foreach, recursion, while-bounded or while-unbounded.</summary>
    public string InLoop { get; init; } = "";

    /// <summary>none, sdk-default, bounded or unknown.</summary>
    public string Retry { get; init; } = "";

    /// <summary>True when each turn waits for a person.</summary>
    public bool Repl { get; init; }

    /// <summary>bound, candidate or unbound.</summary>
    public string Binding { get; init; } = "";

    /// <summary>hard or wrapper where a syntactic rule can hardly see the call.</summary>
    public string? Detect { get; init; }

    /// <summary>What a correct tool says there.</summary>
    public string? Expect { get; init; }

    /// <summary>The reader's remark.</summary>
    public string? Note { get; init; }

    /// <summary>Where it stands, for people.</summary>
    [JsonIgnore]
    public string Place => $"{Repo} {File}:{Line}";

    /// <summary>Reads a file of labels.</summary>
    public static IReadOnlyList<Label> Read(string path) => JsonSerializer.Deserialize<List<Label>>(System.IO.File.ReadAllBytes(path), LabelJson.Options) ?? [];
}

/// <summary>A place that looks like a call site and must not be reported.</summary>
internal sealed record LookAlike
{
    /// <summary>owner/name.</summary>
    public string Repo { get; init; } = "";

    /// <summary>Path below the repository's root.</summary>
    public string File { get; init; } = "";

    /// <summary>The line.</summary>
    public int Line { get; init; }

    /// <summary>Why it looks like one.</summary>
    public string Category { get; init; } = "";

    /// <summary>The name that tempts.</summary>
    public string Token { get; init; } = "";

    /// <summary>The reader's remark.</summary>
    public string? Note { get; init; }

    /// <summary>Reads a file of look-alikes.</summary>
    public static IReadOnlyList<LookAlike> Read(string path) => JsonSerializer.Deserialize<List<LookAlike>>(System.IO.File.ReadAllBytes(path), LabelJson.Options) ?? [];
}

/// <summary>How label files are read.</summary>
internal static class LabelJson
{
    /// <summary>Names with a small first letter; members that we do not know are for others.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
}
