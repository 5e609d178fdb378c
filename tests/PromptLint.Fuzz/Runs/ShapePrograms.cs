using Microsoft.CodeAnalysis;
using PromptLint.Fuzz.Programs;
using PromptLint.Fuzz.Shapes;
using PromptLint.Fuzz.Twins;

namespace PromptLint.Fuzz.Runs;

/// <summary>Generated programs over every entry of the catalogs, each with a twin.</summary>
internal sealed class ShapePrograms : ProgramKind
{
    private readonly Lazy<Entries> _real = new(static () => new Entries(References.Real));
    private readonly Dictionary<string, Entries?> _stubbed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "shapes";

    /// <inheritdoc/>
    public override int AtOnce => 80;

    /// <inheritdoc/>
    public override Outcome Run(int from, int seed)
    {
        var outcome = new Outcome();

        // Every third batch is about an SDK whose package cannot be had.
        var batch = from / AtOnce;
        var stub = batch % 3 == 2 ? References.Stubs[batch / 3 % References.Stubs.Count] : null;
        var entries = (stub is null ? _real.Value : Stubbed(stub)) ?? _real.Value;
        var ordinal = stub is null ? (batch / 3 * 2 + batch % 3) * AtOnce : batch / 3 / References.Stubs.Count * AtOnce;
        var shapes = new List<(CallerShape Shape, SyntaxTree Tree, int Number)>();
        for (var i = 0; i < AtOnce; i++)
        {
            var shape = CallerShape.Of(entries, ordinal + i, from + i, Chance(from + i, seed));
            shapes.Add((shape, Laboratory.Parse(shape.Text, $"Program{from + i}.cs"), from + i));
        }

        // What does not compile would be one more thing for its neighbours: they are read apart from it.
        var all = Laboratory.Compile(shapes.Select(static s => s.Tree), entries.References);
        var valid = shapes.Where(s => Laboratory.IsValid(all, s.Tree)).ToList();
        var invalid = shapes.Except(valid).ToList();
        Read(invalid, entries, outcome, seed, isValid: false);
        Read(valid, entries, outcome, seed, isValid: true);
        return outcome;
    }

    /// <summary>The entries of the references with a stub.</summary>
    private Entries? Stubbed(string stub)
    {
        if (!_stubbed.TryGetValue(stub, out var entries))
        {
            entries = References.With(stub) is { } references ? new Entries(references) : null;
            _stubbed[stub] = entries = entries?.Only(stub);
        }

        return entries;
    }

    private void Read(List<(CallerShape Shape, SyntaxTree Tree, int Number)> shapes, Entries entries, Outcome outcome, int seed, bool isValid)
    {
        if (shapes.Count == 0)
        {
            return;
        }

        var compilation = Laboratory.Compile(shapes.Select(static s => s.Tree), entries.References);
        var reading = Laboratory.Analyze(compilation);
        outcome.Programs += shapes.Count;
        outcome.Valid += isValid ? shapes.Count : 0;
        if (reading.Hang is not null || reading.Exceptions.Count > 0)
        {
            outcome.Failures.AddRange(Alone.Failures(shapes.Select(static s => (s.Tree.FilePath, s.Shape.Text)).ToList(), entries.References, reading));
            return;
        }

        foreach (var (shape, tree, _) in shapes)
        {
            var sites = reading.Facts(tree.FilePath).Count();
            outcome.Sites += sites;
            outcome.Efforts.Add((tree.FilePath, reading.Steps(tree.FilePath), tree.GetRoot().DescendantNodes().Count(), reading.Calls(tree.FilePath), shape.Text));
            if (isValid && shape.MustBeRead && sites == 0)
            {
                outcome.Failures.Add(new Failure("unread", shape.Member.ToString(), tree.FilePath, $"no call site, though it asks by {shape.Member}", [(tree.FilePath, shape.Text)]));
            }
        }

        if (isValid)
        {
            var sources = shapes.Select(s => new Twinned(s.Tree, Chance(s.Number, seed + 1))).ToList();
            TwinComparison.Run(compilation, reading, sources, static (c, _) => Laboratory.Analyze(c), mayMinimise: true, outcome);
        }
    }
}
