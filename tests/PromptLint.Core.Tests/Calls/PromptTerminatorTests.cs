using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Core.Tests.Calls;

public class PromptTerminatorTests
{
    [Theory]
    [InlineData("Always end your answer with </answer>.", "</answer>")]
    [InlineData("Finish with the exact line: ###", null)]
    [InlineData("Finish with the line: ###", "###")]
    [InlineData("Stop at \"DONE\"", "DONE")]
    [InlineData("Terminate every reply by writing the token <|end|>", "<|end|>")]
    [InlineData("conclude\n        with [/INST]", "[/INST]")]
    [InlineData("Close the text with -----", "-----")]
    [InlineData("End with a friendly greeting.", null)]
    [InlineData("Nothing is asked for here: </answer>", null)]
    public void The_mark_that_is_asked_for(string text, string? mark) => Assert.Equal(mark, PromptTerminator.Find(text));

    // With a limit of time the mark behind all this was found on a fast machine only; with time that grows by the square
    // it would not be found before tomorrow.
    [Theory]
    [InlineData("end ")]
    [InlineData("end with the ")]
    [InlineData("end with                ")]
    [InlineData("stop at the line the line the line the ")]
    [InlineData("close by writing\n\n\n\n")]
    [InlineData("end'")]
    [InlineData(" ")]
    [InlineData("end with ABC_")]
    [InlineData("end with <abc")]
    public void What_stands_before_it_in_a_long_prompt_does_not_hide_it(string part)
    {
        var hostile = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        Assert.Equal("</done>", PromptTerminator.Find(hostile + ". Now end your answer with </done>"));
    }

    [Fact]
    public void One_run_of_blanks_or_letters_without_end_is_read_once()
    {
        foreach (var run in new[] { new string(' ', 1_000_000), new string('a', 1_000_000), new string('A', 1_000_000) })
        {
            Assert.Null(PromptTerminator.Find("end your answer with " + run));
            Assert.Null(PromptTerminator.Find("end " + run + " with </done>"));
        }
    }
}
