using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Environment;

/// <summary>Where a service is asked for: by a constructor, by a request handler, by a provider. What it is stands in the registrations.</summary>
internal sealed class InjectedServices : IServiceValues
{
    private readonly SdkIndex _index;
    private readonly ServiceRegistrations _services;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">Knows providers and request handlers.</param>
    /// <param name="services">The registrations.</param>
    public InjectedServices(SdkIndex index, ServiceRegistrations services)
    {
        _index = index;
        _services = services;
    }

    /// <inheritdoc/>
    public Value? Injected(ValueReader reader, ITypeSymbol service) => _services.Find(reader, service, null);

    /// <inheritdoc/>
    public Value? ToConstructor(ValueReader reader, IParameterSymbol parameter) => _services.Find(reader, parameter.Type, KeyOf(parameter));

    /// <inheritdoc/>
    public Value? ToHandler(ValueReader reader, IParameterSymbol parameter) =>
        IsHandler(parameter.ContainingSymbol) ? _services.Find(reader, parameter.Type, KeyOf(parameter)) : null;

    /// <inheritdoc/>
    public Value? FromProvider(ValueReader reader, IInvocationOperation call)
    {
        if (call.TargetMethod is not { TypeArguments: [var service] }
            || _index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Provision) is not { } provision)
        {
            return null;
        }

        return _services.Find(reader, service, ServiceRegistrations.KeyOf(reader, call, provision.Entry));
    }

    private bool IsHandler(ISymbol container) => container switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda => IsMapped(lambda),
        IMethodSymbol method => method.ContainingType.GetAttributes().Concat(method.GetAttributes()).Select(static a => a.AttributeClass)
            .Concat(BaseTypes.Of(method.ContainingType)).OfType<INamedTypeSymbol>().Any(IsStartedByRequest),
        _ => false,
    };

    private bool IsStartedByRequest(INamedTypeSymbol type) =>
        _index.EntryPoints(type).Any(static e => e.StartedBy is StartedBy.Controller or StartedBy.Function && e.Methods.Contains(CatalogEntry.Constructor));

    // `app.MapPost("/chat", (IChatClient chat) => ...)`.
    private bool IsMapped(IMethodSymbol lambda) => lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        && syntax.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && SourceLocations.NameOf(call) is SimpleNameSyntax name
        && _index.NamesFor(NameMeaning.Route).Any(word => name.Identifier.ValueText.StartsWith(word, System.StringComparison.Ordinal));

    private string? KeyOf(IParameterSymbol parameter) => parameter.GetAttributes()
        .Where(a => a.ConstructorArguments.Length == 1 && _index.Exactly(a.AttributeClass, EntryKind.Provision) is not null)
        .Select(static a => a.ConstructorArguments[0].Value as string)
        .FirstOrDefault();
}
