using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Fuzz.Twins;

/// <summary>A change of a program that changes nothing of what it does, and so nothing of what is found.</summary>
/// <param name="Name">What is changed.</param>
/// <param name="Of">The twin's files, the changed file first; null where the program has no place for the change.</param>
internal sealed record Twin(string Name, Func<TwinSource, IReadOnlyList<string>?> Of)
{
    /// <summary>All changes.</summary>
    public static readonly IReadOnlyList<Twin> All =
    [
        new("a variable is renamed", Renaming.Local),
        new("a comment is added", Layout.Comment),
        new("blank lines are added", Layout.BlankLines),
        new("a local is extracted", Extraction.Local),
        new("a method is extracted", Extraction.Method),
        new("the operands of a conditional are swapped", Expressions.Swapped),
        new("an expression is parenthesised", Expressions.Parenthesised),
        new("var and the explicit type are exchanged", Expressions.VarOrType),
        new("a body is written in the other form", Expressions.OtherBody),
        new("a class is split over two files", Members.Split),
        new("methods are reordered", Members.Reordered),
        new("an unused method is added", Members.Unused),
    ];
}

/// <summary>A program that gets a twin.</summary>
/// <param name="Model">The file's model.</param>
/// <param name="Calls">Where its billed calls stand: what holds one is extracted nowhere, since that makes a wrapper of it.</param>
/// <param name="Random">Draws the place.</param>
internal sealed record TwinSource(SemanticModel Model, IReadOnlyList<TextSpan> Calls, Random Random)
{
    /// <summary>The file.</summary>
    public CompilationUnitSyntax Root { get; } = (CompilationUnitSyntax)Model.SyntaxTree.GetRoot();

    /// <summary>The file's text.</summary>
    public string Text { get; } = Model.SyntaxTree.ToString();

    /// <summary>The nodes of a kind, in an order that is drawn.</summary>
    public IEnumerable<T> Drawn<T>()
        where T : SyntaxNode
    {
        var all = Root.DescendantNodes().OfType<T>().ToArray();
        Random.Shuffle(all);
        return all;
    }

    /// <summary>Whether a billed call stands in a node.</summary>
    public bool HoldsCall(SyntaxNode node) => Calls.Any(c => node.Span.Contains(c));

    /// <summary>The text with other text in the place of some.</summary>
    public IReadOnlyList<string> With(params (TextSpan Span, string Text)[] changes) =>
        [SourceText.From(Text).WithChanges(changes.OrderBy(static c => c.Span.Start).Select(static c => new TextChange(c.Span, c.Text))).ToString()];

    /// <summary>A type as code writes it; null where it has no name.</summary>
    public static string? Name(ITypeSymbol? type) => type is null or IErrorTypeSymbol || type.SpecialType == SpecialType.System_Void || Nameless(type) ? null
        : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    private static bool Nameless(ITypeSymbol type) => type.IsAnonymousType || type is ITypeParameterSymbol || type.IsRefLikeType || type is IPointerTypeSymbol
        || type is IArrayTypeSymbol array && Nameless(array.ElementType) || type is INamedTypeSymbol named && named.TypeArguments.Any(Nameless);
}
