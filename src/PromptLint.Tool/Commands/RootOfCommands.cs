using System.CommandLine;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Commands;

/// <summary>All that the tool does.</summary>
internal static class RootOfCommands
{
    /// <summary>The root command.</summary>
    /// <param name="scan">How scans go about what no option says; null for the usual way.</param>
    public static RootCommand Create(ScanSettings? scan = null) => new("What the LLM calls of C# code cost.")
    {
        ScanCommand.Create(scan ?? new ScanSettings()),
        ReportCommand.Create(),
        DiffCommand.Create(),
        CheckCommand.Create(),
        UsageCommand.Create(),
        PricesCommand.Create(),
        WhatIfCommand.Create(),
        ExplainCommand.Create(),
    };
}
