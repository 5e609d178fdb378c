using Xunit;
using Xunit.Abstractions;

namespace PromptLint.Wire.Tests;

/// <summary>The bound on a call's requests holds on the wire, and where everything is known it is the number that is sent.</summary>
public sealed class BoundTests(Observations observations, ITestOutputHelper output) : IClassFixture<Observations>
{
    /// <summary>The programs by name.</summary>
    public static TheoryData<string> Names => [.. AllPrograms.Pairs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_program_sends_more_than_its_bound_and_a_known_one_sends_just_that(string name)
    {
        var (program, twin) = await observations.Of(name);
        foreach (var seen in new[] { program, twin })
        {
            output.WriteLine(seen.ToString());
            Assert.Null(Comparison.Disagreement(seen));
        }

        Assert.True(program.Measured != twin.Measured || program.Program.IsUnbounded || program.Program.IsUntold, $"the twin tells nothing: {program} and {twin}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bound_that_is_wrong_by_one_is_noticed(string name)
    {
        var (program, twin) = await observations.Of(name);
        foreach (var seen in new[] { program, twin }.Where(static s => s.Program is { IsUnbounded: false, IsUntold: false, IsTight: true }))
        {
            Assert.NotNull(Comparison.Disagreement(seen.WithEntryBound(-1)));
            if (!seen.Program.IsAcross)
            {
                Assert.NotNull(Comparison.Disagreement(seen.WithBound(-1)));
                Assert.NotNull(Comparison.Disagreement(seen.WithBound(+1)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_said_of_a_program_does_not_hold_for_its_twin(string name)
    {
        var (program, twin) = await observations.Of(name);
        if (twin.Program is { IsTight: true, IsUntold: false })
        {
            // As if the analyzer had overlooked the one place where they differ.
            Assert.NotNull(Comparison.Disagreement(twin with { Sites = program.Sites, Entry = program.Entry }));
        }
    }

    [Fact]
    public void There_are_enough_programs_to_speak_of_all_SDKs() => Assert.True(AllPrograms.Pairs.Count >= 40, $"only {AllPrograms.Pairs.Count}");
}
