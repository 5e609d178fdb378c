namespace PromptLint.Analyzers.Rules;

/// <summary>A whole number that users set in <c>.editorconfig</c> or <c>.globalconfig</c> as <c>promptlint.ID.name</c>.</summary>
/// <param name="Key">The whole key.</param>
/// <param name="Default">The value when it is not set.</param>
/// <param name="Least">The least value that makes sense.</param>
/// <param name="Meaning">What it is, with its unit; rule pages must name it.</param>
internal sealed record RuleOption(string Key, long Default, long Least, string Meaning);
