using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// What the code expects a request's answer to hold: the type that it is read as, and the fields that are asked for by name. Where only
/// the run knows the address, that tells whether a model was asked: nothing else answers with choices of messages.
/// </summary>
internal sealed class HttpResponseShape
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly Lazy<int> _requests;
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _types;
    private readonly Lazy<HashSet<string>> _asked;

    public HttpResponseShape(SdkIndex index, ValueReader values, CallExpression call)
    {
        _index = index;
        _values = values;
        var around = new Lazy<IReadOnlyList<IOperation>>(() => call.Operation.Root().DescendantsAndSelf().ToList());
        _requests = new Lazy<int>(() => around.Value.OfType<IInvocationOperation>()
            .Count(i => _index.FindCall(i.TargetMethod) is { Entry.Kind: EntryKind.HttpCall }));
        _types = new Lazy<IReadOnlyList<INamedTypeSymbol>>(() => around.Value.OfType<IInvocationOperation>()
            .SelectMany(static i => i.TargetMethod.TypeArguments).OfType<INamedTypeSymbol>().Where(static t => t.TypeKind is TypeKind.Class or TypeKind.Struct)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList());
        _asked = new Lazy<HashSet<string>>(() => new HashSet<string>(around.Value.Select(Asked).OfType<string>(), StringComparer.Ordinal));
    }

    /// <summary>The endpoint that answers so; null when it is not told, or when it may be another request's answer.</summary>
    /// <param name="endpoints">The known ones, the most usual first.</param>
    public CatalogEndpoint? Find(IEnumerable<CatalogEndpoint> endpoints) => IsOnlyRequest ? endpoints.FirstOrDefault(Tells) : null;

    /// <summary>Whether an endpoint answers so, whatever its address.</summary>
    public bool Is(CatalogEndpoint endpoint) => IsOnlyRequest && Tells(endpoint);

    private bool IsOnlyRequest => _requests.Value <= 1;

    private bool Tells(CatalogEndpoint endpoint) => endpoint.Answer.Count > 0
        && (_types.Value.Any(t => endpoint.Answer.All(path => JsonShape.Has(t, path))) || endpoint.Answer.All(path => _asked.Value.Contains(path)));

    // `root.GetProperty("choices")[0].GetProperty("message").GetProperty("content")`, `node["choices"]?[0]?["message"]?["content"]` and
    // `token.SelectToken("choices[0].message.content")` ask for `choices.message.content`.
    private string? Asked(IOperation operation)
    {
        if (operation is IInvocationOperation { TargetMethod.Name: "SelectToken" } select
            && select.Arguments.FirstOrDefault()?.Value.ConstantValue.Value is string selected)
        {
            return string.Join(".", selected.TrimStart('$', '.').Split('.').Select(static s => s.Split('[')[0]));
        }

        var names = new List<string>();
        var value = operation is IInvocationOperation { TargetMethod.Name: "GetProperty" or "TryGetProperty" }
            || operation is IPropertyReferenceOperation { Arguments.IsEmpty: false } ? _values.Read(operation) : Value.Unset;
        for (var depth = 0; depth < AnalysisLimits.AnswerCalls && value is ObjectValue { Maker: { } maker } made; depth++)
        {
            if (maker.Name is "GetProperty" or "TryGetProperty" or "this[]" or "Item")
            {
                if (made.Parts.Where(static p => p.Key != "this")
                    .Select(static p => p.Value)
                    .OfType<TextValue>()
                    .Select(static t => t.Text.Known)
                    .FirstOrDefault() is { } name)
                {
                    names.Add(name);
                }
            }
            else if (maker.Name is not ("First" or "FirstOrDefault" or "Single" or "EnumerateArray" or "AsArray" or "AsObject" or "Value" or "RootElement"))
            {
                break;
            }

            value = made.Part("this") != Value.Unset ? made.Part("this") : made.Part("source");
        }

        names.Reverse();
        return names.Count == 0 ? null : string.Join(".", names);
    }
}
