using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>Where options types take a setting, as the catalogs tell it: a property of their own, or options within the options.</summary>
internal sealed class OptionsTypes
{
    private const int DeepestNesting = 3;

    private readonly EditedSource _source;
    private readonly Setting _setting;

    public OptionsTypes(EditedSource source, Setting setting)
    {
        _source = source;
        _setting = setting;
    }

    /// <summary>The property that takes the setting, with the value as it takes it.</summary>
    public (IPropertySymbol Property, ExpressionSyntax Value)? Place(ITypeSymbol type)
    {
        foreach (var property in SlotMembers.Properties(_source.Index, type, EntryKind.Options, _setting.Slot))
        {
            if (_setting.ValueFor(property.Type, property.SetMethod is { DeclaredAccessibility: Accessibility.Public }, _source) is { } value)
            {
                return (property, value);
            }
        }

        return null;
    }

    /// <summary>The settable properties that hold further options.</summary>
    public IEnumerable<IPropertySymbol> Nested(ITypeSymbol type) =>
        SlotMembers.Properties(_source.Index, type, EntryKind.Options, Slot.Options)
            .Where(static p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public });

    /// <summary>The constructor parameters that take further options, by constructor.</summary>
    public IEnumerable<IParameterSymbol> NestedParameters(INamedTypeSymbol type) =>
        SlotMembers.ConstructorParameters(_source.Index, type, EntryKind.Options, Slot.Options);

    /// <summary>The type that stands in for one that takes the setting only in a form of its own for each vendor.</summary>
    public INamedTypeSymbol? StandIn(ITypeSymbol type) => SlotMembers.StandIn(_source.Index, type, _source.Compilation);

    /// <summary>A new object of a type with the setting in it; null where the type has no place for it.</summary>
    public ExpressionSyntax? New(ITypeSymbol type, int depth = 0)
    {
        if (depth > DeepestNesting || type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (StandIn(named) is { } other && Place(named) is null)
        {
            return New(other, depth + 1);
        }

        var creatable = !named.IsAbstract
            && named.InstanceConstructors.Any(static c => c.DeclaredAccessibility == Accessibility.Public && c.Parameters.All(static p => p.IsOptional));
        if (creatable && Place(named) is { } place)
        {
            return CreationSyntax.New(_source.TypeName(named), place.Property.Name, place.Value);
        }

        foreach (var parameter in NestedParameters(named).Where(
            static p => p.Ordinal == 0 && p.ContainingSymbol is IMethodSymbol c && c.Parameters.Skip(1).All(static q => q.IsOptional)))
        {
            if (New(parameter.Type, depth + 1) is { } inner)
            {
                return CreationSyntax.New(_source.TypeName(named), null, inner);
            }
        }

        foreach (var property in creatable ? Nested(named) : Enumerable.Empty<IPropertySymbol>())
        {
            if (New(property.Type, depth + 1) is { } inner)
            {
                return CreationSyntax.New(_source.TypeName(named), property.Name, inner);
            }
        }

        return null;
    }
}
