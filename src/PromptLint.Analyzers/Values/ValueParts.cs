using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// The named parts of an object, in the order in which they were first given. No hash decides their order: what is read from all of them
/// (the text of parts one after the other) is the same in every run. Immutable; an object has few parts, so that a search is a walk.
/// </summary>
internal sealed class ValueParts : IReadOnlyList<KeyValuePair<string, Value>>
{
    /// <summary>No parts.</summary>
    public static readonly ValueParts Empty = new(ImmutableArray<KeyValuePair<string, Value>>.Empty);

    private readonly ImmutableArray<KeyValuePair<string, Value>> _parts;

    private ValueParts(ImmutableArray<KeyValuePair<string, Value>> parts) => _parts = parts;

    /// <summary>How many there are.</summary>
    public int Count => _parts.Length;

    /// <summary>True where there is none.</summary>
    public bool IsEmpty => _parts.IsEmpty;

    /// <summary>The values without their names.</summary>
    public IEnumerable<Value> Values => _parts.Select(static p => p.Value);

    /// <summary>The part at a position.</summary>
    public KeyValuePair<string, Value> this[int index] => _parts[index];

    /// <summary>The parts with one more, or with another value for one.</summary>
    public ValueParts With(string name, Value value)
    {
        var part = new KeyValuePair<string, Value>(name, value);
        var at = IndexOf(name);
        return new(at < 0 ? _parts.Add(part) : _parts.SetItem(at, part));
    }

    /// <summary>The value of a part; false where there is none of that name.</summary>
    public bool TryGetValue(string name, out Value value)
    {
        var at = IndexOf(name);
        value = at < 0 ? Value.Unset : _parts[at].Value;
        return at >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, Value>>)_parts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            if (_parts[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }
}
