using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Fuzz.Programs;
using PromptLint.Fuzz.Twins;

namespace PromptLint.Fuzz.Runs;

/// <summary>A file that gets a twin.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Random">Draws the change and its place.</param>
internal sealed record Twinned(SyntaxTree Tree, Random Random);

/// <summary>Gives files twins, and compares what is said of both.</summary>
internal static class TwinComparison
{
    /// <summary>Gives each file a twin, reads all twins at once, and compares each with its file.</summary>
    /// <param name="compilation">The files.</param>
    /// <param name="reading">What is said of them.</param>
    /// <param name="files">Those that get a twin.</param>
    /// <param name="analyze">Reads a compilation.</param>
    /// <param name="mayMinimise">Whether a file is a program by itself.</param>
    /// <param name="outcome">Is told.</param>
    public static void Run(CSharpCompilation compilation, Reading reading, IReadOnlyList<Twinned> files, Func<CSharpCompilation, bool, Reading> analyze, bool mayMinimise, Outcome outcome)
    {
        var twins = new List<(Twinned File, Twin Twin, IReadOnlyList<string> Texts)>();
        var changed = compilation;
        foreach (var file in files)
        {
            var drawn = Twin.All.ToArray();
            file.Random.Shuffle(drawn);
            foreach (var twin in drawn.Take(4))
            {
                if (Make(compilation, changed, file.Tree, twin, reading, file.Random) is { } made)
                {
                    twins.Add((file, twin, made.Texts));
                    changed = made.Changed;
                    break;
                }
            }
        }

        if (twins.Count == 0)
        {
            return;
        }

        var read = analyze(changed, true);
        if (read.Hang is not null || read.Exceptions.Count > 0)
        {
            outcome.Failures.AddRange(Alone.Failures(twins.Select(static t => (t.File.Tree.FilePath, t.Texts[0])).ToList(), [.. compilation.References], read));
            return;
        }

        foreach (var (file, twin, texts) in twins)
        {
            outcome.Twins++;
            outcome.ByTwin[twin.Name] = outcome.ByTwin.GetValueOrDefault(twin.Name) + 1;
            var path = file.Tree.FilePath;
            var (one, other) = (reading.Said(path), Said(read, path));
            if (one.SequenceEqual(other))
            {
                continue;
            }

            var difference = Difference(one, other);
            var text = file.Tree.ToString();
            var both = new List<(string, string)> { (path, text), ("Twin." + path, texts[0]) };
            if (mayMinimise)
            {
                IReadOnlyList<MetadataReference> references = [.. compilation.References];
                var small = Minimising.Lines(text, shorter => Contradiction(shorter, twin, references) is { } c && Shape(c.Difference) == Shape(difference));
                if (Contradiction(small, twin, references) is { } found)
                {
                    (difference, both) = (found.Difference, [(path, small), .. found.Texts.Select((t, i) => ($"Twin{i}." + path, t))]);
                }
                else if (small == text && Contradiction(text, twin, references) is null)
                {
                    difference += "\n(not when it is read alone)";
                }
            }

            outcome.Failures.Add(new Failure("contradiction", twin.Name + ": " + Shape(difference), path, $"{twin.Name}\n{difference}", both));
        }
    }

    // The twin of a split file is two files.
    private static IReadOnlyList<string> Said(Reading reading, string path) =>
        reading.Said(path).Concat(reading.Said(Second(path))).Order(StringComparer.Ordinal).ToList();

    private static string Second(string path) => Path.ChangeExtension(path, ".Second.cs");

    private static (CSharpCompilation Changed, IReadOnlyList<string> Texts)? Make(CSharpCompilation compilation, CSharpCompilation changed, SyntaxTree tree, Twin twin, Reading reading, Random random)
    {
        var model = compilation.GetSemanticModel(tree);
        var lines = tree.GetText().Lines;
        var calls = reading.Facts(tree.FilePath).Select(f => new TextSpan(lines[f.Place.Line - 1].Start + f.Place.Column - 1, 0)).ToList();
        if (twin.Of(new TwinSource(model, calls, random)) is not { } texts || texts[0] == tree.ToString())
        {
            return null;
        }

        var first = Parse(texts[0], tree.FilePath, tree);
        var result = changed.ReplaceSyntaxTree(tree, first);
        SyntaxTree? second = null;
        if (texts.Count > 1)
        {
            second = Parse(texts[1], Second(tree.FilePath), tree);
            result = result.AddSyntaxTrees(second);
        }

        // A change that the compiler does not take is no twin.
        var errors = Errors(compilation, tree);
        return Errors(result, first) + (second is null ? 0 : Errors(result, second)) <= errors ? (result, texts) : null;
    }

    // All files of a compilation are of one version of the language.
    private static SyntaxTree Parse(string text, string path, SyntaxTree like) => CSharpSyntaxTree.ParseText(SourceText.From(text), (CSharpParseOptions)like.Options, path);

    private static int Errors(CSharpCompilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics().Count(static d => d.Severity == DiagnosticSeverity.Error);

    private static (string Difference, IReadOnlyList<string> Texts)? Contradiction(string text, Twin twin, IReadOnlyList<MetadataReference> references)
    {
        var tree = Laboratory.Parse(text, "Program.cs");
        var compilation = Laboratory.Compile([tree], references);
        if (!Laboratory.IsValid(compilation, tree))
        {
            return null;
        }

        var reading = Laboratory.Analyze(compilation);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (Make(compilation, compilation, tree, twin, reading, new Random(attempt)) is { } made)
            {
                var (one, other) = (reading.Said("Program.cs"), Said(Laboratory.Analyze(made.Changed), "Program.cs"));
                if (!one.SequenceEqual(other))
                {
                    return (Difference(one, other), made.Texts);
                }
            }
        }

        return null;
    }

    // As often as it is said: one finding of two is a difference too.
    private static string Difference(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var counts = one.Concat(other).Distinct().Select(s => (Said: s, More: one.Count(o => o == s) - other.Count(o => o == s))).Where(static c => c.More != 0);
        return string.Join("\n", counts.Select(static c => (c.More > 0 ? "- " : "+ ") + c.Said));
    }

    // What differs, without its numbers: the parts between semicolons that are not the same.
    private static string Shape(string difference)
    {
        var lines = difference.Split('\n');
        var (one, other) = (lines.FirstOrDefault(static l => l.StartsWith('-')), lines.FirstOrDefault(static l => l.StartsWith('+')));
        if (one is null || other is null || one.Split(';') is var a && other.Split(';') is var b && a.Length != b.Length)
        {
            return (one ?? other ?? "").Split(' ').Skip(1).FirstOrDefault() + (one is null ? " more" : " fewer");
        }

        return string.Join(",", one[2..].Split(';').Zip(other[2..].Split(';')).Where(static p => p.First != p.Second).Select(static p => p.First.Split(':')[^1].Trim().Split(' ')[0]));
    }
}
