using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;
using PromptLint.Core.Prompts;

namespace PromptLint.Fuzz.Programs;

/// <summary>What the analyzer said of a compilation, file by file.</summary>
internal sealed class Reading
{
    private readonly ILookup<string, Diagnostic> _found;
    private readonly ILookup<string, (SyntaxNode Call, int Steps)> _calls;

    /// <summary>Sorts what was found by file.</summary>
    public Reading(ImmutableArray<Diagnostic> found, Laboratory.Probe probe)
    {
        Exceptions = probe.Exceptions.ToList();
        _found = found.Where(static d => d.Location.IsInSource).ToLookup(static d => d.Location.SourceTree!.FilePath);
        _calls = probe.Calls.ToLookup(static c => c.Call.SyntaxTree.FilePath);
    }

    /// <summary>What was thrown, by whichever file.</summary>
    public IReadOnlyList<Exception> Exceptions { get; }

    /// <summary>Why it is held to hang; null when it came to its end.</summary>
    public string? Hang { get; init; }

    /// <summary>How many calls of a file were read.</summary>
    public int Calls(string file) => _calls[file].Count();

    /// <summary>How many expressions were read for the calls of a file.</summary>
    public int Steps(string file) => _calls[file].Sum(static c => c.Steps);

    /// <summary>The most that one call of a file cost.</summary>
    public int DearestCall(string file) => _calls[file].Select(static c => c.Steps).DefaultIfEmpty().Max();

    /// <summary>The facts of the call sites of a file.</summary>
    public IEnumerable<CallSiteFact> Facts(string file) => _found[file].Where(static d => d.Properties.ContainsKey(FactProperties.CallSite))
        .Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!));

    /// <summary>
    /// What a twin must say too, sorted: of each call site what is sent and what it costs, of findings their rules. Left out is what names
    /// places, members and expressions (ids, places, holes' texts, reasons), since those are what twins are made different in.
    /// </summary>
    public IReadOnlyList<string> Said(string file) => Facts(file).Select(static f => Said(f))
        .Concat(_found[file].Where(static d => d.Id != FactProperties.RuleId).Select(static d => $"{d.Id} {d.Severity}"))
        .Order(StringComparer.Ordinal).ToList();

    private static string Said(CallSiteFact fact) =>
        $"{fact.Sdk} {fact.Operation} {fact.Method}: model {fact.Model.Id} {fact.Model.How}; input {fact.Input.Total} {fact.Input.System}+{fact.Input.User}+{fact.Input.Tools}; "
        + $"cap {fact.Cap.State} {fact.Cap.Tokens}; stop {fact.Stop}; usage {fact.Usage}; requests {fact.Attempts.Low}..{fact.Attempts.High}; cost {fact.Cost.Low}..{fact.Cost.High}"
        + $"; {(fact.Through is null ? "" : "through a wrapper")}{(fact.Wrapper is { } wrapper ? $"wrapper of {wrapper.Callers.Count}" : "")}";
}
