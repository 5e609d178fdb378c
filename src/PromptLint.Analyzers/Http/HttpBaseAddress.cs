using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// The addresses that a client's requests are relative to: set on the client itself, in another method of the type that uses it, or where it
/// is registered (<c>AddHttpClient&lt;T&gt;(c =&gt; c.BaseAddress = ...)</c>).
/// </summary>
internal sealed class HttpBaseAddress
{
    private const string Client = "System.Net.Http.HttpClient";

    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly RegisteredPolicies _registered;

    public HttpBaseAddress(SdkIndex index, ValueReader values)
    {
        _index = index;
        _values = values;
        _registered = new RegisteredPolicies(index, values);
    }

    /// <summary>The possible addresses, at least one; empty where none is known.</summary>
    /// <param name="client">The client.</param>
    /// <param name="user">The type whose code uses it.</param>
    public IReadOnlyList<PromptText> Of(Value client, INamedTypeSymbol? user)
    {
        var own = Value.Alternatives(client).SelectMany(OfOne).ToList();
        var found = own.Count > 0 ? own : Registered(client, user).ToList();
        found = found.Count > 0 ? found : Assigned(user).ToList();
        return found.SelectMany(v => HttpUrl.Of(_index, v)).Where(static t => t.Segments.Count > 0).Distinct()
            .Take(AnalysisLimits.AddressAlternatives).DefaultIfEmpty(PromptText.Empty).ToList();
    }

    private IEnumerable<Value> OfOne(Value client) => client switch
    {
        FallbackValue fallback => OfOne(fallback.First).Concat(OfOne(fallback.Fallback)),
        ObjectValue made => _index.Parts(made, EntryKind.HttpRequest, Slot.Url)
            .Concat(_index.Parts(made, EntryKind.HttpRequest, Slot.Options).SelectMany(Value.Alternatives).SelectMany(OfOne)),
        TextValue text => new[] { text },
        _ => Enumerable.Empty<Value>(),
    };

    private IEnumerable<Value> Registered(Value client, INamedTypeSymbol? user)
    {
        var name = Value.Alternatives(client).OfType<ObjectValue>().Select(made => (Made: made, Getter: _registered.Getter(made.Maker)))
            .Where(static g => g.Getter is not null)
            .Select(g => g.Getter!.Entry.Slots.Where(static s => s.Value == Slot.Name).Select(s => g.Made.Part(s.Key)).OfType<TextValue>().FirstOrDefault())
            .FirstOrDefault();
        var chains = name is not null ? _registered.Find(Client, name.Text.Known, null)
            : user is null ? Enumerable.Empty<ObjectValue>()
            : new[] { user }.Concat(user.AllInterfaces).SelectMany(t => _registered.Find(Client, null, t));
        return chains.SelectMany(chain => Configured(chain, 0));
    }

    // The lambdas of a registration and of what is called on it.
    private IEnumerable<Value> Configured(ObjectValue chain, int depth) => depth > AnalysisLimits.PolicyNesting ? Enumerable.Empty<Value>()
        : chain.Parts.Values.Concat(chain.Items).SelectMany(part => part switch
        {
            DelegateValue { Origin: IAnonymousFunctionOperation lambda } => In(lambda.Body),
            ObjectValue inner => Configured(inner, depth + 1),
            CalledValue called => Configured(called.Call, depth + 1),
            _ => Enumerable.Empty<Value>(),
        });

    private IEnumerable<Value> In(IOperation body) => body.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
        .Where(IsBase).Select(a => _values.Read(a.Value));

    private bool IsBase(ISimpleAssignmentOperation assignment) => assignment.Target is IPropertyReferenceOperation { Property: var property }
        && AddressesOf(property.ContainingType).Contains(property.Name);

    private IEnumerable<string> AddressesOf(INamedTypeSymbol? client) => _index.OfType(client, EntryKind.HttpRequest)
        .SelectMany(static e => e.Entry.Slots).Where(static s => s.Value == Slot.Url).Select(static s => s.Key);

    // Set by another method of the type than the one that asks.
    private IEnumerable<Value> Assigned(INamedTypeSymbol? user)
    {
        var names = AddressesOf(_values.Models.Compilation.GetTypeByMetadataName(Client)).ToList();
        foreach (var reference in user?.DeclaringSyntaxReferences ?? Enumerable.Empty<SyntaxReference>())
        {
            foreach (var set in reference.GetSyntax(_values.CancellationToken).DescendantNodes()
                .OfType<AssignmentExpressionSyntax>()
                .Where(a => a.Left is MemberAccessExpressionSyntax set && names.Contains(set.Name.Identifier.ValueText)))
            {
                if (_values.Models.Operation(set, _values.CancellationToken) is ISimpleAssignmentOperation assignment && IsBase(assignment))
                {
                    yield return _values.Read(assignment.Value);
                }
            }
        }
    }
}
