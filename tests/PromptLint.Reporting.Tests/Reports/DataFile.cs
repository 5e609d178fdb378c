namespace PromptLint.Reporting.Tests.Reports;

/// <summary>The files of the folder Data.</summary>
internal static class DataFile
{
    /// <summary>The text of one.</summary>
    public static string Text(string name) => RepositoryFiles.Read("tests", "PromptLint.Reporting.Tests", "Data", name);
}
