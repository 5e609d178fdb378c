using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CsCheck;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>The join of what an expression may hold: never an exception, never another answer for another order.</summary>
public sealed class ValueJoinTests
{
    private const string Seed = "0000KOIPe036";

    private static readonly Gen<Value> Leaf = Gen.OneOf(
        One<Value>(Value.Unset, Value.Null, Value.Nothing, Value.Anything),
        Gen.Int[0, 30].Select(static n => (Value)new NumberValue(n)),
        Gen.Bool.Select(static b => (Value)new FlagValue(b)),
        One("a", "b").Select(static t => (Value)new TextValue(PromptText.Literal(t), ModelSource.Literal)),
        One("a", "b").Select(static t => (Value)new TextValue(PromptText.OneOf([PromptText.Literal(t), PromptText.Hole(t, Reasons.Told("why"))]), ModelSource.Constant)),
        One("x", "y").Select(static e => (Value)new UnknownValue(e, Reasons.Told("why"))),
        One(AnalysisLimits.ReadingSteps, AnalysisLimits.ReadingDepth).Select(static l => (Value)UnknownValue.Stopped("x", l)));

    private static readonly Gen<Value> Any = Inside(Inside(Leaf));

    private static Gen<T> One<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(at => items[at]);

    private static Gen<Value> Inside(Gen<Value> inner) => Gen.OneOf(
        inner,
        inner.Array[0, 20].Select(static all => Value.OneOf(all)),
        Gen.Select(inner, inner).Select(static p => (Value)new FallbackValue(p.Item1, p.Item2)),
        inner.Select(static v => (Value)new SpreadValue(v)),
        inner.Select(static v => (Value)new RepeatedValue(v)),
        Gen.Select(inner.Array[0, 3], inner.Array[0, 2]).Select(static p => (Value)Made(p.Item1, p.Item2)),
        inner.Array[0, 2].Select(static p => (Value)new CalledValue(Made(p, []))));

    private static ObjectValue Made(IEnumerable<Value> items, IEnumerable<Value> parts)
    {
        var made = items.Aggregate(ObjectValue.Made(null, null, null), static (o, i) => o.Adding(i));
        return parts.Select(static (value, at) => (value, at)).Aggregate(made, static (o, p) => o.With("p" + p.at, p.value));
    }

    private static Value TooMany => Value.OneOf(Enumerable.Range(0, AnalysisLimits.Alternatives + 1).Select(static n => new NumberValue(n)));

    [Fact]
    public void It_is_commutative() => Gen.Select(Any, Any).Sample(static p => Value.OneOf(p.Item1, p.Item2).Equals(Value.OneOf(p.Item2, p.Item1)), seed: Seed, iter: 10_000);

    [Fact]
    public void It_is_associative() => Gen.Select(Any, Any, Any).Sample(
        static p => Value.OneOf(Value.OneOf(p.Item1, p.Item2), p.Item3).Equals(Value.OneOf(p.Item1, Value.OneOf(p.Item2, p.Item3))), seed: Seed, iter: 10_000);

    [Fact]
    public void It_is_idempotent() => Any.Sample(static v => Value.OneOf(v, v).Equals(v), seed: Seed, iter: 10_000);

    [Fact]
    public void What_is_read_twice_is_one_alternative() => Any.Array[2].Sample(
        static p => !p[0].Equals(p[1]) || Value.OneOf(p[0], p[1]).Equals(p[0]) && p[0].GetHashCode() == p[1].GetHashCode(), seed: Seed, iter: 10_000);

    [Fact]
    public void Nothing_is_neutral() => Any.Sample(static v => Value.OneOf(v, Value.Nothing).Equals(v) && Value.OneOf(Value.Nothing, v).Equals(v), seed: Seed, iter: 10_000);

    [Fact]
    public void Anything_absorbs() => Any.Sample(static v => Value.OneOf(v, Value.Anything) == Value.Anything && Value.OneOf(Value.Anything, v) == Value.Anything, seed: Seed, iter: 10_000);

    [Fact]
    public void It_is_total() => Any.Array[0, 6].Sample(
        static all => all.Length > 0 ? all.All(v => Holds(Value.OneOf(all), v)) : Value.OneOf(all) == Value.Nothing, seed: Seed, iter: 10_000);

    [Fact]
    public void A_choice_has_several_alternatives_of_which_none_is_a_choice_or_there_twice() => Any.Sample(
        static v => v is not ChoiceValue choice || choice.Alternatives is { Length: > 1 } all && all.Length <= AnalysisLimits.Alternatives
            && all.All(static a => a is not ChoiceValue) && all.Distinct().Count() == all.Length,
        seed: Seed,
        iter: 10_000);

    [Fact]
    public void A_change_of_each_alternative_is_total() => Any.Sample(static v => v.Map(static _ => Value.Null) == Value.Null && v.Map(static a => a).Equals(v), seed: Seed, iter: 10_000);

    [Fact]
    public void No_value_at_all_is_not_known_and_never_unset()
    {
        Assert.IsType<UnknownValue>(Value.OneOf([]));
        Assert.NotEqual(Value.Unset, Value.OneOf([]));
    }

    [Fact]
    public void More_alternatives_than_the_limit_are_not_known_and_the_reason_names_it() => Assert.Same(AnalysisLimits.Alternatives, Assert.IsType<UnknownValue>(TooMany).Limit);

    [Fact]
    public void As_many_alternatives_as_the_limit_are_told_apart() =>
        Assert.Equal(16, Assert.IsType<ChoiceValue>(Value.OneOf(Enumerable.Range(0, 16).Select(static n => new NumberValue(n)))).Alternatives.Length);

    [Fact]
    public void Objects_of_equal_parts_are_one_and_of_unequal_parts_two()
    {
        Assert.IsType<ObjectValue>(Value.OneOf(Made([], [new NumberValue(1)]), Made([], [new NumberValue(1)])));
        Assert.IsType<ChoiceValue>(Value.OneOf(Made([], [new NumberValue(1)]), Made([], [new NumberValue(2)])));
        Assert.IsType<ChoiceValue>(Value.OneOf(Made([], []), Made([], []).ChangedOutOfSight(Reasons.Told("somebody"))));
    }

    [Fact]
    public void Parts_stand_in_the_order_in_which_they_were_given_whatever_their_hashes()
    {
        var names = Enumerable.Range(0, 40).Select(static n => "part" + (n * 17 % 40)).ToList();
        var made = names.Aggregate(ObjectValue.Made(null, null, null), static (value, name) => value.With(name, new NumberValue(name.Length)));
        Assert.Equal(names, made.With(names[3], Value.Null).Parts.Select(static p => p.Key));
        Assert.Equal(Value.Null, made.With(names[3], Value.Null).Part(names[3]));
        Assert.Equal(made, names.AsEnumerable().Reverse().Aggregate(ObjectValue.Made(null, null, null), static (value, name) => value.With(name, new NumberValue(name.Length))));
    }

    [Fact]
    public void Values_nested_without_end_are_compared_without_end_of_the_stack()
    {
        static Value Deep() => Enumerable.Range(0, 100_000).Aggregate(Value.Null, static (v, _) => new FallbackValue(v, Value.Null));
        var deep = Deep();
        Assert.Same(deep, Value.OneOf(deep, deep));
        Assert.IsType<ChoiceValue>(Value.OneOf(deep, Deep()));
    }

    private static bool Holds(Value all, Value part) =>
        all == Value.Anything || Value.Alternatives(part).All(p => p == Value.Nothing || Value.Alternatives(all).ToImmutableArray().Contains(p));
}
