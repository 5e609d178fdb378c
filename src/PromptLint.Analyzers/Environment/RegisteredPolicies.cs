using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Environment;

/// <summary>
/// What the project registers under a name or for a type, to be got elsewhere: pipelines, and the handlers of HTTP clients. A
/// registration without either holds for all that are got.
/// </summary>
internal sealed class RegisteredPolicies
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;

    public RegisteredPolicies(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
    }

    /// <summary>The entry of a method that gets something registered by its name; null for any other member.</summary>
    public IndexedEntry? Getter(ISymbol? member) =>
        member is IMethodSymbol { ReturnType: INamedTypeSymbol given }
        && _index.Find(member, static e => e.Kind == EntryKind.Retry && e.Create is not null) is { } found
        && Bare(_index.NameOf(given)) == found.Entry.Create ? found : null;

    /// <summary>The registrations that may serve what is got, as the chains that they begin.</summary>
    /// <param name="type">Metadata name of what is got.</param>
    /// <param name="name">Its name; null when that is not known.</param>
    /// <param name="holder">The type that is given it, for what is registered with a type; null for none.</param>
    public IEnumerable<ObjectValue> Find(string type, string? name, ITypeSymbol? holder)
    {
        foreach (var method in _index.RegistrarsOf(type))
        {
            foreach (var syntax in NameIndex.Calls(_reader.Models.Compilation, method, _reader.CancellationToken))
            {
                if (_reader.Models.Operation(syntax, _reader.CancellationToken) is IInvocationOperation call
                    && _index.Find(call.TargetMethod, e => e.Kind == EntryKind.Retry && e.Create == type) is { } found && Getter(call.TargetMethod) is null
                    && Serves(call, found.Entry, name, holder)
                    && _reader.Read(RegistrationChain.Of(call, _reader.Models, _index)) is ObjectValue chain)
                {
                    yield return chain;
                }
            }
        }
    }

    private bool Serves(IInvocationOperation call, CatalogEntry entry, string? name, ITypeSymbol? holder)
    {
        var given = call.Arguments.FirstOrDefault(a => a.Parameter is { } p && entry.Slots.TryGetValue(p.Name, out var slot) && slot == Slot.Name);
        if (given is not null && holder is null)
        {
            return name is null || _reader.Read(given.Value) is not TextValue { Text.Known: { } known } || known == name;
        }

        return holder is null || call.TargetMethod.TypeArguments.IsEmpty
            // What is registered for everybody has neither name nor type.
            ? given is null && call.TargetMethod.TypeArguments.IsEmpty && entry.Slots.Values.Contains(Slot.Policy)
            : call.TargetMethod.TypeArguments.Any(t => SymbolEqualityComparer.Default.Equals(t, holder));
    }

    private static string Bare(string name) => name.Split('`')[0];
}
