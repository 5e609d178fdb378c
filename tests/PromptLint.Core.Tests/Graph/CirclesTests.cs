using CsCheck;
using PromptLint.Core.Graph;
using Xunit;

namespace PromptLint.Core.Tests.Graph;

/// <summary>What leads back to itself, in any graph.</summary>
public sealed class CirclesTests
{
    private const int Nodes = 9;

    private static IReadOnlyList<IReadOnlyList<int>> Groups(IEnumerable<(int From, int To)> edges)
    {
        var next = edges.ToLookup(static e => e.From, static e => e.To);
        return Circles.Of(Enumerable.Range(0, Nodes), n => next[n], EqualityComparer<int>.Default);
    }

    private static bool[,] Reach(IEnumerable<(int From, int To)> edges)
    {
        var reach = new bool[Nodes, Nodes];
        foreach (var (from, to) in edges)
        {
            reach[from, to] = true;
        }

        for (var via = 0; via < Nodes; via++)
        {
            for (var from = 0; from < Nodes; from++)
            {
                for (var to = 0; to < Nodes; to++)
                {
                    reach[from, to] |= reach[from, via] && reach[via, to];
                }
            }
        }

        return reach;
    }

    [Fact]
    public void Those_are_together_that_lead_to_each_other_and_each_comes_after_what_it_leads_to() =>
        Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1]).List[0, 20].Sample(edges =>
        {
            var groups = Groups(edges);
            var place = groups.SelectMany(static (g, i) => g.Select(n => (Node: n, Group: i))).ToDictionary(static p => p.Node, static p => p.Group);
            var reach = Reach(edges);
            return place.Count == Nodes
                && Enumerable.Range(0, Nodes).All(a => Enumerable.Range(0, Nodes).All(b => a == b || place[a] == place[b] == (reach[a, b] && reach[b, a])))
                && edges.All(e => place[e.Item2] <= place[e.Item1]);
        });

    [Fact]
    public void A_chain_longer_than_the_stack_is_deep_is_followed()
    {
        const int Length = 200_000;
        var groups = Circles.Of(Enumerable.Range(0, Length), static n => n + 1 < Length ? [n + 1] : Array.Empty<int>(), EqualityComparer<int>.Default);
        Assert.Equal(Length, groups.Count);
        Assert.Equal(Length - 1, groups[0][0]);
    }

    [Fact]
    public void What_is_no_node_is_left_out() =>
        Assert.Equal([[1]], Circles.Of([1], static _ => [1, 2, 3], EqualityComparer<int>.Default));
}
