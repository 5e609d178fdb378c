namespace PromptLint.Wire.Tests;

/// <summary>How the provider answers every request of a program.</summary>
internal enum Answer
{
    /// <summary>With an internal error.</summary>
    Failure,

    /// <summary>With "too many requests", to be tried again at once.</summary>
    Throttled,

    /// <summary>With "not allowed": a key that is no good, which no SDK tries again.</summary>
    Refused,

    /// <summary>With "too many requests" three times, then with "not allowed", and so on.</summary>
    ThrottledThenRefused,

    /// <summary>With a request to run a tool.</summary>
    Tool,

    /// <summary>With an answer that is of no use to the program.</summary>
    Useless,
}
