namespace PromptLint.Tool.Analysis;

/// <summary>What was given cannot be scanned; the message says why, for people.</summary>
internal sealed class ScanInputException(string message) : Exception(message);
