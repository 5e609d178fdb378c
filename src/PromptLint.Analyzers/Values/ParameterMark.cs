using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What a parameter holds on a path that marks its method: not known, but known again wherever it ends up, alone or inside a text.
/// </summary>
internal sealed class ParameterMark : UnknownValue
{
    /// <summary>The mark of a parameter.</summary>
    public ParameterMark(IParameterSymbol parameter)
        : this(new MarkSegment(parameter))
    {
    }

    private ParameterMark(MarkSegment hole)
        : base(hole)
    {
    }

    /// <summary>True when the value is the parameter's mark.</summary>
    public static bool Is(UnknownValue value, IParameterSymbol parameter) => Is(value.Hole, parameter);

    /// <summary>True when the hole of a text is what the parameter holds.</summary>
    public static bool Is(HoleSegment hole, IParameterSymbol parameter) =>
        hole is MarkSegment mark && SymbolEqualityComparer.Default.Equals(mark.Parameter, parameter.OriginalDefinition);

    /// <summary>What a hole of a text is as a value of its own.</summary>
    public static UnknownValue Of(HoleSegment hole) => hole is MarkSegment mark ? new ParameterMark(mark) : new UnknownValue(hole);

    private sealed record MarkSegment : HoleSegment
    {
        public MarkSegment(IParameterSymbol parameter)
            : base(parameter.Name, Reasons.GivenByCaller()) => Parameter = parameter.OriginalDefinition;

        public IParameterSymbol Parameter { get; }
    }
}
