using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Catalogs;

/// <summary>A catalog entry and the SDK that it belongs to.</summary>
internal sealed class IndexedEntry
{
    public IndexedEntry(SdkCatalog sdk, CatalogEntry entry)
    {
        Sdk = sdk;
        Entry = entry;
    }

    public SdkCatalog Sdk { get; }

    public CatalogEntry Entry { get; }
}

/// <summary>Finds the catalog entries that a symbol stands for. Matches by resolved symbol, never by a simple name alone.</summary>
internal sealed class SdkIndex : IModelledSymbols
{
    private static readonly SymbolDisplayFormat NamespaceFormat =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private readonly Dictionary<string, List<IndexedEntry>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogMembers> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _registrars = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _promptImports = new(StringComparer.Ordinal);
    private readonly List<CatalogEndpoint> _endpoints = new();
    private readonly List<CatalogEntry> _registrations = new();
    private readonly List<IndexedEntry> _contracts = new();
    private readonly HashSet<string> _callNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndexedEntry>> _entryPointsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<NameMeaning, string[]> _namesByMeaning = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, string> _names = new(SymbolEqualityComparer.Default);

    public SdkIndex(IEnumerable<SdkCatalog> catalogs)
    {
        foreach (var catalog in catalogs)
        {
            foreach (var entry in catalog.Entries)
            {
                if (!_byType.TryGetValue(entry.Type, out var entries))
                {
                    _byType.Add(entry.Type, entries = new List<IndexedEntry>());
                }

                var indexed = new IndexedEntry(catalog, entry);
                entries.Add(indexed);
                if (entry.Kind == EntryKind.Registration)
                {
                    _registrations.Add(entry);
                }

                if (entry.Kind == EntryKind.HttpContract)
                {
                    _contracts.Add(indexed);
                }

                if (entry.Kind == EntryKind.EntryPoint)
                {
                    EntryPointsOf(SimpleName(entry.Type)).Add(indexed);
                }

                if (entry.Kind is EntryKind.Call or EntryKind.HttpCall)
                {
                    _callNames.UnionWith(entry.Methods);
                }

                if (entry.Kind == EntryKind.Prompt && entry.Slots.Values.Any(static s => s is Slot.PromptDirectory or Slot.YamlDirectory))
                {
                    _promptImports.UnionWith(entry.Methods);
                }
            }

            foreach (var names in catalog.Names)
            {
                _namesByMeaning[names.Key] = NamesFor(names.Key).Union(names.Value).ToArray();
            }

            _endpoints.AddRange(catalog.Endpoints);
            foreach (var registrar in catalog.Entries.Where(static e => e.Kind is EntryKind.Client or EntryKind.Retry && e.Create is not null))
            {
                if (!_registrars.TryGetValue(registrar.Create!, out var names))
                {
                    _registrars.Add(registrar.Create!, names = new SortedSet<string>(StringComparer.Ordinal));
                }

                names.UnionWith(registrar.Methods);
            }

            foreach (var members in catalog.Members)
            {
                _members[members.Type] = members;
            }
        }
    }

    /// <summary>The HTTP endpoints of all catalogs.</summary>
    public IReadOnlyList<CatalogEndpoint> Endpoints => _endpoints;

    /// <summary>The methods that register any service with a container, whatever its type.</summary>
    public IReadOnlyList<CatalogEntry> Registrations => _registrations;

    /// <summary>The methods that make plugins of folders with prompts.</summary>
    public IEnumerable<string> PromptImports => _promptImports;

    /// <summary>Cheap first look: could a method of that name be a call?</summary>
    public bool MayBeCall(string methodName) => _callNames.Contains(methodName);

    /// <summary>The methods that register a service of that type with a container.</summary>
    public IEnumerable<string> RegistrarsOf(string type) => _registrars.TryGetValue(type, out var names) ? names : Enumerable.Empty<string>();

    /// <summary>The call that a method is, or null.</summary>
    public IndexedEntry? FindCall(IMethodSymbol method) =>
        (MayBeCall(method.Name) ? Find(method, static e => e.Kind is EntryKind.Call or EntryKind.HttpCall) : null) ?? this.Contract(method);

    /// <summary>The attributes that make a call of an interface's method an HTTP request, and those of its body.</summary>
    public IReadOnlyList<IndexedEntry> Contracts => _contracts;

    /// <summary>The first entry of the wanted kind for a method, constructor or property: its own type, what it overrides, what it implements.</summary>
    public IndexedEntry? Find(ISymbol member, Func<CatalogEntry, bool> wanted)
    {
        var name = member.Name;
        var original = member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : member.OriginalDefinition;
        for (var current = original; current is not null; current = Overridden(current))
        {
            if (InType(current.ContainingType, name, wanted) is { } found)
            {
                return found;
            }
        }

        if (member.IsStatic || name == CatalogEntry.Constructor || original.ContainingType is not { } type)
        {
            return null;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (InType(contract, name, wanted) is { } found)
            {
                // The compiler names the method that first implements the contract, also where a derived class overrides it.
                for (var current = original; current is not null; current = Overridden(current))
                {
                    if (Implements(type, current, contract, name))
                    {
                        return found;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Whether a method overrides one of the type of that name.</summary>
    public bool OverridesIn(IMethodSymbol method, string type)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (NameOf(current.ContainingType) == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The entries of a kind that describe a type as an object: itself, its bases, its interfaces.</summary>
    public IEnumerable<IndexedEntry> OfType(ITypeSymbol? type, EntryKind kind)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (InType(current, CatalogEntry.Constructor, e => e.Kind == kind) is { } found)
            {
                yield return found;
            }
        }

        foreach (var contract in type?.AllInterfaces ?? ImmutableArray<INamedTypeSymbol>.Empty)
        {
            if (InType(contract, CatalogEntry.Constructor, e => e.Kind == kind) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>The names, or words of names, that mean something whatever the type.</summary>
    public IReadOnlyList<string> NamesFor(NameMeaning meaning) => _namesByMeaning.TryGetValue(meaning, out var names) ? names : Array.Empty<string>();

    /// <summary>The entry of a kind that names exactly this type: neither a base nor an interface of it.</summary>
    public IndexedEntry? Exactly(ITypeSymbol? type, EntryKind kind) => InType(type as INamedTypeSymbol, CatalogEntry.Constructor, e => e.Kind == kind);

    /// <summary>The entry points that name this type, itself or a member of it; of a type whose assembly is missing only the simple name is known.</summary>
    public IEnumerable<CatalogEntry> EntryPoints(INamedTypeSymbol type) =>
        _entryPointsByName.TryGetValue(type.Name, out var entries)
            ? entries.Select(static e => e.Entry).Where(e => type.TypeKind == TypeKind.Error || e.Type == NameOf(type))
            : Enumerable.Empty<CatalogEntry>();

    /// <summary>The entries of a kind that give the parts of an object their meaning: its maker's, and its type's.</summary>
    public IEnumerable<IndexedEntry> Of(ObjectValue value, EntryKind kind)
    {
        if (value.Maker is { } maker and not IMethodSymbol { MethodKind: MethodKind.Constructor } && Find(maker, e => e.Kind == kind) is { } made)
        {
            yield return made;
        }

        foreach (var entry in OfType(value.Type, kind))
        {
            yield return entry;
        }
    }

    /// <summary>The parts of an object that carry a slot, by the meaning that its entries of a kind give.</summary>
    public IEnumerable<Value> Parts(ObjectValue value, EntryKind kind, Slot slot) =>
        Of(value, kind).SelectMany(e => e.Entry.Slots.Where(s => s.Value == slot)).Select(static s => s.Key).Distinct()
            .Select(value.Part).Where(static v => v != Value.Unset);

    /// <summary>The value that a static or enumeration member stands for (a role, a model id), or null.</summary>
    public string? MemberMeaning(ISymbol member) =>
        member.ContainingType is { } type && _members.TryGetValue(NameOf(type), out var members)
            && members.Values.TryGetValue(member.Name, out var value) ? value : null;

    /// <inheritdoc/>
    public bool IsModelled(ISymbol member) => MemberMeaning(member) is not null || Find(member, static _ => true) is not null;

    /// <summary>The metadata name of a type as catalogs write it.</summary>
    public string NameOf(INamedTypeSymbol type) => _names.GetOrAdd(type.OriginalDefinition, static t =>
    {
        var name = t.MetadataName;
        for (var outer = t.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        return t.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(NamespaceFormat) + "." + name : name;
    });

    private List<IndexedEntry> EntryPointsOf(string name)
    {
        if (!_entryPointsByName.TryGetValue(name, out var entries))
        {
            _entryPointsByName.Add(name, entries = new List<IndexedEntry>());
        }

        return entries;
    }

    private static string SimpleName(string type) => type.Substring(type.LastIndexOfAny(new[] { '.', '+' }) + 1).Split('`')[0];

    private IndexedEntry? InType(INamedTypeSymbol? type, string name, Func<CatalogEntry, bool> wanted)
    {
        if (type is null || !_byType.TryGetValue(NameOf(type), out var entries))
        {
            return null;
        }

        foreach (var candidate in entries)
        {
            if (wanted(candidate.Entry) && (candidate.Entry.Methods.Contains(name) || candidate.Entry.Adders.ContainsKey(name)))
            {
                return candidate;
            }
        }

        return null;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };

    private static bool Implements(INamedTypeSymbol type, ISymbol member, INamedTypeSymbol contract, string name)
    {
        if (SymbolEqualityComparer.Default.Equals(contract, type))
        {
            return true;
        }

        // An interface that extends the contract declares no implementation, but a member of it that hides the contract's is the contract's.
        return type.TypeKind == TypeKind.Interface
            || contract.GetMembers(name).Any(c => SymbolEqualityComparer.Default.Equals(
            type.FindImplementationForInterfaceMember(c)?.OriginalDefinition, member));
    }
}
