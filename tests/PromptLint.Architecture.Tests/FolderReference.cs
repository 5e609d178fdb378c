namespace PromptLint.Architecture.Tests;

/// <summary>A name in one folder of a project that stands for something of another folder of the same project.</summary>
/// <param name="From">The folder in which the name is written.</param>
/// <param name="To">The folder that declares what it stands for.</param>
/// <param name="File">The file, relative to the project.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Symbol">What the name stands for.</param>
internal sealed record FolderReference(string From, string To, string File, int Line, string Symbol)
{
    public override string ToString() => $"{From} -> {To} ({File}:{Line} names {Symbol})";
}
