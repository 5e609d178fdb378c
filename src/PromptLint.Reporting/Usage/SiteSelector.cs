using PromptLint.Core.Facts;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Usage;

/// <summary>By what a selector picks call sites; later ones are more exact and win.</summary>
public enum SelectorKind
{
    /// <summary>By the path of the file, with <c>*</c> and <c>**</c>.</summary>
    Path,

    /// <summary>By the member: its documentation id, or type and name.</summary>
    Member,

    /// <summary>By the id of the call site.</summary>
    Site,
}

/// <summary>Picks call sites.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Text">The path pattern, the member or the id.</param>
public sealed record SiteSelector(SelectorKind Kind, string Text)
{
    private readonly PathPattern? _pattern = Kind == SelectorKind.Path ? new PathPattern(Text) : null;

    /// <summary>Whether it picks that call site.</summary>
    public bool Picks(CallSiteFact fact) => Kind switch
    {
        SelectorKind.Site => fact.Id == Text,
        SelectorKind.Member => fact.Member == Text || MemberName.Of(fact.Member) == Text,
        _ => _pattern!.IsMatch(fact.Place.File),
    };

    /// <inheritdoc/>
    public bool Equals(SiteSelector? other) => other is not null && Kind == other.Kind && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => (Kind, Text).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Kind.ToString().ToLowerInvariant() + " " + Text;
}
