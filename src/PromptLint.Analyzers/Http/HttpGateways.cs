using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;

namespace PromptLint.Analyzers.Http;

/// <summary>A method that sends an HTTP request to the address that its caller gives.</summary>
/// <param name="Sdk">What its requests are told as: the catalog's own name for the method that sends them.</param>
/// <param name="Type">Metadata name of its type.</param>
/// <param name="Method">Its name.</param>
/// <param name="Url">Name of the parameter that holds the address.</param>
/// <param name="Body">Name of the parameter that holds the body; null where the method makes it itself.</param>
internal sealed record HttpGateway(string Sdk, string Type, string Method, string Url, string? Body);

/// <summary>
/// Finds the methods of a project that other projects use to send HTTP requests: what they ask stands at the callers, which this
/// compilation does not see. They are told as a catalog, so that the callers' compilations know them as they know an SDK.
/// </summary>
internal static class HttpGateways
{
    /// <summary>The methods around a request that other projects can call and whose parameter gives its address.</summary>
    /// <param name="containing">The symbol whose body holds the request.</param>
    /// <param name="index">The catalogs.</param>
    /// <param name="sdk">The catalog of the method that sends the request.</param>
    /// <param name="request">Reads address and body of the request as reached on a path.</param>
    public static IEnumerable<HttpGateway> Around(ISymbol containing, SdkIndex index, string sdk, System.Func<CallContext, (Value Url, Value Body)> request)
    {
        for (var symbol = containing; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (method.MethodKind != MethodKind.Ordinary || method.Parameters.IsEmpty || !IsInSight(method))
            {
                continue;
            }

            var (url, body) = request(CallContext.Marking(method));
            if (method.Parameters.FirstOrDefault(p => Holds(url, p)) is { } address)
            {
                yield return new HttpGateway(
                    sdk,
                    index.NameOf(method.ContainingType),
                    method.Name,
                    address.Name,
                    method.Parameters.FirstOrDefault(p => p.Name != address.Name && Holds(body, p))?.Name);
            }
        }
    }

    /// <summary>The catalog that describes gateways of one assembly, of which there is at least one.</summary>
    public static string Catalog(string assembly, IReadOnlyCollection<HttpGateway> gateways)
    {
        // Found by several threads, told in one order.
        var ordered = gateways.OrderBy(static g => g.Type, System.StringComparer.Ordinal).ThenBy(static g => g.Method, System.StringComparer.Ordinal)
            .ThenBy(static g => g.Url, System.StringComparer.Ordinal).ThenBy(static g => g.Body, System.StringComparer.Ordinal)
            .ThenBy(static g => g.Sdk, System.StringComparer.Ordinal)
            .ToList();
        var json = new JsonWriter(indented: false);
        json.Object(() =>
        {
            json.Name("sdk").String(ordered[0].Sdk);
            json.Name("assemblies").Array(() => json.String(assembly));
            json.Name("httpCalls").Array(() =>
            {
                foreach (var method in ordered.GroupBy(static g => (g.Type, g.Method)))
                {
                    json.Object(() =>
                    {
                        json.Name("type").String(method.Key.Type);
                        json.Name("methods").Array(() => json.String(method.Key.Method));
                        json.Name("slots").Object(() =>
                        {
                            foreach (var slot in method.SelectMany(static g => new[] { (Name: g.Url, Slot: "url"), (Name: g.Body ?? "", Slot: "body") })
                                .Where(static s => s.Name.Length > 0).GroupBy(static s => s.Name).OrderBy(static s => s.Key, System.StringComparer.Ordinal))
                            {
                                json.Name(slot.Key).String(slot.First().Slot);
                            }
                        });
                    });
                }
            });
        });
        return json.ToString();
    }

    // Internals count: a scan lets all projects of a tree see each other's.
    private static bool IsInSight(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(Value value, IParameterSymbol parameter, int depth = 0) => depth < AnalysisLimits.GatewayValueDepth && value switch
    {
        UnknownValue unknown => ParameterMark.Is(unknown, parameter),
        TextValue text => text.Text.Holes().Any(h => ParameterMark.Is(h, parameter)),
        ChoiceValue choice => choice.Alternatives.Any(a => Holds(a, parameter, depth + 1)),
        FallbackValue fallback => Holds(fallback.First, parameter, depth + 1),
        ObjectValue made => made.Parts.Values.Any(p => Holds(p, parameter, depth + 1)),
        _ => false,
    };
}
