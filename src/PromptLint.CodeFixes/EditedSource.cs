using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using PromptLint.Analyzers;
using PromptLint.Analyzers.Reading;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>
/// A document while fixes change it. Each change makes a new one, and binds only this file again: asking the workspace instead would
/// run the project's source generators for every candidate.
/// </summary>
internal sealed class EditedSource
{
    private readonly Document _document;
    private readonly SyntaxTree _first;

    private EditedSource(Document document, SyntaxTree first, SyntaxTree tree, Compilation compilation, IReadOnlyList<SdkCatalog> catalogs, SdkIndex index)
    {
        _document = document;
        _first = first;
        Tree = tree;
        Compilation = compilation;
        Catalogs = catalogs;
        Index = index;
    }

    /// <summary>The file as it is now.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The compilation with the file as it is now.</summary>
    public Compilation Compilation { get; }

    /// <summary>The catalogs of the project, the user's own included.</summary>
    public IReadOnlyList<SdkCatalog> Catalogs { get; }

    /// <summary>The same, by symbol.</summary>
    public SdkIndex Index { get; }

    /// <summary>The document with all that was changed, and with the usings that the types in it want.</summary>
    public Task<Document> DocumentAsync(CancellationToken cancellationToken) =>
        ImportAdder.AddImportsAsync(_document.WithSyntaxRoot(Tree.GetRoot(cancellationToken)), Simplifier.AddImportsAnnotation, options: null, cancellationToken);

    /// <summary>Opens a document; null where no known SDK is in use.</summary>
    public static async Task<EditedSource?> OpenAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var references = new HashSet<string>(model.Compilation.ReferencedAssemblyNames.Select(static r => r.Name), StringComparer.OrdinalIgnoreCase);
        return ProjectConfiguration.Read(document.Project.AnalyzerOptions, references, cancellationToken) is { Catalogs: var catalogs }
            ? new EditedSource(document, model.SyntaxTree, model.SyntaxTree, model.Compilation, catalogs, new SdkIndex(catalogs))
            : null;
    }

    /// <summary>The value of a rule's option in this file.</summary>
    public long Option(RuleOption option) => new AnalyzerSettings(_document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Number(option, _first);

    /// <summary>The language version: collection expressions came with 12.</summary>
    public LanguageVersion Language => ((CSharpParseOptions)Tree.Options).LanguageVersion;

    /// <summary>How the lines of this file end.</summary>
    public string LineEnd => _first.GetText().Lines is [var line, _, ..] && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";

    /// <summary>A name for a type, written in full; the workspace shortens it and adds the using.</summary>
    public TypeSyntax TypeName(ITypeSymbol type) =>
        (TypeSyntax)SyntaxGenerator.GetGenerator(_document).TypeExpression(type.WithNullableAnnotation(NullableAnnotation.None), addImport: true);

    /// <summary>The same file with another root.</summary>
    public EditedSource With(SyntaxNode root)
    {
        var tree = Tree.WithRootAndOptions(root, Tree.Options);
        return new EditedSource(_document, _first, tree, Compilation.ReplaceSyntaxTree(Tree, tree), Catalogs, Index);
    }

    /// <summary>True when the members that differ from an earlier state have no errors.</summary>
    public bool CompilesSince(EditedSource earlier, CancellationToken cancellationToken)
    {
        var model = Compilation.GetSemanticModel(Tree);
        var root = Tree.GetRoot(cancellationToken);
        var members = Tree.GetChangedSpans(earlier.Tree)
            .Select(span => root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<MemberDeclarationSyntax>())
            .Select(member => member is null or GlobalStatementSyntax ? root : member)
            .Distinct();
        return members.All(member => model.GetDiagnostics(member.Span, cancellationToken).All(static d => d.Severity != DiagnosticSeverity.Error));
    }
}
