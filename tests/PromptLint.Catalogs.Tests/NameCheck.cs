using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Core.Catalogs;

namespace PromptLint.Catalogs.Tests;

/// <summary>Looks up every name of a catalog in the real packages, and keeps count of the names that it looked up.</summary>
internal sealed class NameCheck
{
    private readonly List<string> problems = [];

    private readonly CSharpCompilation packages;

    private NameCheck(SdkCatalog catalog, CSharpCompilation packages)
    {
        this.packages = packages;
        foreach (var assembly in catalog.Assemblies)
        {
            Expect(packages.SourceModule.ReferencedAssemblies.Any(a => a.Name == assembly), $"no assembly {assembly}");
        }

        foreach (var entry in catalog.Entries)
        {
            Check(entry);
        }

        foreach (var members in catalog.Members)
        {
            var types = packages.GetTypesByMetadataName(members.Type);
            Expect(types.Length > 0, $"no type {members.Type}");
            foreach (var name in members.Values.Keys)
            {
                Expect(types.Any(t => t.GetMembers(name).Any(static m => m is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true })), $"no member {members.Type}.{name}");
            }
        }
    }

    /// <summary>The names that no package knows.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>How many names were looked up.</summary>
    public int Looked { get; private set; }

    /// <summary>Looks up every name of a catalog.</summary>
    public static NameCheck Of(SdkCatalog catalog) => new(catalog, RealPackages.Compilation);

    /// <summary>Looks up every name of a catalog in the given packages.</summary>
    public static NameCheck Of(SdkCatalog catalog, CSharpCompilation packages) => new(catalog, packages);

    private void Check(CatalogEntry entry)
    {
        var types = packages.GetTypesByMetadataName(entry.Type);
        Expect(types.Length > 0, $"no type {entry.Type}");
        if (entry.Create is { } create)
        {
            Expect(!packages.GetTypesByMetadataName(create).IsEmpty, $"no type {create} to create");
        }

        var named = types.SelectMany(Visible).ToLookup(static m => m.Name);
        foreach (var name in entry.Methods.Where(static m => m != CatalogEntry.Constructor))
        {
            Expect(named[name].Any(static m => m is IMethodSymbol or IPropertySymbol), $"no method {entry.Type}.{name}");
        }

        foreach (var name in entry.Adders.Keys)
        {
            Expect(named[name].Any(static m => m is IMethodSymbol), $"no adder {entry.Type}.{name}");
        }

        foreach (var name in entry.NotCallWith)
        {
            Expect(named[name].Any(static m => m is IPropertySymbol), $"no property {entry.Type}.{name}");
        }

        foreach (var name in entry.ServedBy)
        {
            Expect(named[name].Any(static m => m is IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsVirtual: true }), $"no method {entry.Type}.{name} to override");
        }

        var meant = entry.Methods.Concat(entry.Adders.Keys).SelectMany(name => named[name]).ToList();
        var isType = entry.Methods.Contains(CatalogEntry.Constructor);
        foreach (var slot in entry.Slots.Keys)
        {
            var there = slot == CatalogEntry.Receiver
                ? meant.Any(static m => !m.IsStatic && m is not IMethodSymbol { MethodKind: MethodKind.Constructor })
                : meant.OfType<IMethodSymbol>().SelectMany(static m => m.Parameters).Concat(meant.OfType<IPropertySymbol>().SelectMany(static p => p.Parameters)).Any(p => p.Name == slot) || isType && named[slot].Any(static m => m is IPropertySymbol);
            Expect(there, $"nothing called {slot} on {entry.Type} {string.Join("/", entry.Methods)}");
        }
    }

    /// <summary>What code outside the type can see: its own members and those of its base types and interfaces; constructors are not inherited.</summary>
    private static IEnumerable<ISymbol> Visible(INamedTypeSymbol type)
    {
        var bases = new List<INamedTypeSymbol>();
        for (var up = type.BaseType; up is not null; up = up.BaseType)
        {
            bases.Add(up);
        }

        return type.GetMembers()
            .Concat(bases.Concat(type.AllInterfaces).SelectMany(static t => t.GetMembers()).Where(static m => m is not IMethodSymbol { MethodKind: MethodKind.Constructor }))
            .Where(static m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);
    }

    private void Expect(bool found, string problem)
    {
        Looked++;
        if (!found)
        {
            problems.Add(problem);
        }
    }
}
