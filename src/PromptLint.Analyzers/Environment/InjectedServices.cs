using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Environment;

/// <summary>Where a service is asked for: by a constructor, by a request handler, by a provider. What it is stands in the registrations.</summary>
internal sealed class InjectedServices : IServiceValues
{
    private readonly ServiceRegistrations _services;

    public InjectedServices(ServiceRegistrations services) => _services = services;

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
        if (call.TargetMethod is not
            { Name: "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "GetKeyedService", TypeArguments: [var service] }
            || (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Type?.Name
                is not ("IServiceProvider" or "IKeyedServiceProvider" or "ServiceProvider"))
        {
            return null;
        }

        var key = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "serviceKey");
        return _services.Find(reader, service, key is not null && reader.Read(key.Value) is TextValue { Text.Known: { } text } ? text : null);
    }

    private static bool IsHandler(ISymbol container) => container switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda => IsMapped(lambda),
        IMethodSymbol method => method.ContainingType.GetAttributes().Concat(method.GetAttributes())
                .Any(static a => a.AttributeClass?.Name is "ApiControllerAttribute" or "FunctionAttribute")
            || Inherits(method.ContainingType, "ControllerBase"),
        _ => false,
    };

    // `app.MapPost("/chat", (IChatClient chat) => ...)`.
    private static bool IsMapped(IMethodSymbol lambda) => lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        && syntax.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && SourceLocations.NameOf(call) is SimpleNameSyntax name
        && name.Identifier.ValueText.StartsWith("Map", System.StringComparison.Ordinal);

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

    private static string? KeyOf(IParameterSymbol parameter) => parameter.GetAttributes()
        .Where(static a => a.AttributeClass?.Name == "FromKeyedServicesAttribute" && a.ConstructorArguments.Length == 1)
        .Select(static a => a.ConstructorArguments[0].Value as string)
        .FirstOrDefault();
}
