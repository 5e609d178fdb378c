using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;
using PromptLint.Core.Rules;

namespace PromptLint.Reporting.Sarif;

/// <summary>One result to write.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Level">Its severity in SARIF's words: error, warning, note or none.</param>
/// <param name="Message">What is said, plain text.</param>
/// <param name="Place">Where; null for what is about the whole.</param>
public sealed record SarifResult(RuleDescription Rule, string Level, string Message, SourcePlace? Place)
{
    /// <summary>Id of the call site; empty for what is about the whole.</summary>
    public string SiteId { get; init; } = "";

    /// <summary>True when the code allows it.</summary>
    public bool Suppressed { get; init; }

    /// <summary>Further values, texts all; a null is written as null.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Properties { get; init; } = Array.Empty<KeyValuePair<string, string?>>();
}
