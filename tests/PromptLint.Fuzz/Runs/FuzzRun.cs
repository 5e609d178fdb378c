using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PromptLint.Fuzz.Hostile;

namespace PromptLint.Fuzz.Runs;

/// <summary>How far a run goes.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="From">The first number of each kind.</param>
/// <param name="Count">The most programs.</param>
/// <param name="Time">The longest time.</param>
/// <param name="State">The file that the run is kept in; null for none.</param>
internal sealed record FuzzLimits(int Seed, int From, int Count, TimeSpan Time, string? State);

/// <summary>What is kept of a run.</summary>
internal sealed record FuzzState
{
    /// <summary>The seed: another one is another run.</summary>
    public int Seed { get; init; }

    /// <summary>The next number of each kind.</summary>
    public Dictionary<string, int> Next { get; init; } = [];

    /// <summary>Counts so far, by their names.</summary>
    public Dictionary<string, long> Counts { get; init; } = [];
}

/// <summary>Runs kinds of programs in turn, and counts.</summary>
internal sealed class FuzzRun(IReadOnlyList<ProgramKind> kinds, FailureFolder folder, TextWriter told)
{
    private const int WorstShown = 10;

    private readonly List<(string Program, int Steps, int Nodes, int Calls, string Text)> _worst = [];

    /// <summary>The kinds that are asked for; none stands for all.</summary>
    public static async Task<IReadOnlyList<ProgramKind>> KindsAsync(string[] wanted, string[] folders, TextWriter told)
    {
        bool Is(string kind) => wanted.Length == 0 || wanted.Contains(kind);
        var projects = Is("torn") || Is("twins") ? await Project.All(folders, told) : [];
        var all = new List<ProgramKind> { new ShapePrograms(), new TornPrograms(projects), new TwinPrograms(projects), new HostileFiles() };
        return all.Where(k => Is(k.Name)).ToList();
    }

    /// <summary>Runs; true when nothing failed.</summary>
    public bool Run(FuzzLimits limits)
    {
        var state = limits.State is { } file && File.Exists(file) && JsonSerializer.Deserialize<FuzzState>(File.ReadAllText(file)) is { } kept && kept.Seed == limits.Seed
            ? kept
            : new FuzzState { Seed = limits.Seed, Next = kinds.ToDictionary(static k => k.Name, k => limits.From / k.AtOnce * k.AtOnce) };
        var watch = Stopwatch.StartNew();
        var before = state.Counts.GetValueOrDefault("programs");
        var spent = kinds.ToDictionary(static k => k.Name, static _ => TimeSpan.Zero);
        while (watch.Elapsed < limits.Time && state.Counts.GetValueOrDefault("programs") - before < limits.Count)
        {
            // The kind that has had the least time: a run of an hour and one of a minute see the same share of each.
            var kind = kinds.MinBy(k => spent[k.Name])!;
            var from = state.Next.GetValueOrDefault(kind.Name);
            if (limits.State is { } begun)
            {
                // An overflow of the stack ends this process: then the file tells by which programs.
                File.WriteAllText(begun + ".now", $"{kind.Name} {from}");
            }

            var started = watch.Elapsed;
            Count(kind, kind.Run(from, limits.Seed), state, watch.Elapsed - started);
            spent[kind.Name] += watch.Elapsed - started;
            state.Next[kind.Name] = from + kind.AtOnce;
            if (limits.State is { } path)
            {
                File.WriteAllText(path, JsonSerializer.Serialize(state));
            }
        }

        Tell(state, watch.Elapsed);
        return folder.Seen.Count == 0;
    }

    private void Count(ProgramKind kind, Outcome outcome, FuzzState state, TimeSpan took)
    {
        void Add(string name, long more) => state.Counts[name] = state.Counts.GetValueOrDefault(name) + more;
        Add("programs", outcome.Programs + (kind is TwinPrograms ? 0 : outcome.Twins));
        Add(kind.Name, outcome.Programs);
        Add(kind.Name + ", valid", outcome.Valid);
        Add("twins compared", outcome.Twins);
        Add("call sites", outcome.Sites);
        Add(kind.Name + ", milliseconds", (long)took.TotalMilliseconds);
        foreach (var (twin, times) in outcome.ByTwin)
        {
            Add("twins: " + twin, times);
        }

        foreach (var failure in outcome.Failures)
        {
            Add("failures: " + failure.Kind, 1);
            if (folder.Keep(failure))
            {
                told.WriteLine($"{failure.Kind}: {failure.Program}: {failure.Signature}");
            }
        }

        _worst.AddRange(outcome.Efforts);
        var kept = _worst.OrderByDescending(static e => e.Steps / (double)Math.Max(1, e.Nodes)).Take(WorstShown).Concat(_worst.OrderByDescending(static e => e.Steps).Take(WorstShown)).Distinct().ToList();
        _worst.Clear();
        _worst.AddRange(kept);
    }

    private void Tell(FuzzState state, TimeSpan took)
    {
        told.WriteLine();
        foreach (var (name, value) in state.Counts.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            told.WriteLine($"{name}: {value.ToString(CultureInfo.InvariantCulture)}");
        }

        told.WriteLine($"this run: {took.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, seed {state.Seed}");
        told.WriteLine("expressions read, by program (steps, syntax nodes, ratio, calls):");
        foreach (var (program, steps, nodes, calls, _) in _worst.OrderByDescending(static e => e.Steps / (double)Math.Max(1, e.Nodes)))
        {
            told.WriteLine($"  {program}: {steps} / {nodes} = {(steps / (double)Math.Max(1, nodes)).ToString("0.0", CultureInfo.InvariantCulture)}, {calls} calls");
        }

        foreach (var (cause, times) in folder.Seen.OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            told.WriteLine($"{times} x {cause}");
        }
    }
}
