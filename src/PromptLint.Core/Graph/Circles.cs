using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Core.Graph;

/// <summary>
/// Groups what leads back to itself: the strongly connected components of a graph, by Tarjan's algorithm, in time linear in its
/// nodes and edges, on a stack of its own, for a chain of calls may be longer than the thread's is deep.
/// </summary>
public static class Circles
{
    /// <summary>The groups, each after all that it leads to; a node that does not lead back to itself is a group of its own.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="next">What a node leads to; what is not among the nodes is left out.</param>
    /// <param name="comparer">Tells nodes apart.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next, IEqualityComparer<T> comparer)
        where T : notnull
    {
        var all = new HashSet<T>(nodes, comparer);
        var order = new Dictionary<T, int>(comparer);
        var lowest = new Dictionary<T, int>(comparer);
        var open = new Stack<T>();
        var isOpen = new HashSet<T>(comparer);
        var groups = new List<IReadOnlyList<T>>();
        var walk = new Stack<(T Node, IEnumerator<T> Next)>();
        foreach (var root in all)
        {
            Enter(root);
            while (walk.Count > 0)
            {
                var (node, ahead) = walk.Peek();
                if (ahead.MoveNext())
                {
                    if (!order.ContainsKey(ahead.Current))
                    {
                        Enter(ahead.Current);
                    }
                    else if (isOpen.Contains(ahead.Current))
                    {
                        lowest[node] = Math.Min(lowest[node], order[ahead.Current]);
                    }

                    continue;
                }

                walk.Pop();
                if (walk.Count > 0)
                {
                    var above = walk.Peek().Node;
                    lowest[above] = Math.Min(lowest[above], lowest[node]);
                }

                if (lowest[node] == order[node])
                {
                    groups.Add(Close(node));
                }
            }
        }

        return groups;

        void Enter(T node)
        {
            if (!order.ContainsKey(node))
            {
                order[node] = lowest[node] = order.Count;
                open.Push(node);
                isOpen.Add(node);
                walk.Push((node, next(node).Where(all.Contains).GetEnumerator()));
            }
        }

        List<T> Close(T first)
        {
            var group = new List<T>();
            T node;
            do
            {
                node = open.Pop();
                isOpen.Remove(node);
                group.Add(node);
            }
            while (!comparer.Equals(node, first));
            return group;
        }
    }
}
