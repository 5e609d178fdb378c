namespace PromptLint.Core.Rules;

/// <summary>How loud the project's configuration (<c>dotnet_diagnostic.PL6001.severity</c>) wants a rule that the build itself checks.</summary>
public enum RuleSeverity
{
    /// <summary>Not told.</summary>
    Off,

    /// <summary>To be known.</summary>
    Note,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>Not to be accepted.</summary>
    Error,
}
