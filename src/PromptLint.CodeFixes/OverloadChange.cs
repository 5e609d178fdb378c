using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>
/// Calls the overload that takes options instead of the one that takes none. What the options' object carries itself (model, messages) moves into it.
/// </summary>
internal sealed class OverloadChange
{
    private readonly CallInSight _call;
    private readonly OptionsTypes _types;
    private readonly IReadOnlyDictionary<string, Slot> _slots;

    public OverloadChange(CallInSight call, OptionsTypes types)
    {
        _call = call;
        _types = types;
        _slots = call.Found.Entry.Slots;
    }

    /// <summary>The changed file, by each overload that may do.</summary>
    public IEnumerable<SyntaxNode> Candidates()
    {
        var method = _call.Operation.TargetMethod;
        if (method.Parameters.Any(IsOptions))
        {
            yield break;
        }

        var given = Arguments.Of(_call.Syntax, _call.Model, _call.CancellationToken);
        foreach (var overload in method.ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Where(o => o.DeclaredAccessibility == Accessibility.Public && o.IsStatic == method.IsStatic))
        {
            if (overload.Parameters.FirstOrDefault(IsOptions) is { } options && ArgumentsFor(overload, options, given) is { } arguments)
            {
                var list = _call.Syntax.ArgumentList;
                yield return _call.Root.ReplaceNode(_call.Syntax, _call.Syntax.WithArgumentList(list.WithArguments(Separated(arguments))));
            }
        }
    }

    private bool IsOptions(IParameterSymbol parameter) => _slots.TryGetValue(parameter.Name, out var slot) && slot == Slot.Options;

    private static SeparatedSyntaxList<ArgumentSyntax> Separated(IReadOnlyList<ArgumentSyntax> arguments) =>
        SyntaxFactory.SeparatedList(
            arguments,
            Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1));

    private List<ArgumentSyntax>? ArgumentsFor(
        IMethodSymbol overload,
        IParameterSymbol options,
        IReadOnlyList<(ArgumentSyntax Syntax, IParameterSymbol Parameter)> given)
    {
        var rest = given.GroupBy(static g => g.Parameter.Name).ToDictionary(static g => g.Key, static g => g.ToList());
        var values = new List<(IParameterSymbol Parameter, ExpressionSyntax Value)>();
        foreach (var parameter in overload.Parameters.Where(p => !SymbolEqualityComparer.Default.Equals(p, options) && !p.IsThis))
        {
            if (rest.TryGetValue(parameter.Name, out var same))
            {
                values.Add((parameter, same is [var only] && !IsExpanded(only)
                    ? only.Syntax.Expression.WithoutTrivia()
                    : Listed(same.Select(static s => s.Syntax.Expression), same[0].Parameter.Type)));
                rest.Remove(parameter.Name);
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
        }

        if ((rest.Count == 0 ? _types.New(options.Type) : Request(options.Type, rest)) is not { } made)
        {
            return null;
        }

        values.Add((options, made));
        var arguments = new List<ArgumentSyntax>();
        foreach (var (parameter, value) in values.OrderBy(static v => v.Parameter.Ordinal))
        {
            arguments.Add(parameter.Ordinal == arguments.Count ? SyntaxFactory.Argument(value) : Arguments.Named(parameter.Name, value));
        }

        return arguments;
    }

    // An expanded `params` has no operation of its own for each argument.
    private bool IsExpanded((ArgumentSyntax Syntax, IParameterSymbol Parameter) argument) =>
        argument.Parameter.IsParams && _call.Operation.Arguments.All(a => a.Syntax != argument.Syntax);

    private ExpressionSyntax Listed(IEnumerable<ExpressionSyntax> items, ITypeSymbol array)
    {
        var written = items.Select(static i => i.WithoutTrivia()).ToList();
        var commas = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), written.Count - 1).ToList();
        if (_call.Source.Language >= LanguageVersion.CSharp12)
        {
            return SyntaxFactory.CollectionExpression(
                SyntaxFactory.SeparatedList<CollectionElementSyntax>(written.Select(SyntaxFactory.ExpressionElement), commas));
        }

        var braces = ((ImplicitArrayCreationExpressionSyntax)SyntaxFactory.ParseExpression("new[] { 0 }")).Initializer.WithLeadingTrivia(SyntaxFactory.Space);
        written[written.Count - 1] = written[written.Count - 1].WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.ArrayCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ArrayType(_call.Source.TypeName(((IArrayTypeSymbol)array).ElementType))
                .AddRankSpecifiers(SyntaxFactory.ArrayRankSpecifier().AddSizes(SyntaxFactory.OmittedArraySizeExpression())),
            braces.WithExpressions(SyntaxFactory.SeparatedList(written, commas)));
    }

    // A request object that carries the whole question.
    private ExpressionSyntax? Request(ITypeSymbol type, Dictionary<string, List<(ArgumentSyntax Syntax, IParameterSymbol Parameter)>> given)
    {
        if (type is not INamedTypeSymbol { IsAbstract: false } request || _types.Place(type) is not { } place || given.Values.Any(static g => g.Count != 1))
        {
            return null;
        }

        var slots = _call.Source.Index.OfType(type, EntryKind.Options)
            .SelectMany(static e => e.Entry.Slots)
            .GroupBy(static s => s.Key)
            .ToDictionary(static g => g.Key, static g => g.First().Value);
        foreach (var constructor in request.InstanceConstructors.Where(static c => c.DeclaredAccessibility == Accessibility.Public)
            .OrderByDescending(static c => c.Parameters.Length))
        {
            var rest = given.ToDictionary(static g => g.Key, static g => g.Value[0].Syntax.Expression.WithoutTrivia());
            var arguments = new List<ArgumentSyntax>();
            foreach (var parameter in constructor.Parameters)
            {
                if (slots.TryGetValue(parameter.Name, out var slot) && Take(rest, slot, parameter.Type) is { } value)
                {
                    arguments.Add(arguments.Count == parameter.Ordinal ? SyntaxFactory.Argument(value) : Arguments.Named(parameter.Name, value));
                }
                else if (!parameter.IsOptional)
                {
                    arguments.Clear();
                    break;
                }
            }

            if (constructor.Parameters.Length > 0 && arguments.Count == 0)
            {
                continue;
            }

            var creation = (BaseObjectCreationExpressionSyntax)CreationSyntax.New(_call.Source.TypeName(type), place.Property.Name, place.Value);
            creation = ((ObjectCreationExpressionSyntax)creation).WithArgumentList(arguments.Count == 0
                ? null
                : SyntaxFactory.ArgumentList(Separated(arguments)));
            foreach (var left in rest)
            {
                if (PropertyLike(request, left.Key) is not { } property)
                {
                    return null;
                }

                creation = CreationSyntax.With(creation, property, left.Value);
            }

            return Streamed(request) is { } streams
                ? CreationSyntax.With(creation, streams, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression))
                : creation;
        }

        return null;
    }

    // The argument for a slot of the request. A text becomes a list with one message of the user's.
    private ExpressionSyntax? Take(Dictionary<string, ExpressionSyntax> rest, Slot slot, ITypeSymbol type)
    {
        foreach (var (name, carried) in _slots.Select(static s => (s.Key, s.Value)))
        {
            if (rest.TryGetValue(name, out var value) && (carried == slot || carried == Slot.Text && slot == Slot.Messages))
            {
                rest.Remove(name);
                return carried == slot ? value : Message(type, value);
            }
        }

        return null;
    }

    private ExpressionSyntax? Message(ITypeSymbol list, ExpressionSyntax text)
    {
        if (list is not INamedTypeSymbol { TypeArguments: [INamedTypeSymbol item] })
        {
            return null;
        }

        var factories =
            from catalog in _call.Source.Catalogs
            from entry in catalog.Entries
            where entry.Kind == EntryKind.Message && entry.Role == MessageRole.User && entry.Type == _call.Source.Index.NameOf(item)
            from name in entry.Methods
            from method in item.GetMembers(name).OfType<IMethodSymbol>()
            where method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary }
                && method.Parameters is [{ Type.SpecialType: SpecialType.System_String }]
            select method;
        return factories.FirstOrDefault() is { } factory
            ? Listed(
                new ExpressionSyntax[]
                {
                    SyntaxFactory.InvocationExpression(
                        SyntaxFactory.MemberAccessExpression(
                            SyntaxKind.SimpleMemberAccessExpression,
                            _call.Source.TypeName(item),
                            SyntaxFactory.IdentifierName(factory.Name)),
                        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(text)))),
                },
                _call.Source.Compilation.CreateArrayTypeSymbol(item))
            : null;
    }

    // What no slot names (an id of an earlier answer) has a property of the same name.
    private static string? PropertyLike(INamedTypeSymbol request, string parameter) => request.GetMembers().OfType<IPropertySymbol>()
        .FirstOrDefault(p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public }
            && string.Equals(p.Name, parameter, System.StringComparison.OrdinalIgnoreCase))?.Name;

    // A request object says itself that it wants a stream, where one object serves both kinds of call; without that the call throws.
    private string? Streamed(INamedTypeSymbol request) =>
        Streams(_call.Operation.TargetMethod.ReturnType)
            ? request.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static p => p.Name.StartsWith("Stream", System.StringComparison.Ordinal)
                && p.SetMethod is { DeclaredAccessibility: Accessibility.Public }
                && (p.Type is INamedTypeSymbol { TypeArguments: [var inner] } ? inner : p.Type).SpecialType == SpecialType.System_Boolean)?.Name
            : null;

    private static bool Streams(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? Streams(result)
        : type.AllInterfaces.Concat(new[] { type }).Any(static i => i.Name == "IAsyncEnumerable");
}
