namespace PromptLint.Core.Prompts;

/// <summary>A piece of a template: text, or a tag of its language.</summary>
/// <param name="Written">As it is written, for a tag with its braces; for text what its escapes stand for.</param>
internal sealed record TemplatePiece(string Written)
{
    /// <summary>For text what of it is sent: tags beside it may trim it.</summary>
    public string Text { get; init; } = Written;

    /// <summary>True for a tag.</summary>
    public bool IsTag { get; init; }

    /// <summary>True for a tag that is not closed in a way that is known: it and all behind it.</summary>
    public bool IsRest { get; init; }

    /// <summary>True for text that nothing trims.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>What stands between the braces of a tag, without what trims.</summary>
    public string Tag { get; init; } = "";

    /// <summary>True for a tag that trims the text before it.</summary>
    public bool TrimsBefore { get; init; }

    /// <summary>True for a tag that trims the text behind it.</summary>
    public bool TrimsAfter { get; init; }
}
