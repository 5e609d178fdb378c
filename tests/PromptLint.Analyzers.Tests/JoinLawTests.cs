using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.CallSites;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Facts are joined where only the run knows which of them holds: whatever is joined with whatever, in whatever order.</summary>
public sealed class JoinLawTests
{
    private const int Rounds = 400;
    private const int Seed = 20261128;

    // What makes a value of a property's type; a property of a new type has none and fails the tests until it is written here.
    private static readonly Dictionary<Type, Func<Random, object?>> Makers = new()
    {
        [typeof(bool)] = static r => r.Next(2) == 0,
        [typeof(long?)] = static r => r.Next(3) == 0 ? null : (long)r.Next(4),
        [typeof(OneOf<CapFact>)] = static r => Set(r, Cap),
        [typeof(OneOf<StopState>)] = static r => Set(r, static x => (StopState)x.Next(5)),
        [typeof(OneOf<UsageState>)] = static r => Set(r, static x => (UsageState)x.Next(4)),
        [typeof(OneOf<ModelReference?>)] = static r => Set(r, Model),
        [typeof(OneOf<ValueSequence<SlotContent>>)] = static r => Set(r, static x => ValueSequence<SlotContent>.Of(Many(x, Content))),
        [typeof(OneOf<ValueSequence<AttemptFactor>>)] = static r => Set(r, static x => ValueSequence<AttemptFactor>.Of(Many(x, Factor))),
        [typeof(OneOf<ClientSetup>)] = static r => Set(r, Setup),
    };

    public static TheoryData<Type> Facts => new() { typeof(OptionsFacts), typeof(ClientFacts), typeof(CallFacts) };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Joining_is_commutative_associative_and_idempotent_and_nothing_joined_is_the_other(Type type)
    {
        var random = new Random(Seed);
        var bottom = type.GetField("None", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b, c) = (Any(type, random), Any(type, random), Any(type, random));
            Assert.Equal(Join(a, b), Join(b, a));
            Assert.Equal(Join(Join(a, b), c), Join(a, Join(b, c)));
            Assert.Equal(a, Join(a, a));
            Assert.Equal(a, Join(a, bottom));
            Assert.Equal(a, Join(bottom, a));
        }
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_property_takes_part(Type type)
    {
        foreach (var property in Properties(type))
        {
            var random = new Random(Seed);
            var differs = Enumerable.Range(0, Rounds).Any(_ =>
            {
                var a = Any(type, random);
                var b = With(a, property, Make(property.PropertyType, random));
                return !Equals(property.GetValue(Join(a, b)), property.GetValue(a));
            });
            Assert.True(differs, $"{type.Name}.{property.Name} is left out of the join");
        }
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Facts_cannot_be_changed(Type type) => Assert.All(Properties(type), static p => Assert.Contains(
        "System.Runtime.CompilerServices.IsExternalInit", p.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Select(static m => m.FullName)));

    [Fact]
    public void Rounds_of_agents_follow_the_same_laws()
    {
        var random = new Random(Seed);
        RoundCount Any() => random.Next(4) switch { 0 => RoundCount.NotSaid, 1 => RoundCount.Unknown, 2 => RoundCount.Of(long.MaxValue), _ => RoundCount.Of(random.Next(5)) };
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b, c) = (Any(), Any(), Any());
            Assert.Equal(a.Join(b), b.Join(a));
            Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c)));
            Assert.Equal(a, a.Join(a));
            Assert.Equal(a, a.Join(RoundCount.NotSaid));
        }
    }

    [Fact]
    public void What_is_joined_never_claims_more_than_its_parts()
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var caps = Many(random, Cap).Append(Cap(random)).ToList();
            var told = CapFact.Resolve(OneOf<CapFact>.From(caps));
            Assert.True(told.State != CapState.Missing || caps.All(static c => c.Cap.State == CapState.Missing));
            Assert.True(told.State != CapState.Set || caps.All(static c => c.Cap.State == CapState.Set));
            Assert.True(told.Tokens is null || caps.All(c => c.Cap.Tokens <= told.Tokens));
            Assert.Equal(told, CapFact.Resolve(OneOf<CapFact>.From(Enumerable.Reverse(caps))));

            var models = Many(random, Model).Append(Model(random)).ToList();
            var model = CatalogModel(models);
            Assert.True(model is null || model.Ids.Count == 0 || models.OfType<ModelReference>().All(m => m.Ids.Count > 0 && m.Ids.All(model.Ids.Contains)));
            Assert.Equal(model, CatalogModel(Enumerable.Reverse(models)));

            var calls = Enumerable.Range(0, 3).Select(_ => ValueSequence<AttemptFactor>.Of(Many(random, Factor))).ToList();
            var place = new SourcePlace("Test.cs", 1, 1);
            IEnumerable<AttemptFactor> Resolved(IEnumerable<ValueSequence<AttemptFactor>> lists) => new CallFacts { Attempts = OneOf<ValueSequence<AttemptFactor>>.From(lists) }.ResolveAttempts(place);
            var factors = Resolved(calls).ToList();
            Assert.All(calls, call => Assert.True(Product(factors) is null || Product(call) <= Product(factors)));
            Assert.Equal(factors.Select(Text), Resolved(Enumerable.Reverse(calls)).Select(Text));
        }

        static string Text(AttemptFactor f) => $"{f.Kind} {f.Low} {f.High} {f.Exit} {f.Place} {f.Why} {string.Join(",", f.Statuses ?? [])}";
        static long? Product(IEnumerable<AttemptFactor> factors) => factors.Aggregate((long?)1, static (all, one) => all * one.High);
        static ModelReference? CatalogModel(IEnumerable<ModelReference?> models) => Catalogs.CatalogSemantics.Resolve(OneOf<ModelReference?>.From(models));
    }

    [Fact]
    public void More_possibilities_than_are_followed_are_told_as_that()
    {
        var many = Enumerable.Range(0, Source.AnalysisLimits.Alternatives + 1).Select(static n => new CapFact(new OutputCap(CapState.Set, n), null)).ToList();
        Assert.Equal(CapState.Set, CapFact.Resolve(OneOf<CapFact>.From(many.Skip(1))).State);
        var told = CapFact.Resolve(OneOf<CapFact>.From(many));
        Assert.Equal((CapState.Unknown, Source.AnalysisLimits.Alternatives.Reason), (told.State, told.Why));
    }

    private static object Join(object one, object other) => one.GetType().GetMethod("Join")!.Invoke(one, [other])!;

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.SetMethod is not null);

    private static object Any(Type type, Random random) =>
        Properties(type).Aggregate(type.GetField("None", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, (facts, property) => With(facts, property, Make(property.PropertyType, random)));

    private static object With(object facts, PropertyInfo property, object? value)
    {
        var copy = facts.GetType().GetMethod("<Clone>$")!.Invoke(facts, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static object? Make(Type type, Random random)
    {
        Assert.True(Makers.ContainsKey(type), $"write here how a {type} is made");
        return Makers[type](random);
    }

    private static OneOf<T> Set<T>(Random random, Func<Random, T> one) => OneOf<T>.From(Enumerable.Range(0, random.Next(3)).Select(_ => one(random)));

    private static List<T> Many<T>(Random random, Func<Random, T> one) => Enumerable.Range(0, random.Next(3)).Select(_ => one(random)).ToList();

    private static SourcePlace Place(Random random) => new(random.Next(2) == 0 ? "A.cs" : "B.cs", random.Next(1, 3), 1);

    private static CapFact Cap(Random random) => new(
        (CapState)random.Next(4) is var state && state == CapState.Set ? new OutputCap(state, random.Next(2) == 0 ? null : random.Next(3), Reasons.Told("set")) : new OutputCap(state, null, Reasons.Told(random.Next(2) == 0 ? "one" : "other")),
        random.Next(2) == 0 ? null : Place(random));

    private static ModelReference? Model(Random random) => random.Next(4) switch
    {
        0 => null,
        1 => ModelReference.Unknown(Reasons.Told(random.Next(2) == 0 ? "one" : "other")),
        _ => ModelReference.Of((ModelSource)random.Next(1, 6), Many(random, static r => "m" + r.Next(3)).Append("m0").Distinct().ToArray()),
    };

    private static SlotContent Content(Random random) => new((Slot)random.Next(12), new NumberValue(random.Next(2)));

    private static AttemptFactor Factor(Random random) => new((AttemptKind)random.Next(3), random.Next(2), random.Next(3) == 0 ? null : random.Next(1, 4), Place(random), Reasons.Told("w" + random.Next(2)))
    {
        Exit = (LoopExit)random.Next(2),
    };

    private static ClientSetup Setup(Random random) => new() { Model = Model(random), IsTestDouble = random.Next(5) == 0, ExportsUsage = random.Next(2) == 0 };
}
