using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>
/// Writes "no retries" where a client is made, in each way that the catalogs tell: a property of the client, its options, the policy
/// within them. Only where the client goes no further than this file.
/// </summary>
internal sealed class ClientRetriesOff
{
    private readonly CallInSight _call;

    public ClientRetriesOff(CallInSight call) => _call = call;

    /// <summary>The changed file, in every way that is known.</summary>
    public IEnumerable<SyntaxNode> Candidates()
    {
        foreach (var creation in _call.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (_call.Model.GetTypeInfo(creation, _call.CancellationToken).Type is INamedTypeSymbol type && StaysHere(creation))
            {
                foreach (var changed in Policy(creation, type).Concat(OptionsOf(creation, type)).Concat(Client(creation, type)))
                {
                    yield return _call.Root.ReplaceNode(creation, changed.WithTriviaFrom(creation));
                }
            }
        }

        foreach (var assignment in _call.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access
                && Carries(_call.Model.GetTypeInfo(access.Expression, _call.CancellationToken).Type, EntryKind.Retry, Slot.Attempts).Contains(name))
            {
                yield return _call.Root.ReplaceNode(assignment.Right, Zero.WithTriviaFrom(assignment.Right));
            }
        }
    }

    private static ExpressionSyntax Zero => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0));

    // What becomes of it is seen in this file: a variable, a private field or property, a part of another client. A registration is not.
    private bool StaysHere(ExpressionSyntax made)
    {
        var isReturned = false;
        foreach (var outer in made.Ancestors())
        {
            switch (outer)
            {
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    isReturned = true;
                    break;
                case AnonymousFunctionExpressionSyntax:
                    isReturned = false;
                    break;
                case InvocationExpressionSyntax asked when asked == _call.Syntax:
                    return true;
                case ArgumentSyntax argument when argument.Parent?.Parent is not ExpressionSyntax taker || !Wraps(taker):
                    return false;
                case AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax, Left: var target }:
                    return IsSeenHere(target is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } ? owner : target);
                case LocalFunctionStatementSyntax:
                case StatementSyntax when !isReturned:
                    return true;
                case MemberDeclarationSyntax member:
                    return _call.Model.GetDeclaredSymbol(member is BaseFieldDeclarationSyntax field
                        ? field.Declaration.Variables[0]
                        : member, _call.CancellationToken) is { DeclaredAccessibility: Accessibility.Private };
            }
        }

        return false;
    }

    private bool IsSeenHere(ExpressionSyntax target) =>
        _call.Model.GetSymbolInfo(target, _call.CancellationToken).Symbol is ILocalSymbol or { DeclaredAccessibility: Accessibility.Private };

    // A client or options that are made around it; what registers it with a container hands it to anybody.
    private bool Wraps(ExpressionSyntax taker) => _call.Model.GetSymbolInfo(taker, _call.CancellationToken).Symbol is { } symbol
        && _call.Source.Index.Find(symbol, static e => e.Kind is EntryKind.Client or EntryKind.Retry && e.Create is null) is not null;

    // `new ClientRetryPolicy(5)`: the number itself.
    private IEnumerable<ExpressionSyntax> Policy(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        var names = Carries(type, EntryKind.Retry, Slot.Attempts).ToList();
        foreach (var (argument, parameter) in Arguments.Of(creation, _call.Model, _call.CancellationToken))
        {
            if (names.Contains(parameter.Name))
            {
                yield return creation.ReplaceNode(argument.Expression, Zero);
                yield break;
            }
        }

        foreach (var name in names)
        {
            if (Settable(type, name) is not null)
            {
                yield return CreationSyntax.With(creation, name, Zero);
            }
            else if (type.InstanceConstructors.SelectMany(static c => c.Parameters).Any(p => p.Name == name))
            {
                yield return CreationSyntax.WithArgument(creation, SyntaxFactory.Argument(Zero));
            }
        }
    }

    // The client's options: a policy that never retries, or a number within one that is there already.
    private IEnumerable<ExpressionSyntax> OptionsOf(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        foreach (var name in Carries(type, EntryKind.Retry, Slot.Policy))
        {
            foreach (var policy in PolicyOf(type, name))
            {
                yield return CreationSyntax.With(creation, name, policy);
            }
        }
    }

    private IEnumerable<ExpressionSyntax> Client(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        foreach (var name in Carries(type, EntryKind.Client, Slot.Attempts))
        {
            if (Settable(type, name) is not null)
            {
                yield return CreationSyntax.With(creation, name, Zero);
            }
        }

        var given = Arguments.Of(creation, _call.Model, _call.CancellationToken);
        var names = Carries(type, EntryKind.Client, Slot.ClientOptions).ToList();
        foreach (var constructor in type.InstanceConstructors.Where(static c => c.DeclaredAccessibility == Accessibility.Public))
        {
            if (constructor.Parameters.FirstOrDefault(p => names.Contains(p.Name) && p.Ordinal == given.Count) is { } options
                && Taken(constructor, given) is { } arguments)
            {
                foreach (var made in NewOptions(options.Type))
                {
                    var list = creation.ArgumentList ?? SyntaxFactory.ArgumentList();
                    for (var i = 0; i < arguments.Count; i++)
                    {
                        list = list.ReplaceNode(list.Arguments[i].Expression, arguments[i].WithTriviaFrom(list.Arguments[i].Expression));
                    }

                    list = CreationSyntax.With(list, SyntaxFactory.Argument(made), list.Arguments.Count);
                    yield return creation switch
                    {
                        ObjectCreationExpressionSyntax typed => typed.WithArgumentList(list),
                        ImplicitObjectCreationExpressionSyntax bare => bare.WithArgumentList(list),
                        _ => creation,
                    };
                }
            }
        }
    }

    private IEnumerable<ExpressionSyntax> NewOptions(ITypeSymbol type)
    {
        foreach (var name in Carries(type, EntryKind.Retry, Slot.Attempts).Where(n => Settable(type, n) is not null))
        {
            yield return CreationSyntax.New(_call.Source.TypeName(type), name, Zero);
        }

        foreach (var name in Carries(type, EntryKind.Retry, Slot.Policy))
        {
            foreach (var policy in PolicyOf(type, name))
            {
                yield return CreationSyntax.New(_call.Source.TypeName(type), name, policy);
            }
        }
    }

    // The arguments as an overload takes them: a key as text becomes the credential that its constructor makes of it.
    private IReadOnlyList<ExpressionSyntax>? Taken(IMethodSymbol constructor, IReadOnlyList<(ArgumentSyntax Syntax, IParameterSymbol Parameter)> given)
    {
        var values = new List<ExpressionSyntax>();
        foreach (var ((syntax, _), parameter) in given.Zip(constructor.Parameters, static (g, p) => (g, p)))
        {
            if (syntax.NameColon is not null)
            {
                return null;
            }

            if (_call.Model.ClassifyConversion(syntax.Expression, parameter.Type) is { Exists: true, IsImplicit: true })
            {
                values.Add(syntax.Expression);
            }
            else if (parameter.Type is INamedTypeSymbol { IsAbstract: false } credential
                && credential.InstanceConstructors.Any(c => c.DeclaredAccessibility == Accessibility.Public
                && c.Parameters is [{ Type.SpecialType: SpecialType.System_String }]
                    && _call.Model.GetTypeInfo(syntax.Expression, _call.CancellationToken).Type?.SpecialType == SpecialType.System_String))
            {
                values.Add(CreationSyntax.New(_call.Source.TypeName(credential), null, syntax.Expression.WithoutTrivia()));
            }
            else
            {
                return null;
            }
        }

        return values;
    }

    // A new policy where one can be set; else the one that is there, whose number is set within the initializer.
    private IEnumerable<ExpressionSyntax> PolicyOf(ITypeSymbol options, string name)
    {
        if (Property(options, name) is not { } property)
        {
            yield break;
        }

        if (property.SetMethod is not { DeclaredAccessibility: Accessibility.Public })
        {
            foreach (var number in Carries(property.Type, EntryKind.Retry, Slot.Attempts).Where(n => Settable(property.Type, n) is not null))
            {
                yield return ((BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ {number} = 0 }}")).Initializer!;
            }

            yield break;
        }

        var policies =
            from catalog in _call.Source.Catalogs
            from entry in catalog.Entries
            where entry.Kind == EntryKind.Retry && entry.Methods.Contains(CatalogEntry.Constructor) && entry.Slots.Values.Contains(Slot.Attempts)
            let type = _call.Source.Compilation.GetTypeByMetadataName(entry.Type)
            where type is { IsAbstract: false } && _call.Source.Compilation.ClassifyCommonConversion(type, property.Type) is { Exists: true, IsImplicit: true }
            select type;
        foreach (var policy in policies.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            yield return CreationSyntax.New(_call.Source.TypeName(policy), null, Zero);
        }
    }

    private IEnumerable<string> Carries(ITypeSymbol? type, EntryKind kind, Slot slot) =>
        _call.Source.Index.OfType(type, kind).SelectMany(static e => e.Entry.Slots).Where(s => s.Value == slot).Select(static s => s.Key).Distinct();

    private static IPropertySymbol? Settable(ITypeSymbol type, string name) =>
        Property(type, name) is { SetMethod.DeclaredAccessibility: Accessibility.Public } property ? property : null;

    private static IPropertySymbol? Property(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name)
                .OfType<IPropertySymbol>()
                .FirstOrDefault(static p => p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }) is { } property)
            {
                return property;
            }
        }

        return null;
    }
}
