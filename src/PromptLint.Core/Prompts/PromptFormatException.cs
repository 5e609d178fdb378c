using System;

namespace PromptLint.Core.Prompts;

/// <summary>A prompt file that cannot be read, and where.</summary>
public sealed class PromptFormatException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    /// <param name="line">One-based line.</param>
    /// <param name="column">One-based column.</param>
    public PromptFormatException(string message, int line, int column = 1)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    /// <summary>One-based line.</summary>
    public int Line { get; }

    /// <summary>One-based column.</summary>
    public int Column { get; }
}
