using System.Linq;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Requests;

/// <summary>
/// How many answers one request asks for. Several places may say so (the options of a client and those of a call): the largest number
/// holds. A request for completions may bring several prompts, and each gets that many.
/// </summary>
internal sealed class AnswerCount
{
    private long? _least;
    private long? _most = 1;
    private long? _prompts = 1;

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

    /// <summary>What a request for completions asks about: one text, or a list of them.</summary>
    public void AddPrompts(Value prompts) => _prompts = Value.Alternatives(prompts).Select(static p => p switch
    {
        ObjectValue { Maker: null } list => CollectionSize.Of(list),
        _ => (long?)1,
    }).Aggregate(_prompts, static (most, one) => most is { } a && one is { } b ? System.Math.Max(a, b) : null);

    /// <summary>The factor; null for one answer.</summary>
    /// <param name="place">The call.</param>
    public AttemptFactor? Factor(SourcePlace place) => _most == 1 && _prompts == 1 ? null
        : new AttemptFactor(AttemptKind.Choices, System.Math.Max(1, _least ?? 1), _most * _prompts, place, (_most, _prompts) switch
        {
            ({ } most, 1) => AttemptReasons.Answers(most),
            ({ } most, { } prompts) =>
                most == 1 ? AttemptReasons.Prompts(prompts) : AttemptReasons.AnswersToPrompts(most, prompts),
            (null, _) => AttemptReasons.AnswersNotKnown(),
            _ => AttemptReasons.PromptsNotKnown(),
        });
}
