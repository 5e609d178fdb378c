using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.CallSites;

/// <summary>What a call takes a setting by, in the terms of its SDK: <c>ChatOptions.MaxOutputTokens</c>, or a parameter of the call.</summary>
internal sealed class SettingName
{
    private readonly SdkIndex _index;
    private readonly Compilation _compilation;
    private readonly CallExpression _call;
    private readonly CatalogEntry _entry;

    public SettingName(SdkIndex index, Compilation compilation, CallExpression call, CatalogEntry entry)
    {
        _index = index;
        _compilation = compilation;
        _call = call;
        _entry = entry;
    }

    /// <summary>The name; null where no place that the catalogs know takes it.</summary>
    /// <param name="slot">The cap, the stop sequences or another setting.</param>
    public string? Of(Slot slot)
    {
        // The options that are given say it best: a base type takes what only one of its kinds has.
        var given = _call.Arguments.Where(a => SlotOf(a.Parameter) == Slot.Options && a.Argument?.ArgumentKind != ArgumentKind.DefaultValue)
            .Select(static a => TypeOf(a.Value));
        var taken = Overloads().SelectMany(static m => m.Parameters).ToList();
        return given.Concat(taken.Where(p => SlotOf(p) == Slot.Options).Select(static p => p.Type)).OfType<ITypeSymbol>()
                .Select(t => InType(t, slot, 0)).FirstOrDefault(static name => name is not null)
            ?? taken.Where(p => SlotOf(p) == slot).Select(static p => p.Name).FirstOrDefault();
    }

    // The called overload first: another one may take options where this one takes none.
    private IEnumerable<IMethodSymbol> Overloads() => new[] { _call.Method }.Concat(_call.Method.ContainingType.GetMembers(_call.Method.Name)
        .OfType<IMethodSymbol>().Where(m => m.DeclaredAccessibility == Accessibility.Public
            && !SymbolEqualityComparer.Default.Equals(m, _call.Method.OriginalDefinition)
            && _index.FindCall(m)?.Entry == _entry));

    private Slot? SlotOf(IParameterSymbol parameter) => _entry.Slots.TryGetValue(parameter.Name, out var slot) ? slot : null;

    private string? InType(ITypeSymbol type, Slot slot, int depth)
    {
        if (depth > AnalysisLimits.OptionsNesting || type is not INamedTypeSymbol named)
        {
            return null;
        }

        var own = SlotMembers.Properties(_index, named, EntryKind.Options, slot)
            .FirstOrDefault(static p => !p.GetAttributes().Any(static a => a.AttributeClass is { Name: "ObsoleteAttribute" }));
        if (own is not null)
        {
            return named.Name + "." + own.Name;
        }

        var inner = SlotMembers.Properties(_index, named, EntryKind.Options, Slot.Options).Select(static p => p.Type)
            .Concat(SlotMembers.ConstructorParameters(_index, named, EntryKind.Options, Slot.Options).Select(static p => p.Type))
            .Concat(SlotMembers.StandIn(_index, named, _compilation) is { } other ? new ITypeSymbol[] { other } : Enumerable.Empty<ITypeSymbol>());
        return inner.Select(t => InType(t, slot, depth + 1)).FirstOrDefault(static name => name is not null);
    }

    private static ITypeSymbol? TypeOf(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value.Type;
    }
}
