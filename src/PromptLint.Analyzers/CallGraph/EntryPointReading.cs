using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.CallGraph;

/// <summary>What is started from outside: the program, routes, actions, background services, triggers, and a library's public methods.</summary>
internal sealed class EntryPointReading
{
    private readonly Compilation _compilation;
    private readonly IMethodSymbol? _main;

    public EntryPointReading(Compilation compilation, CancellationToken cancellationToken)
    {
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

        var attributes = method.GetAttributes();
        if (attributes.Any(static a => a.AttributeClass?.Name is "FunctionAttribute" or "FunctionNameAttribute"))
        {
            return EntryPointKind.Trigger;
        }

        var type = method.ContainingType;
        if (method.DeclaredAccessibility == Accessibility.Public && !method.IsStatic
            && (Inherits(type, "ControllerBase") || type.GetAttributes().Any(static a => a.AttributeClass?.Name == "ApiControllerAttribute"))
            && attributes.All(static a => a.AttributeClass?.Name != "NonActionAttribute"))
        {
            return EntryPointKind.Action;
        }

        if (method.Name == "ExecuteAsync" && method.IsOverride && Inherits(type, "BackgroundService")
            || method.Name is "StartAsync" or "StartingAsync" or "StartedAsync"
                && type.AllInterfaces.Any(static i => i.Name is "IHostedService" or "IHostedLifecycleService") && !Inherits(type, "BackgroundService"))
        {
            return EntryPointKind.HostedService;
        }

        return _compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && IsVisible(method) ? EntryPointKind.PublicApi : EntryPointKind.None;
    }

    /// <summary>The route that a delegate is mapped to: <c>POST /tickets</c>; null when the call maps none.</summary>
    private static string? RouteOf(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (!name.StartsWith("Map", System.StringComparison.Ordinal)
            || call.TargetMethod.Parameters.All(static p => p.Name is not ("handler" or "requestDelegate")))
        {
            return null;
        }

        var verb = name is "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" ? name.Substring(3).ToUpperInvariant() : "ANY";
        var pattern = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "pattern")?.Value.ConstantValue is { HasValue: true, Value: string text }
            ? text : "a route";
        return verb + " " + pattern;
    }

    /// <summary>The route that a lambda or method group handles, or null.</summary>
    public static string? RouteOf(IOperation handler) =>
        DelegateRuns.ArgumentOf(handler) is { Parent: IInvocationOperation call, Parameter.Name: "handler" or "requestDelegate" } ? RouteOf(call) : null;

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

    private static bool Inherits(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
