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
            Assert.True(seen.Ended, "it does not end: " + seen);
            Assert.True(seen.Sites.Count > 0, "no call site is found in " + seen);
            Assert.True(seen.Measured == seen.Program.Sends, $"it was meant to send {seen.Program.Sends}: {seen}");
            if (seen.Program.IsUnbounded)
            {
                Assert.True(seen.Bound is null && seen.Entry.Requests is null, "nothing bounds " + seen);
                continue;
            }

            Assert.True(seen.Bound is not null, "no bound is known for " + seen);
            Assert.True(seen.Program.IsAcross || seen.Bound >= seen.Measured, "more were sent than the bound says: " + seen);
            Assert.True(!seen.Program.IsTight || seen.Program.IsAcross || seen.Bound == seen.Measured, "fewer were sent than the bound says, though everything is known: " + seen);
            Assert.True(seen.Entry.Requests is null || seen.Entry.Requests >= seen.Measured, "more were sent than the entry's bound says: " + seen);
            Assert.True(!seen.Program.IsTight || seen.Program.IsCircle || seen.Entry.Requests == seen.Measured, "fewer were sent than the entry's bound says, though everything is known: " + seen);
        }

        Assert.True(program.Measured != twin.Measured || program.Program.IsUnbounded, $"the twin tells nothing: {program} and {twin}");
    }

    [Fact]
    public void There_are_enough_programs_to_speak_of_all_SDKs() => Assert.True(AllPrograms.Pairs.Count >= 40, $"only {AllPrograms.Pairs.Count}");
}
