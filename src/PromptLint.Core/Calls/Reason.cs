using System;
using System.Collections.Generic;
using System.Globalization;

namespace PromptLint.Core.Calls;

/// <summary>
/// Why something is as it is, above all why it is not known: a kind with its arguments. The words for people stand in
/// <see cref="Reasons"/> and <see cref="AttemptReasons"/>; no code reads them. Two reasons that read the same are equal, so that one that was
/// written into a report and read back equals itself.
/// </summary>
public sealed class Reason : IEquatable<Reason>
{
    private readonly FormattableString _words;
    private string? _text;

    internal Reason(string kind, FormattableString words)
    {
        Kind = kind;
        _words = words;
    }

    /// <summary>The name of the member that makes it.</summary>
    public string Kind { get; }

    /// <summary>What the words tell of: a method, a parameter, a number, another reason.</summary>
    public IReadOnlyList<object?> Arguments => _words.GetArguments();

    /// <summary>The words, for people.</summary>
    public string Text => _text ??= _words.ToString(CultureInfo.InvariantCulture);

    /// <summary>True where the words name an expression already.</summary>
    public bool Names(string expression)
    {
        foreach (var argument in _words.GetArguments())
        {
            if (argument is string text && text.IndexOf(expression, StringComparison.Ordinal) >= 0 || argument is Reason cause && cause.Names(expression))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Reason? other) => other is not null && (ReferenceEquals(this, other) || Text == other.Text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Reason);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
