namespace PromptLint.Benchmarks.Builds;

/// <summary>Two things that were run in turn, so that both met the same load of the machine.</summary>
internal sealed class PairedRuns
{
    private readonly List<(Took Base, Took Other)> _pairs = [];

    /// <summary>Runs the base and the other in turn; a first pair warms caches and is dropped.</summary>
    public static async Task<PairedRuns> MeasureAsync(int rounds, Func<Task<Took>> baseRun, Func<Task<Took>> other)
    {
        var runs = new PairedRuns();
        for (var i = 0; i <= rounds; i++)
        {
            // Who goes first changes, so that a rising or falling load favours neither.
            var otherFirst = i % 2 == 1 ? await other() : (Took?)null;
            var first = await baseRun();
            var second = otherFirst ?? await other();
            if (i > 0)
            {
                runs._pairs.Add((first, second));
            }
        }

        return runs;
    }

    /// <summary>The median ratio and the middle half of all.</summary>
    public override string ToString()
    {
        var wall = Of(_pairs.Select(static p => (p.Base.WallMilliseconds, p.Other.WallMilliseconds)).ToList());
        var processor = _pairs.Where(static p => p.Base.ProcessorMilliseconds > 0).Select(static p => (p.Base.ProcessorMilliseconds!.Value, p.Other.ProcessorMilliseconds!.Value)).ToList();
        return processor.Count == 0 ? $"wall {wall}" : $"wall {wall}; processor {Of(processor)}";
    }

    private static string Of(List<(double Base, double Other)> pairs)
    {
        var ratios = pairs.Select(static p => p.Other / p.Base).ToList();
        return FormattableString.Invariant(
            $"{Quantile(ratios, 0.5):0.000} ({Quantile(ratios, 0.25):0.000}-{Quantile(ratios, 0.75):0.000}), {Quantile(pairs.Select(static p => p.Other - p.Base), 0.5):+0;-0} ms of {Quantile(pairs.Select(static p => p.Base), 0.5):0}");
    }

    private static double Quantile(IEnumerable<double> values, double at)
    {
        var sorted = values.Order().ToList();
        var position = at * (sorted.Count - 1);
        var below = sorted[(int)Math.Floor(position)];
        return below + ((sorted[(int)Math.Ceiling(position)] - below) * (position - Math.Floor(position)));
    }
}
