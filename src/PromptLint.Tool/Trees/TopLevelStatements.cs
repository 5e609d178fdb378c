using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Tool.Trees;

/// <summary>Tells a program of top-level statements from a file of declarations.</summary>
internal static class TopLevelStatements
{
    /// <summary>True when the text has at least one.</summary>
    public static bool In(string text) =>
        CSharpSyntaxTree.ParseText(text, ScanParsing.Options([])).GetRoot() is CompilationUnitSyntax unit
            && unit.Members.Any(static m => m is GlobalStatementSyntax);
}
