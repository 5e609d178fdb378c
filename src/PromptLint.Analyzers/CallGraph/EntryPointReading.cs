using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.CallGraph;

/// <summary>
/// What is started from outside: the program, a library's public methods, and what the catalogs say of frameworks (routes, actions,
/// background services, triggers).
/// </summary>
internal sealed class EntryPointReading
{
    private readonly SdkIndex _index;
    private readonly Compilation _compilation;
    private readonly IMethodSymbol? _main;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellationToken">Asked while the program's start is looked for.</param>
    public EntryPointReading(SdkIndex index, Compilation compilation, CancellationToken cancellationToken)
    {
        _index = index;
        _compilation = compilation;
        _main = compilation.GetEntryPoint(cancellationToken);
    }

    /// <summary>How a method is started from outside.</summary>
    public EntryPointKind KindOf(IMethodSymbol method)
    {
        if (SymbolEqualityComparer.Default.Equals(method, _main))
        {
            return EntryPointKind.Main;
        }

        if (method.MethodKind != MethodKind.Ordinary)
        {
            return EntryPointKind.None;
        }

        return IsMarked(method, StartedBy.Function) ? EntryPointKind.Trigger
            : IsAction(method) ? EntryPointKind.Action
            : IsRunByHost(method) ? EntryPointKind.HostedService
            : _compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && IsVisible(method) ? EntryPointKind.PublicApi
            : EntryPointKind.None;
    }

    /// <summary>The route that a lambda or method group handles: <c>POST /tickets</c>; null when it handles none.</summary>
    public string? RouteOf(IOperation handler)
    {
        if (DelegateRuns.ArgumentOf(handler) is not { Parent: IInvocationOperation call, Parameter: { } parameter }
            || _index.Find(call.TargetMethod, static e => e is { Kind: EntryKind.EntryPoint, StartedBy: StartedBy.Route }) is not { Entry: var route }
            || SlotOf(route, parameter) != Slot.Handler)
        {
            return null;
        }

        var pattern = call.Arguments.FirstOrDefault(a => SlotOf(route, a.Parameter) == Slot.Route)?.Value.ConstantValue;
        return (route.Verb.Length > 0 ? route.Verb : "ANY") + " " + (pattern is { HasValue: true, Value: string text } ? text : "a route");
    }

    private static Slot? SlotOf(CatalogEntry route, IParameterSymbol? parameter) => parameter is not null
        && route.Slots.TryGetValue(parameter.Name, out var slot) ? slot : null;

    private bool IsAction(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Public && !method.IsStatic
        && (BaseTypes.Of(method.ContainingType).Any(b => Says(b, StartedBy.Controller)) || IsMarked(method.ContainingType, StartedBy.Controller))
        && !IsMarked(method, StartedBy.Nothing);

    private bool IsMarked(ISymbol symbol, StartedBy starter) => symbol.GetAttributes().Any(a => a.AttributeClass is { } attribute && Says(attribute, starter));

    private bool Says(INamedTypeSymbol type, StartedBy starter) => _index.EntryPoints(type)
        .Any(e => e.StartedBy == starter && e.Methods.Contains(CatalogEntry.Constructor));

    // The first to speak of the method decides: a base class before the interfaces that it implements.
    private bool IsRunByHost(IMethodSymbol method) => BaseTypes.Of(method.ContainingType).Where(_ => method.IsOverride)
        .Concat(method.ContainingType.AllInterfaces)
        .SelectMany(_index.EntryPoints).FirstOrDefault(e => e.Methods.Contains(method.Name)) is { StartedBy: StartedBy.Host };

    private static bool IsVisible(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
