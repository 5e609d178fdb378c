using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>
/// What was added to a builder after it was made (<c>builder.AddX(modelId)</c>), also to one of its parts (<c>builder.Services.AddX(modelId)</c>).
/// </summary>
internal sealed class BuilderRegistrations
{
    private readonly SdkIndex _index;
    private readonly ObjectValue _made;
    private readonly List<ObjectValue> _all;

    public BuilderRegistrations(SdkIndex index, ObjectValue made)
    {
        _index = index;
        _made = made;
        _all = Find().ToList();
    }

    /// <summary>True when anything was added that a catalog knows.</summary>
    public bool IsAny => _all.Count > 0;

    /// <summary>Layers, the outermost first: each stands round what the builder makes.</summary>
    public IEnumerable<ObjectValue> Layers => _all.Where(IsLayer);

    /// <summary>Clients: any of them may serve a call.</summary>
    public IEnumerable<ObjectValue> Clients => _all.Where(r => !IsLayer(r));

    // The members of a group are made elsewhere and given to it: that registers nothing.
    private IEnumerable<ObjectValue> Find() => _made.Items
        .Concat(_made.Parts.Where(p => !IsGroup(p.Key)).Select(static p => p.Value).OfType<ObjectValue>().SelectMany(static p => p.Items))
        .Select(static i => i is CalledValue called ? called.Call : i).OfType<ObjectValue>()
        .Where(i => i.Maker is { } maker && IsRegistration(maker) && _index.Find(maker, static e => e.Kind == EntryKind.Client) is not null);

    private bool IsGroup(string part) =>
        _index.Of(_made, EntryKind.Client).Any(e => e.Entry.Slots.TryGetValue(part, out var slot) && slot is Slot.Inners or Slot.Each);

    // What gives something else than the builder itself registers nothing, whatever it is called on.
    private static bool IsRegistration(ISymbol maker) =>
        maker is IMethodSymbol method && (method.IsExtensionMethod || SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType));

    // What wraps the very builder that it is called on, and names no model of its own: a client that is added to a builder also gives it back.
    private bool IsLayer(ObjectValue registered) =>
        registered.Maker is IMethodSymbol maker && _index.Find(maker, static e => e.Kind == EntryKind.Client) is { Entry: { Create: null } entry }
        && entry.Slots.Any(s => s.Value == Slot.Inner && s.Key == ReceiverOf(maker.ReducedFrom ?? maker))
        && !entry.Slots.Values.Any(static s => s is Slot.Model or Slot.Deployment or Slot.Connection or Slot.Client);

    private static string ReceiverOf(IMethodSymbol method) => method.IsExtensionMethod ? method.Parameters[0].Name : CatalogEntry.Receiver;
}
