using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;

namespace PromptLint.Evaluation;

/// <summary>One field of one label held against the reported site.</summary>
/// <param name="Field">model, cap, stop, system, loop or retry.</param>
/// <param name="Agrees">Whether both say the same; null when the label does not say, so that it counts for nothing.</param>
/// <param name="Expected">The label's value.</param>
/// <param name="Actual">The report's value.</param>
internal sealed record Agreement(string Field, bool? Agrees, string Expected, string Actual)
{
    /// <summary>All fields, in the order of printing.</summary>
    public static readonly string[] Fields = ["model", "cap", "stop", "system", "loop", "retry"];

    /// <summary>Holds a label against a site.</summary>
    public static IEnumerable<Agreement> Of(Label label, ReportedCallSite site)
    {
        var fact = site.Fact;
        yield return Model(label, fact.Model);
        yield return YesNo("cap", label.HasMaxTokens, fact.Cap.State switch { CapState.Set => "yes", CapState.Missing => "no", CapState.NotApplicable => "n/a", _ => "unknown" }, fact.Cap.Why?.Text);
        yield return YesNo("stop", label.HasStop, fact.Stop switch { StopState.Set => "yes", StopState.Missing or StopState.Unsupported => "no", StopState.NotApplicable => "n/a", _ => "unknown" }, null);
        yield return System(label, fact);
        yield return Loop(label, site);
        yield return Retry(label, fact);
    }

    private static Agreement Model(Label label, ModelFact model)
    {
        var actual = $"{model.Id ?? "null"} ({model.How}{(model.Why is null ? "" : ": " + model.Why)})";
        if (label.ModelFallback is { Length: > 0 } fallback)
        {
            return new Agreement("model", Same(model.Id, fallback) || (model.Why?.Contains(fallback, StringComparison.OrdinalIgnoreCase) ?? false), "fallback " + fallback, actual);
        }

        var agrees = label.Model switch
        {
            "" => (bool?)null,
            "dynamic" => model.How is ModelSource.Unknown or ModelSource.Configured or ModelSource.Fallback or ModelSource.Deployment or ModelSource.Mapped,
            "none" => model.Id is null,

            // The SDK's own constant by name: the report gives the id that it stands for, which only the SDK knows.
            var name when name.Contains('.') && char.IsUpper(name[0]) => model.Id is not null && model.How is ModelSource.Literal or ModelSource.Constant,
            var id => Same(model.Id, id),
        };
        return new Agreement("model", agrees, label.Model, actual);
    }

    private static Agreement YesNo(string field, string expected, string actual, string? why) =>
        new(field, expected is "yes" or "no" ? expected == actual : expected is "n/a" ? actual is "n/a" or "no" : null, expected, actual + (why is null ? "" : $" ({why})"));

    // The report tells the known tokens of the instructions and the holes: so known text, none, or nothing but holes.
    private static Agreement System(Label label, CallSiteFact fact)
    {
        var holes = fact.Input.Holes.Count;
        var actual = fact.Input.System > 0 ? holes > 0 ? "known text with holes in the prompt" : "known text" : holes > 0 ? "no known text, holes" : "none";
        bool? agrees = label.SystemPrompt switch
        {
            "none" => fact.Input.System == 0,
            "static" or "interpolated" => fact.Input.System > 0,

            // A dynamic prompt may have known words around the unknown ones.
            "dynamic" => fact.Input.System > 0 || holes > 0 || fact.Input.Total.High is null,
            _ => null,
        };
        return new Agreement("system", agrees, label.SystemPrompt, $"{actual}, {fact.Input.System} tokens");
    }

    // Only an unbounded loop is a finding. One that waits for a person at each turn never is.
    private static Agreement Loop(Label label, ReportedCallSite site)
    {
        var expected = label.InLoop is "while-unbounded" && !label.Repl;
        var found = site.FindingIds.Where(static f => f is "PL3001" or "PL3002").ToList();
        var loops = site.Fact.Attempts.Factors.Where(static f => f.Kind is AttemptKind.Loop or AttemptKind.Recursion)
            .Select(static f => $"{f.Kind} {f.Low}-{f.High?.ToString(global::System.Globalization.CultureInfo.InvariantCulture) ?? "?"} {f.Exit}");
        return new Agreement("loop", label.InLoop.Length == 0 ? null : expected == found.Count > 0, label.InLoop + (label.Repl ? " (repl)" : ""), $"{string.Join(",", found)} [{string.Join("; ", loops)}]");
    }

    private static Agreement Retry(Label label, CallSiteFact fact)
    {
        var factors = fact.Attempts.Factors.Where(static f => f.Kind is AttemptKind.SdkRetry or AttemptKind.HttpRetry or AttemptKind.Polly).ToList();
        var loops = fact.Attempts.Factors.Any(static f => f.Kind is AttemptKind.Loop);
        bool? agrees = label.Retry switch
        {
            "sdk-default" => factors.Any(static f => f.Kind == AttemptKind.SdkRetry),
            "none" => factors.Count == 0 || factors.All(static f => f.High is 1 or null),
            "bounded" => factors.Count > 0 || loops,
            _ => null,
        };
        return new Agreement("retry", agrees, label.Retry, factors.Count == 0 ? "none" : string.Join("; ", factors.Select(static f => $"{f.Kind} {f.Low}-{f.High?.ToString(global::System.Globalization.CultureInfo.InvariantCulture) ?? "?"} ({f.Why})")));
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
