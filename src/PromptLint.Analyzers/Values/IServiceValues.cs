using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary>What a container or a framework puts where no code of the user's own does: values that come by a type, not by an argument.</summary>
internal interface IServiceValues
{
    /// <summary>What the container gives for a type; null when no registration is in sight.</summary>
    Value? Injected(ValueReader reader, ITypeSymbol service);

    /// <summary>What the container gives a constructor's parameter, by its type and key; null when no registration is in sight.</summary>
    Value? ToConstructor(ValueReader reader, IParameterSymbol parameter);

    /// <summary>
    /// The value of a request handler's parameter (a minimal API's lambda, a controller's action) that the container gives; null when it
    /// does not.
    /// </summary>
    Value? ToHandler(ValueReader reader, IParameterSymbol parameter);

    /// <summary>The service that a provider is asked for; null when the call asks for none or none is in sight.</summary>
    Value? FromProvider(ValueReader reader, IInvocationOperation call);
}
