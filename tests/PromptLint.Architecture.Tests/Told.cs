namespace PromptLint.Architecture.Tests;

/// <summary>Assertions whose failure tells every offender, not the first few.</summary>
internal static class Told
{
    public static void Nothing(IEnumerable<string> offenders)
    {
        var told = offenders.ToList();
        Assert.True(told.Count == 0, string.Join(Environment.NewLine, told.Prepend($"{told.Count} offenders:")));
    }
}
