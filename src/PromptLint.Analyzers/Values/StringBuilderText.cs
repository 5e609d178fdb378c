using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>The text of a <c>StringBuilder</c>, from the calls that were made on it.</summary>
internal static class StringBuilderText
{
    /// <summary>What was appended, in order.</summary>
    /// <param name="built">The builder.</param>
    /// <param name="origin">Where its text is asked for.</param>
    public static IEnumerable<PromptText> Of(ObjectValue built, IOperation origin)
    {
        if (built.Part("value") is TextValue start)
        {
            yield return start.Text;
        }

        foreach (var item in built.Items)
        {
            yield return item switch
            {
                CalledValue called => Appended(called.Call, origin, out _),
                ChoiceValue choice => PromptText.OneOf(choice.Alternatives.Select(Alternative)),
                RepeatedValue { Item: CalledValue repeated } when Appended(repeated.Call, origin, out var appends) is { } once && appends =>
                    PromptText.Hole(once.Holes().Select(static h => h.Expression).FirstOrDefault() ?? "...", Reasons.AddedInLoop()),
                _ => PromptText.Empty,
            };
        }

        PromptText Alternative(Value value) => value is CalledValue called ? Appended(called.Call, origin, out _) : PromptText.Empty;
    }

    private static PromptText Appended(ObjectValue call, IOperation origin, out bool appends)
    {
        var name = call.Maker?.Name;
        appends = name is "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" or "Replace" or "Remove";
        if (name is not "Append" and not "AppendLine")
        {
            return appends ? ValueReader.Unfollowed(call.Origin ?? origin).Text : PromptText.Empty;
        }

        var value = call.Parts.Count == 0 ? PromptText.Empty
            : call.Parts.Count == 1 ? StringOperations.Text(call.Parts.Values.First(), origin)
            : ValueReader.Unfollowed(call.Origin ?? origin).Text;
        return name == "Append" ? value : PromptText.Concat(new[] { value, PromptText.Literal("\n") });
    }
}
