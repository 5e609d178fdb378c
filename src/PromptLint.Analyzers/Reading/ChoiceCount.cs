using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Reading;

/// <summary>How many answers one request asks for. Several places may say so (the options of a client and those of a call): the largest number holds.</summary>
internal sealed class ChoiceCount
{
    private long? _least;
    private long? _most = 1;

    /// <summary>One more place that says how many.</summary>
    public void Add(Value count)
    {
        foreach (var one in Value.Alternatives(count))
        {
            // What is not given is one.
            var number = one == Value.Unset || one == Value.Null ? 1 : (one as NumberValue)?.Number;
            _least = System.Math.Min(_least ?? long.MaxValue, number ?? 1);
            _most = number is { } known && _most is { } most ? System.Math.Max(most, known) : null;
        }
    }

    /// <summary>The factor; null for one answer.</summary>
    /// <param name="place">The call.</param>
    public AttemptFactor? Factor(SourcePlace place) => _most == 1 ? null
        : new AttemptFactor(AttemptKind.Choices, System.Math.Max(1, _least ?? 1), _most, place, _most is { } most ? $"{most} answers are asked for in one request" : "how many answers are asked for is not known");
}
