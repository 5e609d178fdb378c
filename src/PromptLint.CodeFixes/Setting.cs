using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>What a fix writes into the options of a call: the slot that it fills, and the value as a property or parameter of some type takes it.</summary>
internal sealed class Setting
{
    private readonly string? _text;
    private readonly long _number;

    private Setting(Slot slot, string? text, long number)
    {
        Slot = slot;
        _text = text;
        _number = number;
    }

    public Slot Slot { get; }

    /// <summary>An output cap.</summary>
    public static Setting Cap(long tokens) => new(Slot.Cap, null, tokens);

    /// <summary>A stop sequence.</summary>
    public static Setting Stop(string text) => new(Slot.Stop, text, 0);

    /// <summary>The value for something of a type, or null where the type takes none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="settable">False for a property that holds a list to be filled.</param>
    /// <param name="source">The file.</param>
    public ExpressionSyntax? ValueFor(ITypeSymbol type, bool settable, EditedSource source)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
        {
            type = inner;
        }

        return _text is null ? settable ? Number(type) : null : Text(type, settable, source);
    }

    private ExpressionSyntax? Number(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 when _number <= int.MaxValue => Parse(_number.ToString(CultureInfo.InvariantCulture)),
        SpecialType.System_Int64 => Parse(_number.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private ExpressionSyntax? Text(ITypeSymbol type, bool settable, EditedSource source)
    {
        var literal = SyntaxFactory.Literal(_text!).ToString();
        if (type.SpecialType == SpecialType.System_String)
        {
            return settable ? Parse(literal) : null;
        }

        if (!type.AllInterfaces.Concat(new[] { type }).OfType<INamedTypeSymbol>().Any(static t => t is
            {
                OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T,
                TypeArguments: [{ SpecialType: SpecialType.System_String }],
            }))
        {
            return null;
        }

        // A list that is only got is filled; one that is set may be null, and filling it would throw.
        return !settable ? FillList(literal)
            : source.Language >= LanguageVersion.CSharp12 ? Parse($"[{literal}]")
            : type is IArrayTypeSymbol
                || type.Name.StartsWith("IReadOnly", System.StringComparison.Ordinal)
                || type.Name.StartsWith("IEnumerable", System.StringComparison.Ordinal)
                ? Parse($"new[] {{ {literal} }}")
            : source.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1") is { } list
                ? SyntaxFactory.ObjectCreationExpression(source.TypeName(list.Construct(source.Compilation.GetSpecialType(SpecialType.System_String))))
                    .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                    .WithInitializer(FillList(literal).WithLeadingTrivia(SyntaxFactory.Space))
                : null;
    }

    private static ExpressionSyntax Parse(string text) => SyntaxFactory.ParseExpression(text);

    private static InitializerExpressionSyntax FillList(string literal) =>
        ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new T {{ {literal} }}")).Initializer!;
}
