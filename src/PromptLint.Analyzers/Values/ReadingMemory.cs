using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What one reader has read already. A value that asked nothing of where it was read from (no argument of a call that is being read, no
/// caller, no limit, nothing that was being read already) is shared by all readers of the compilation, and so is what asked for all callers of
/// a method alone, where no reader knows better. What asked for the arguments of a call holds in that call; what a limit stopped, only for
/// readings that have come as far; what was cut since it leads back to something that is being read, only as long as that is.
/// </summary>
internal sealed class ReadingMemory
{
    // Of the bits below: the path that leads to the call site, and what callers give beyond it.
    private const ulong Callers = 1;
    private const ulong Path = 1UL << 63;

    private readonly SharedReadings _shared;
    private readonly CallerDependencies _dependsOn;
    private readonly Func<ISymbol, bool> _isDecidedHere;
    private readonly List<ISymbol> _methods = new();
    private readonly Stack<Dictionary<object, Found>> _calls = new();
    private readonly Dictionary<object, int> _open = new(PlaceOrSymbol.Comparer);
    private readonly List<int> _runs = new();
    private int _run;
    private int _stopped;
    private int _exhausted;

    // One bit for each call that is being read, and whose arguments were asked for.
    private ulong _asked;

    // The outermost open reading that leads back to itself.
    private int? _cut;

    /// <summary>Begins the memory of one reader.</summary>
    /// <param name="shared">What all readers of the compilation know.</param>
    /// <param name="dependsOn">Takes the methods whose callers decide what is read.</param>
    /// <param name="isDecidedHere">Whether the reader's path, or a call that it is reading, gives a method its arguments.</param>
    public ReadingMemory(SharedReadings shared, CallerDependencies dependsOn, Func<ISymbol, bool> isDecidedHere)
    {
        _shared = shared;
        _dependsOn = dependsOn;
        _isDecidedHere = isDecidedHere;
        _calls.Push(NewCall());
    }

    /// <summary>How many calls are being read, one inside the other, with the call site's own path as the first.</summary>
    public int Calls => _calls.Count;

    /// <summary>What is being read holds for all callers of a method, however they give its arguments.</summary>
    public void AskedForCallers(ISymbol method)
    {
        _asked |= Callers;
        _methods.Add(method);
        _dependsOn.Add(method);
    }

    /// <summary>What is being read holds on the reader's own path only.</summary>
    public void AskedForPath() => _asked |= Path;

    /// <summary>What is being read holds for the arguments of a call only.</summary>
    /// <param name="call">Which of <see cref="Calls"/>.</param>
    public void AskedForArguments(int call) => _asked |= 1UL << call;

    /// <summary>What is being read was stopped by how far the reading has come.</summary>
    public void StoppedByPosition() => _stopped++;

    /// <summary>What is being read was stopped since no step is left: another reading may have some.</summary>
    public void StoppedByBudget() => _exhausted++;

    /// <summary>Reads what a call does: what it asks of its own arguments holds for whoever gives the same.</summary>
    public Value InsideCall(Func<Value> read)
    {
        _calls.Push(NewCall());
        try
        {
            return read();
        }
        finally
        {
            _asked &= ~(1UL << _calls.Count);
            _calls.Pop();
        }
    }

    /// <summary>Reads once what a place, a member or a call with its arguments holds.</summary>
    /// <param name="read">The place, the member or the call.</param>
    /// <param name="position">How far the reading has come.</param>
    /// <param name="value">Reads it.</param>
    /// <param name="itself">What it is where it leads back to itself.</param>
    public Value Once(object read, ReadingPosition position, Func<Value> value, Func<Value> itself)
    {
        if (_shared.Of(read) is { } known)
        {
            return known;
        }

        if (_shared.OfAllCallers(read) is { } all && !all.Methods.Any(_isDecidedHere))
        {
            Ask(all.Methods);
            return all.Value;
        }

        if (_calls.Peek().TryGetValue(read, out var found) && Holds(found, position))
        {
            _asked |= found.Asked;
            Ask(found.Methods);
            _stopped += found.StoppedAt is null ? 0 : 1;
            _cut = Outer(_cut, found.CutBy);
            return found.Value;
        }

        var (asked, stopped, exhausted, cut, before) = (_asked, _stopped, _exhausted, _cut, _methods.Count);
        (_asked, _cut) = (0, null);
        var isOpen = _open.ContainsKey(read);
        var result = Guarded(read, value, itself);
        if (!isOpen && _exhausted == exhausted)
        {
            var methods = _methods.Skip(before).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToImmutableArray();
            var isWhole = _stopped == stopped && _cut is null;
            if (_asked == 0 && isWhole)
            {
                _shared.Keep(read, result);
            }
            else if (_asked == Callers && isWhole)
            {
                _shared.Keep(read, new ForAllCallers(result, methods));
            }
            else
            {
                _calls.Peek()[read] = new Found(result, _asked, methods, _stopped != stopped ? position : null, _cut, _cut is { } at ? _runs[at] : 0);
            }
        }

        _asked |= asked;
        _cut = Outer(_cut, cut);
        return result;
    }

    /// <summary>Reads what may lead back to itself.</summary>
    /// <param name="read">The place or the member.</param>
    /// <param name="value">Reads it.</param>
    /// <param name="itself">What it is where it leads back to itself.</param>
    public Value Guarded(object read, Func<Value> value, Func<Value> itself)
    {
        if (_open.TryGetValue(read, out var at))
        {
            _cut = Outer(_cut, at);
            return itself();
        }

        var index = _open.Count;
        _open.Add(read, index);
        _runs.Add(++_run);
        try
        {
            return value();
        }
        finally
        {
            _open.Remove(read);
            _runs.RemoveAt(index);

            // What leads back to here and no further is whole now.
            _cut = _cut >= index ? null : _cut;
        }
    }

    private void Ask(ImmutableArray<ISymbol> methods)
    {
        foreach (var method in methods)
        {
            AskedForCallers(method);
        }
    }

    private static Dictionary<object, Found> NewCall() => new(PlaceOrSymbol.Comparer);

    private static int? Outer(int? one, int? other) => one is null || other < one ? other : one;

    private bool Holds(Found found, ReadingPosition position) =>
        (found.StoppedAt is not { } there || position.IsAsFarAs(there))
        && (found.CutBy is not { } at || at < _runs.Count && _runs[at] == found.Run);

    /// <summary>What was read, and for whom it holds.</summary>
    /// <param name="Value">What was read.</param>
    /// <param name="Asked">The calls whose arguments it asked for, with the path and the callers.</param>
    /// <param name="Methods">The methods whose callers it asked for.</param>
    /// <param name="StoppedAt">How far the reading had come, where a limit stopped it.</param>
    /// <param name="CutBy">The outermost open reading that it leads back to.</param>
    /// <param name="Run">Which reading that was: another one at its place is another one.</param>
    private sealed record Found(Value Value, ulong Asked, ImmutableArray<ISymbol> Methods, ReadingPosition? StoppedAt, int? CutBy, int Run);
}
