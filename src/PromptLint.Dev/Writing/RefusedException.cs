namespace PromptLint.Dev.Writing;

/// <summary>The workshop does nothing, because what was asked for would break something; the message says what.</summary>
/// <param name="message">One sentence for the person at the terminal.</param>
public sealed class RefusedException(string message) : Exception(message);
