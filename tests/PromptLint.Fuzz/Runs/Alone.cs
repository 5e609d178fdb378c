using Microsoft.CodeAnalysis;
using PromptLint.Fuzz.Programs;

namespace PromptLint.Fuzz.Runs;

/// <summary>Finds which of the programs that were read at once is the one that fails, and makes it small.</summary>
internal static class Alone
{
    /// <summary>The failures, each with its smallest program.</summary>
    public static IReadOnlyList<Failure> Failures(IReadOnlyList<(string Name, string Text)> files, IReadOnlyList<MetadataReference> references, Reading together)
    {
        var failures = new List<Failure>();
        foreach (var file in files)
        {
            var reading = Read([file.Text], references);
            if (reading.Hang is { } hang)
            {
                failures.Add(new Failure("hang", "hang " + file.Name, file.Name, hang, [file]));
            }
            else if (reading.Exceptions.Count > 0)
            {
                var thrown = Failure.Of(reading.Exceptions[0], file.Name, [file]);
                var small = Minimising.Lines(file.Text, text => Read([text], references) is { Exceptions: [var e, ..] } && Failure.Of(e, "", []).Signature == thrown.Signature);
                failures.Add(thrown with { Files = [(file.Name, small)] });
            }
        }

        if (failures.Count == 0)
        {
            // Only together: then all of them are the program.
            failures.Add(together.Hang is { } hang ? new Failure("hang", "hang together", files[0].Name, hang, files) : Failure.Of(together.Exceptions[0], files[0].Name, files));
        }

        return failures;
    }

    private static Reading Read(IEnumerable<string> texts, IReadOnlyList<MetadataReference> references) =>
        Laboratory.Analyze(Laboratory.Compile(texts.Select(static (t, i) => Laboratory.Parse(t, $"Program{i}.cs")), references));
}
