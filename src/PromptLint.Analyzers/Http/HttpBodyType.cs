using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// The declared type of what is serialized as a request's body. Where the object itself is given by somebody out of sight, its type still
/// tells which fields it has.
/// </summary>
internal sealed class HttpBodyType
{
    private readonly SdkIndex _index;
    private readonly SourceModels _models;

    public HttpBodyType(SdkIndex index, SourceModels models)
    {
        _index = index;
        _models = models;
    }

    /// <summary>The type; null where it is a text, a type without fields of its own, or not told.</summary>
    public ITypeSymbol? Of(CallExpression call, CatalogEntry entry) => entry.Kind == EntryKind.HttpContract
        ? HttpContracts.Body(_index, call) is { } body ? Of(body.Value, 0) : null
        : call.Arguments
        .Where(a => entry.Slots.TryGetValue(a.Parameter.Name, out var slot) && slot is Slot.Body or Slot.Request)
        .Select(a => Of(a.Value, 0)).FirstOrDefault(static t => t is not null);

    private ITypeSymbol? Of(IOperation value, int depth)
    {
        if (depth > AnalysisLimits.BodyNesting)
        {
            return null;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, depth + 1);
            case IAwaitOperation awaited:
                return Of(awaited.Operation, depth + 1);
            case ILocalReferenceOperation local when Wraps(local.Type):
                return Written(local.Local, local).Select(v => Of(v, depth + 1)).FirstOrDefault(static t => t is not null);
            case IInvocationOperation made when _index.Find(made.TargetMethod, static e => e.Kind == EntryKind.HttpRequest) is { } found:
                return Given(made.Arguments, found.Entry, depth);
            case IObjectCreationOperation made when _index.OfType(made.Type, EntryKind.HttpRequest).FirstOrDefault() is { } found:
                return Given(made.Arguments, found.Entry, depth) ?? (made.Initializer?.Initializers ?? Enumerable.Empty<IOperation>())
                    .OfType<ISimpleAssignmentOperation>().Where(a => a.Target is IPropertyReferenceOperation set && IsBody(found.Entry, set.Property.Name))
                    .Select(a => Of(a.Value, depth + 1)).FirstOrDefault(static t => t is not null);
            default:
                return value.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } type
                    && type.DeclaringSyntaxReferences.Length > 0 ? type : null;
        }
    }

    private ITypeSymbol? Given(IEnumerable<IArgumentOperation> arguments, CatalogEntry entry, int depth) =>
        arguments.Where(a => a.Parameter is { } p && IsBody(entry, p.Name)).Select(a => Of(a.Value, depth + 1)).FirstOrDefault(static t => t is not null);

    private static bool IsBody(CatalogEntry entry, string name) => entry.Slots.TryGetValue(name, out var slot) && slot == Slot.Body;

    // A text, a content, a request: what is in it is told where it is made.
    private bool Wraps(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol || _index.OfType(type, EntryKind.HttpRequest).Any();

    private IEnumerable<IOperation> Written(ILocalSymbol local, IOperation use) => _models.UsesIn(use.Root())[local].SelectMany(static mention => mention switch
    {
        IVariableDeclaratorOperation { Initializer.Value: { } initial } => new[] { initial },
        ILocalReferenceOperation { Parent: ISimpleAssignmentOperation assignment } target when assignment.Target == target => new[] { assignment.Value },

        // `request.Content = ...`
        ILocalReferenceOperation { Parent: IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation set } property } when set.Target == property =>
            new[] { set.Value },
        _ => Enumerable.Empty<IOperation>(),
    });
}
