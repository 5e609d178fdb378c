using System.Text.RegularExpressions;
using PromptLint.Core.Calls;

namespace PromptLint.Differential.Tests.Templates;

/// <summary>What a library renders of templates, each once.</summary>
/// <param name="render">Renders one with each model; it throws where the library refuses it, or its run ends in an error.</param>
internal sealed class RenderedTexts(Func<string, IReadOnlyList<string>> render)
{
    /// <summary>What <see cref="Among"/> says where each text is allowed.</summary>
    public const string Allowed = "allowed";

    private readonly Dictionary<string, IReadOnlyList<string>> _known = [];

    /// <summary>The texts; none where the library refuses the template.</summary>
    public IReadOnlyList<string> Of(string template)
    {
        if (!_known.TryGetValue(template, out var texts))
        {
            try
            {
                texts = render(template);
            }
            catch (Exception)
            {
                // Each library throws what comes to it: a null reference too.
                texts = [];
            }

            _known.Add(template, texts);
        }

        return texts;
    }

    /// <summary>Whether all texts are among what ours allows, with V's for places and all else to the letter; else the first that is not.</summary>
    public static string Among(IReadOnlyList<string> rendered, PromptText read)
    {
        if (rendered.Count == 0 || read.Known is { } known && rendered.All(t => t == known))
        {
            return Allowed;
        }

        var allowed = Pattern(read);
        var outside = rendered.FirstOrDefault(t => !Regex.IsMatch(t, $"\\A(?:{allowed})\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline));
        return outside is null ? Allowed : "renders " + Differences.Visible(outside) + " and ours allows " + Differences.Visible(allowed);
    }

    // A loop, a block that is not known, a place that holds a text or the whole model may be anything; another place is what the model fills in.
    private static string Pattern(PromptText text) => string.Concat(text.Segments.Select(static s => s switch
    {
        LiteralSegment literal => Regex.Escape(literal.Text),
        ChoiceSegment choice => "(?:" + string.Join("|", choice.Alternatives.Select(Pattern)) + ")",
        HoleSegment hole when MayBeAnything(hole.Expression) => ".*",
        _ => "V*",
    }));

    private static bool MayBeAnything(string expression) =>
        expression.TrimStart('{', '~', ' ') is ['#' or '%', ..]
        || expression.StartsWith("{{{{")
        || expression.IndexOfAny(['"', '\'', '^', '>']) >= 0
        || expression.Contains("this")
        || expression.Contains("with")
        || expression.Contains("message")
        || !expression.TrimEnd('}').Equals(expression.Replace("}}", "").TrimEnd('}'))
        || !expression.EndsWith("}}");
}
