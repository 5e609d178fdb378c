namespace PromptLint.Benchmarks.Builds;

/// <summary>What a build took: time on the wall, and processor time where the system tells it.</summary>
internal readonly record struct Took(double WallMilliseconds, double? ProcessorMilliseconds);
