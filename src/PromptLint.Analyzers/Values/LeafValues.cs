using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>Not known, and why.</summary>
internal class UnknownValue : Value
{
    private HoleSegment? _hole;

    public UnknownValue(string expression, Reason why)
    {
        Expression = expression;
        Why = why;
    }

    /// <summary>What a hole of a text is as a value of its own.</summary>
    public UnknownValue(HoleSegment hole)
        : this(hole.Expression, hole.Why) => _hole = hole;

    /// <summary>The expression as written, shortened.</summary>
    public string Expression { get; }

    /// <summary>The reason.</summary>
    public Reason Why { get; }

    /// <summary>The limit that stopped the reading; null when something else did.</summary>
    public AnalysisLimit? Limit { get; private init; }

    /// <summary>True where a type or member of the expression is missing from what was compiled: it may be anything, with any defaults.</summary>
    public bool IsUnbound => Why.Kind == nameof(Reasons.DoesNotBind);

    /// <summary>What stands for it in a text.</summary>
    public HoleSegment Hole => _hole ??= new HoleSegment(Expression, Why);

    /// <summary>A text that is nothing but this.</summary>
    public PromptText Text => new(new PromptSegment[] { Hole });

    /// <summary>Not known, since a limit of the analysis stopped the reading.</summary>
    /// <param name="expression">The expression as written, shortened.</param>
    /// <param name="limit">The limit, which the reason names.</param>
    public static UnknownValue Stopped(string expression, AnalysisLimit limit) => new(expression, limit.Reason) { Limit = limit };

    /// <summary>The same, where another expression stands for it.</summary>
    public UnknownValue As(string expression) => expression == Expression ? this : new(expression, Why) { Limit = Limit };

    public override bool Equals(object? obj) => obj is UnknownValue other && other.Expression == Expression && other.Why.Equals(Why) && other.Hole.Equals(Hole);

    public override int GetHashCode() => (Expression, Why).GetHashCode();
}

/// <summary>A string as far as it is known.</summary>
internal sealed class TextValue : Value
{
    public TextValue(PromptText text, ModelSource source, string? where = null)
    {
        Text = text;
        Source = source;
        Where = where;
    }

    /// <summary>The file and line of a configured text; null for text that stands in the code.</summary>
    public string? Where { get; }

    /// <summary>The text, with holes.</summary>
    public PromptText Text { get; }

    /// <summary>Literal or constant (or configured): how the text came to be known.</summary>
    public ModelSource Source { get; }

    public override bool Equals(object? obj) => obj is TextValue other && other.Text.Equals(Text) && other.Source == Source;

    public override int GetHashCode() => Text.GetHashCode();
}

/// <summary>A whole number, or one that it does not exceed.</summary>
internal sealed class NumberValue : Value
{
    public NumberValue(long number, bool isBound = false) => (Number, IsBound) = (number, isBound);

    public long Number { get; }

    /// <summary>True when it may be less: the smaller one of this and of what is not known.</summary>
    public bool IsBound { get; }

    public override bool Equals(object? obj) => obj is NumberValue other && other.Number == Number && other.IsBound == IsBound;

    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>True or false.</summary>
internal sealed class FlagValue : Value
{
    public FlagValue(bool isSet) => IsSet = isSet;

    public bool IsSet { get; }

    public override bool Equals(object? obj) => obj is FlagValue other && other.IsSet == IsSet;

    public override int GetHashCode() => IsSet.GetHashCode();
}

/// <summary>A static member or enumeration member of a referenced assembly, which a catalog may give a meaning.</summary>
internal sealed class MemberValue : Value
{
    public MemberValue(ISymbol member) => Member = member;

    public ISymbol Member { get; }

    public override bool Equals(object? obj) => obj is MemberValue other && SymbolEqualityComparer.Default.Equals(other.Member, Member);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member);
}

/// <summary>A lambda or a method group.</summary>
internal sealed class DelegateValue : Value
{
    public DelegateValue(IOperation origin, IMethodSymbol? method)
    {
        Origin = origin;
        Method = method;
    }

    public IOperation Origin { get; }

    public IMethodSymbol? Method { get; }

    public override bool Equals(object? obj) =>
        obj is DelegateValue other && other.Origin.IsSameAs(Origin) && SymbolEqualityComparer.Default.Equals(other.Method, Method);

    public override int GetHashCode() => Origin.Syntax.Span.GetHashCode();
}
