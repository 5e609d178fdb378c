using System.Linq;
using System.Text.RegularExpressions;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;

namespace PromptLint.Reporting.CompilerLog;

/// <summary>
/// What the compiler itself says of the analyzer: that it threw (AD0001), or could not be loaded (CS8032, CS8033, CS8034, CS9057). The words
/// of these messages are translated; the names, the places and the quotation marks in them are not looked for by their words.
/// </summary>
public static class CompilerFailure
{
    private const string Analyzer = "PromptLint.Analyzers";

    // In the compiler's languages: 'x', "x", “x”, „x“, 「x」, « x ».
    private static readonly Regex Quoted = new(
        @"(?:['""\u2018\u201C\u201E\u300C](?<name>[A-Za-z_][\w.+`]*)['""\u2019\u201D\u201C\u300D]|\u00AB\s*(?<name>[A-Za-z_][\w.+`]*)\s*\u00BB)",
        RegexOptions.CultureInvariant);

    private static readonly Regex Tree = new(@"^SyntaxTree: (?<file>.+?)\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    // Lines and columns from 0, as the compiler writes a span.
    private static readonly Regex Call = new(
        @"\[InvocationExpressionSyntax\]@\[\d+\.\.\d+\) \((?<line>\d{1,9}),(?<column>\d{1,9})\)",
        RegexOptions.CultureInvariant);

    /// <summary>The failure behind one diagnostic of the compiler; null when it says nothing of this analyzer.</summary>
    /// <param name="id">The diagnostic.</param>
    /// <param name="message">Its message, in any language.</param>
    public static AnalysisFailure? Of(string id, string message) => id switch
    {
        "AD0001" => Thrown(message),
        "CS8032" or "CS8033" or "CS8034" or "CS9057" when message.Contains(Analyzer) =>
            new AnalysisFailure(FailedStep.Project, null, $"the compiler could not load PromptLint's analyzer ({id})"),
        _ => null,
    };

    // Other analyzers throw too, and what they throw may speak of this one: the first name is the analyzer's, the second the exception's.
    private static AnalysisFailure? Thrown(string message)
    {
        var names = Quoted.Matches(message).Cast<Match>().Take(2).Select(static m => m.Groups["name"].Value).ToList();
        if (names.Count == 0 || !(names[0] == Analyzer || names[0].StartsWith(Analyzer + ".", System.StringComparison.Ordinal)))
        {
            return null;
        }

        var exception = names.Count > 1 ? names[1] : "";
        var (tree, call) = (Tree.Match(message), Call.Match(message));
        var place = tree.Success && call.Success
            ? new SourcePlace(tree.Groups["file"].Value, From0(call.Groups["line"].Value), From0(call.Groups["column"].Value))
            : null;
        return new AnalysisFailure(
            place is null ? FailedStep.Project : FailedStep.Call,
            place,
            $"PromptLint threw {(exception.Length > 0 ? exception : "an exception")} while it {(place is null ? "analysed the project" : "read the call")}")
        {
            Exception = exception,
        };
    }

    private static int From0(string number) => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + 1;
}
