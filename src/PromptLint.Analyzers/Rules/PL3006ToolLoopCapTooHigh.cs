using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A tool loop sends the whole history again in each round, as often as its cap allows.</summary>
internal sealed class PL3006ToolLoopCapTooHigh : Rule
{
    /// <summary>The most rounds; public so that the fix reads the same option.</summary>
    public static readonly RuleOption MaxIterations = new("promptlint.PL3006.max_iterations", 10, 1, "the most rounds of a tool loop that go unreported");

    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3006",
        "ToolLoopCapTooHigh",
        "Tool loop may iterate too often",
        "The tool loop of `{0}` {1}{2}",
        "Each round of a tool loop is a request with the whole history and all results so far. A model that keeps calling tools is billed for every round.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override ImmutableArray<RuleOption> Options => ImmutableArray.Create(MaxIterations);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var most = context.Option(MaxIterations);
        if (context.Site.Attempts.FirstOrDefault(f => f.Kind == AttemptKind.ToolLoop && (f.High is null || f.High > most + 1)) is { } loop)
        {
            context.Report(new Finding(Rule, new object[]
            {
                context.Site.Written,
                loop.High is { } requests
                    ? $"may iterate {Wording.Number(requests - 1)} times, {Wording.Number(requests)} requests for one question; "
                        + $"more than {Wording.Number(most)}"
                    : "iterates as often as the model asks",
                loop.Setting is { } setting ? $": set `{setting}`" : "",
            })
            {
                Place = loop.Place,
            });
        }
    }
}
