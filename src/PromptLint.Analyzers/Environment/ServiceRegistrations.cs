using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Environment;

/// <summary>
/// What a container gives where a service is asked for: the registrations of the project (<c>AddSingleton&lt;T&gt;</c> and its
/// kin, and what the catalogs name), read like any other value. Several registrations are several possibilities.
/// </summary>
internal sealed class ServiceRegistrations
{
    private readonly SourceModels _models;
    private readonly SdkIndex _index;
    private readonly ConcurrentDictionary<string, ImmutableArray<IInvocationOperation>> _calls = new();

    public ServiceRegistrations(SourceModels models, SdkIndex index)
    {
        _models = models;
        _index = index;
    }

    /// <summary>The value that is registered for a service type; null when none is in sight.</summary>
    /// <param name="reader">Reads the registered instance or factory.</param>
    /// <param name="service">The type that is asked for.</param>
    /// <param name="key">The key that is asked for; null for none.</param>
    public Value? Find(ValueReader reader, ITypeSymbol service, string? key)
    {
        if (service.SpecialType != SpecialType.None || service.TypeKind is not (TypeKind.Class or TypeKind.Interface))
        {
            return null;
        }

        var found = new List<Value>();
        foreach (var registration in _index.Registrations.Where(r => r.Slots.Values.Contains(Slot.Name) == key is not null))
        {
            foreach (var call in registration.Methods.SelectMany(name => Calls(reader, name)).Where(c => Registers(c, registration, service)))
            {
                if ((key is null || KeyOf(reader, call, registration) == key) && Registered(reader, call, registration) is { } value)
                {
                    found.Add(value);
                }
            }
        }

        found.AddRange(NamedByCatalogs(reader, service, key));

        return found.Count == 0 ? null : OneOf(service.Name, found);
    }

    private IEnumerable<Value> NamedByCatalogs(ValueReader reader, ITypeSymbol service, string? key) =>
        service is INamedTypeSymbol named ? NamedByCatalogs(reader, _index.NameOf(named), key) : Enumerable.Empty<Value>();

    private IEnumerable<Value> NamedByCatalogs(ValueReader reader, string type, string? key)
    {
        foreach (var name in _index.RegistrarsOf(type))
        {
            foreach (var call in Calls(reader, name))
            {
                if (_index.Find(call.TargetMethod, e => e.Kind == EntryKind.Client && e.Create == type) is { } registrar
                    && NameOf(reader, call, registrar.Entry) == key)
                {
                    yield return Served(reader, registrar.Entry, reader.Read(RegistrationChain.Of(call, _models, _index)));
                }
            }
        }
    }

    // What takes its own services from the container, as a kernel does: those that are registered for it.
    private Value Served(ValueReader reader, CatalogEntry registrar, Value registered)
    {
        var part = registrar.Slots.FirstOrDefault(static s => s.Value == Slot.Inner).Key;
        var services = registrar.Serves.Select(type => NamedByCatalogs(reader, type, null).Take(AnalysisLimits.Registrations + 1).ToList())
            .FirstOrDefault(static found => found.Count > 0);
        return part is null || services is null ? registered
            : registered.Map(v => v is ObjectValue made ? made.With(part, OneOf(part, services)) : v);
    }

    // Which of many is meant is decided at run time.
    private static Value OneOf(string asked, IReadOnlyCollection<Value> registered) =>
        registered.Count > AnalysisLimits.Registrations ? UnknownValue.Stopped(asked, AnalysisLimits.Registrations) : Value.OneOf(registered);

    // What is registered under a name is asked for by that name.
    private static string? NameOf(ValueReader reader, IInvocationOperation call, CatalogEntry registrar) =>
        registrar.Slots.FirstOrDefault(static s => s.Value == Slot.Name).Key is { } parameter
            ? call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter) is { } name
            && reader.Read(name.Value) is TextValue { Text.Known: { } text } ? text : ""
            : null;

    private ImmutableArray<IInvocationOperation> Calls(ValueReader reader, string name) => _calls.GetOrAdd(name, n =>
        NameIndex.Calls(_models.Compilation, n, reader.CancellationToken)
            .Select(syntax => _models.Operation(syntax, reader.CancellationToken))
            .OfType<IInvocationOperation>()
            .ToImmutableArray());

    private bool Registers(IInvocationOperation call, CatalogEntry registration, ITypeSymbol service)
    {
        if (_index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Registration)?.Entry != registration)
        {
            return false;
        }

        var registered = call.TargetMethod.TypeArguments.Length > 0
            ? call.TargetMethod.TypeArguments[0]
            : call.Arguments.Select(static a => a.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        return SymbolEqualityComparer.Default.Equals(registered, service);
    }

    /// <summary>The key that a call registers or asks for a service under; null where it has none, or it is not known.</summary>
    public static string? KeyOf(ValueReader reader, IInvocationOperation call, CatalogEntry entry) =>
        Given(call, entry, Slot.Name) is { } key && reader.Read(key) is TextValue { Text.Known: { } text } ? text : null;

    private static IOperation? Given(IInvocationOperation call, CatalogEntry entry, Slot slot) =>
        call.Arguments.FirstOrDefault(a => a.Parameter is { } p && entry.Slots.TryGetValue(p.Name, out var meant) && meant == slot)?.Value;

    private Value? Registered(ValueReader reader, IInvocationOperation call, CatalogEntry registration) =>
        Given(call, registration, Slot.Instance) is { } instance ? reader.Read(instance)
        : Given(call, registration, Slot.Factory) is { } made && reader.Read(made) is DelegateValue factory ? reader.Returned(factory)
        : call.TargetMethod.TypeArguments is [_, INamedTypeSymbol { TypeKind: TypeKind.Class } type] ? Constructed(reader, call, type)
        : null;

    // Registered by type alone: the container makes it, with what is registered for its own constructor.
    private Value Constructed(ValueReader reader, IInvocationOperation call, INamedTypeSymbol type)
    {
        var constructor = type.InstanceConstructors.Where(static c => c.DeclaredAccessibility == Accessibility.Public)
            .OrderByDescending(static c => c.Parameters.Length).FirstOrDefault();
        return reader.Guarded(type, call, () => (constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty).Aggregate(
            ObjectValue.Made(call, type, constructor),
            (made, parameter) => Find(reader, parameter.Type, null) is { } value ? made.With(parameter.Name, value) : made));
    }
}
