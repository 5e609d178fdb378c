using System.Collections;
using System.Globalization;
using Microsoft.Build.Framework;

namespace PromptLint.Build.Tests;

/// <summary>MSBuild as far as a task needs it: what is logged is kept, one line each, as the console shows it.</summary>
internal sealed class ListeningEngine : IBuildEngine
{
    /// <summary>What was logged, in order.</summary>
    public List<string> Lines { get; } = [];

    /// <inheritdoc/>
    public bool ContinueOnError => false;

    /// <inheritdoc/>
    public int LineNumberOfTaskNode => 0;

    /// <inheritdoc/>
    public int ColumnNumberOfTaskNode => 0;

    /// <inheritdoc/>
    public string ProjectFileOfTaskNode => "Shop.csproj";

    /// <inheritdoc/>
    public void LogErrorEvent(BuildErrorEventArgs e) => Add(e.File, e.LineNumber, e.ColumnNumber, "error " + e.Code, e.Message);

    /// <inheritdoc/>
    public void LogWarningEvent(BuildWarningEventArgs e) => Add(e.File, e.LineNumber, e.ColumnNumber, "warning " + e.Code, e.Message);

    /// <inheritdoc/>
    public void LogMessageEvent(BuildMessageEventArgs e) => Add(e.File, e.LineNumber, e.ColumnNumber, e.Importance == MessageImportance.High ? "message " + e.Code : "detail " + e.Code, e.Message);

    /// <inheritdoc/>
    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

    private void Add(string? file, int line, int column, string kind, string? message) =>
        Lines.Add(string.IsNullOrEmpty(file) ? $"{kind.Trim()}: {message}" : string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column}): {kind}: {message}"));
}
