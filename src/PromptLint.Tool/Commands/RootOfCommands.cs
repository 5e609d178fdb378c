using System.CommandLine;

namespace PromptLint.Tool.Commands;

/// <summary>All that the tool does.</summary>
internal static class RootOfCommands
{
    /// <summary>The root command.</summary>
    public static RootCommand Create() => new("What the LLM calls of C# code cost.")
    {
        ScanCommand.Create(),
        ReportCommand.Create(),
        DiffCommand.Create(),
        CheckCommand.Create(),
        UsageCommand.Create(),
        PricesCommand.Create(),
        WhatIfCommand.Create(),
        ExplainCommand.Create(),
    };
}
