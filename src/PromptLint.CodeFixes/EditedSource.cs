using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PromptLint.Analyzers.Analysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>
/// A document while fixes change it. Each change makes a new one, and binds only this file again: asking the workspace instead would
/// run the project's source generators for every candidate.
/// </summary>
internal sealed class EditedSource
{
    private const string NamespaceKind = "PromptLint.Namespace";

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
    public Document Document(CancellationToken cancellationToken) => _document.WithSyntaxRoot(WithUsings(cancellationToken).Tree.GetRoot(cancellationToken));

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

    /// <summary>A name for a type, written in full; the workspace shortens it where a using allows.</summary>
    public TypeSyntax TypeName(ITypeSymbol type)
    {
        var name = (TypeSyntax)SyntaxGenerator.GetGenerator(_document).TypeExpression(type.WithNullableAnnotation(NullableAnnotation.None));
        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? name.WithAdditionalAnnotations(new SyntaxAnnotation(NamespaceKind, space.ToDisplayString()))
            : name;
    }

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

    // A using that would change what other names mean is left out: the type's name then stays as long as it is.
    private EditedSource WithUsings(CancellationToken cancellationToken)
    {
        var source = this;
        var root = Tree.GetRoot(cancellationToken);
        foreach (var wanted in root.GetAnnotatedNodes(NamespaceKind)
            .SelectMany(static n => n.GetAnnotations(NamespaceKind))
            .Select(static a => a.Data!)
            .Distinct())
        {
            if (source.Tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit && !source.Imports(wanted, cancellationToken)
                && source.With(unit.WithUsings(Inserted(unit, wanted))) is var changed && changed.CompilesSince(this, cancellationToken))
            {
                source = changed;
            }
        }

        return source;
    }

    // Also by a global using or the namespace that the code is in.
    private bool Imports(string space, CancellationToken cancellationToken)
    {
        var at = Tree.GetRoot(cancellationToken).GetAnnotatedNodes(NamespaceKind).First(n => n.GetAnnotations(NamespaceKind).Any(a => a.Data == space));
        var model = Compilation.GetSemanticModel(Tree);
        return model.GetSymbolInfo(at, cancellationToken).Symbol is INamedTypeSymbol type && model.LookupNamespacesAndTypes(at.SpanStart, name: type.Name)
            .Any(found => SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, type.OriginalDefinition));
    }

    // In the order of the names, those of the framework first, as editors sort them.
    private SyntaxList<UsingDirectiveSyntax> Inserted(CompilationUnitSyntax unit, string space)
    {
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(LineEnd));
        var plain = unit.Usings.Where(static u => u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None)).ToList();
        var index = plain.Count(u => string.CompareOrdinal(Order(u.Name?.ToString() ?? ""), Order(space)) < 0);
        return index == 0 && plain.Count > 0
            ? unit.Usings.Replace(plain[0], plain[0].WithLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(plain[0].GetLeadingTrivia()))
            : unit.Usings.Insert(index, directive);
    }

    private static string Order(string space) => (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) ? "0" : "1") + space;
}
