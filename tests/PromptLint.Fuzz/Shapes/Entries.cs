using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Core.Catalogs;

namespace PromptLint.Fuzz.Shapes;

/// <summary>A member that an entry of a catalog means: what a program can call, make or read.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Type">The type that the entry names.</param>
/// <param name="Member">A method, a constructor or a property.</param>
internal sealed record EntryMember(CatalogEntry Entry, INamedTypeSymbol Type, ISymbol Member)
{
    /// <summary>What it gives; null for nothing.</summary>
    public ITypeSymbol? Gives => Member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => Type,
        IMethodSymbol { ReturnsVoid: true } => null,
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Entry.Kind} {Member.ToDisplayString()}";
}

/// <summary>All members that the shipped catalogs mean, as far as a set of references knows them.</summary>
internal sealed class Entries
{
    private readonly Dictionary<ITypeSymbol, List<EntryMember>> _makers = new(SymbolEqualityComparer.Default);

    /// <summary>Looks up every entry.</summary>
    /// <param name="references">What programs are compiled against.</param>
    public Entries(IReadOnlyList<MetadataReference> references)
    {
        References = references;
        Compilation = CSharpCompilation.Create("Entries", references: references);
        All = SdkCatalogs.All.SelectMany(static c => c.Entries).SelectMany(Members).ToList();
        Calls = All.Where(static m => m.Entry.Kind == EntryKind.Call).ToList();
        foreach (var maker in All.Where(static m => m.Entry.Kind is not (EntryKind.Call or EntryKind.NotCall or EntryKind.HttpCall)))
        {
            if (maker.Gives is { } type)
            {
                foreach (var given in new[] { type }.Concat(type.AllInterfaces).Concat(Bases(type)))
                {
                    (_makers.TryGetValue(given, out var list) ? list : _makers[given] = []).Add(maker);
                }
            }
        }
    }

    private Entries(Entries other, IReadOnlyList<EntryMember> all, IReadOnlyList<EntryMember> calls) =>
        (References, Compilation, All, Calls, _makers) = (other.References, other.Compilation, all, calls, other._makers);

    /// <summary>What programs are compiled against.</summary>
    public IReadOnlyList<MetadataReference> References { get; }

    /// <summary>The types.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Every member, in the order of the files.</summary>
    public IReadOnlyList<EntryMember> All { get; }

    /// <summary>The same, with the members of one assembly first in line.</summary>
    public Entries Only(string assembly)
    {
        var own = All.Where(m => m.Type.ContainingAssembly.Name == assembly || m.Member.ContainingAssembly.Name == assembly).ToList();
        var calls = own.Where(static m => m.Entry.Kind == EntryKind.Call).ToList();
        return own.Count == 0 ? this : new Entries(this, own, calls.Count > 0 ? calls : Calls);
    }

    /// <summary>The billed calls.</summary>
    public IReadOnlyList<EntryMember> Calls { get; }

    /// <summary>Properties with which a request asks for something that is billed already, or is no model's work.</summary>
    public IReadOnlyList<string> NotCallWith { get; } = SdkCatalogs.All.SelectMany(static c => c.Entries).SelectMany(static e => e.NotCallWith).Distinct().ToList();

    /// <summary>The members that give a value of a type.</summary>
    public IReadOnlyList<EntryMember> Makers(ITypeSymbol type) => _makers.TryGetValue(type, out var found) ? found : [];

    private static IEnumerable<INamedTypeSymbol> Bases(ITypeSymbol type)
    {
        for (var up = type.BaseType; up is { SpecialType: SpecialType.None }; up = up.BaseType)
        {
            yield return up;
        }
    }

    private IEnumerable<EntryMember> Members(CatalogEntry entry) => Compilation.GetTypesByMetadataName(entry.Type)
        .Where(static t => t.DeclaredAccessibility == Accessibility.Public)
        .Select(t => t.Arity == 0 ? t : t.Construct(t.TypeParameters.Select(p => (ITypeSymbol)(p.ConstraintTypes.FirstOrDefault() is { TypeKind: not TypeKind.TypeParameter } constraint ? constraint : Compilation.GetSpecialType(SpecialType.System_String))).ToArray()))
        .SelectMany(type => entry.Methods.Concat(entry.Adders.Keys)
            .SelectMany(name => new[] { type }.Concat(name == CatalogEntry.Constructor ? [] : Bases(type).Concat(type.AllInterfaces)).SelectMany(t => t.GetMembers(name)))
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && !m.IsImplicitlyDeclared && !(type.IsAbstract && m is IMethodSymbol { MethodKind: MethodKind.Constructor })
                && m is IMethodSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null })
            .Select(m => new EntryMember(entry, type, m)));
}
