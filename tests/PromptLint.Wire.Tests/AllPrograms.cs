using PromptLint.Wire.Tests.Programs;

namespace PromptLint.Wire.Tests;

/// <summary>Every program with its twin, by the program's name.</summary>
internal static class AllPrograms
{
    /// <summary>The pairs, in the order of their families.</summary>
    public static readonly IReadOnlyDictionary<string, (WireProgram Program, WireProgram Twin)> Pairs =
        OpenAIPrograms.Pairs.Concat(LoopPrograms.Pairs).Concat(PollyPrograms.Pairs).Concat(ToolPrograms.Pairs).Concat(OtherSdkPrograms.Pairs).Concat(HttpPrograms.Pairs).Concat(WorkflowPrograms.Pairs)
            .ToDictionary(static pair => pair.Item1.Name, static pair => (pair.Item1, pair.Item2));
}
