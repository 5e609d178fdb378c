using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>
/// One rule. Sees a call site and its estimate, never syntax or operations, so that what it says and what the report says agree.
/// A rule abstains when what it hangs on is unknown.
/// </summary>
internal abstract class Rule
{
    private const string Category = "Cost";

    /// <summary>Id, texts and default severity.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>The rule's options, by the name behind <c>promptlint.ID.</c>.</summary>
    public virtual System.Collections.Immutable.ImmutableArray<RuleOption> Options => System.Collections.Immutable.ImmutableArray<RuleOption>.Empty;

    /// <summary>Looks at a call site.</summary>
    public abstract void Check(RuleContext context);

    /// <summary>Builds the descriptor: the help link leads to the rule's page.</summary>
    /// <param name="id">PL and four digits.</param>
    /// <param name="name">The bad thing, as the contract names it.</param>
    /// <param name="title">The same in words.</param>
    /// <param name="message">One sentence about this call; no advice, that is the fix's.</param>
    /// <param name="description">Why it costs.</param>
    /// <param name="severity">Default severity.</param>
    protected static DiagnosticDescriptor Describe(string id, string name, string title, string message, string description, DiagnosticSeverity severity) =>
#pragma warning disable RS1033, RS1032, RS2000 // Texts are checked by a test over all rules, releases by the release files.
        new(id, title, message, Category, severity, isEnabledByDefault: true, description, HelpLink(id), name);
#pragma warning restore RS1033, RS1032, RS2000

    /// <summary>Where a rule's page stands.</summary>
    public static string HelpLink(string id) =>
        string.Format(CultureInfo.InvariantCulture, "https://github.com/promptlint/promptlint/blob/main/rules/{0}.md", id);
}
