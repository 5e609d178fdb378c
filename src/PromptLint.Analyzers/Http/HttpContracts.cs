using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// Interfaces whose methods say by attributes what HTTP request a call of them sends: the address stands in the method's attribute, the body
/// is the parameter with an attribute of its own, or the only object among the arguments.
/// </summary>
internal static class HttpContracts
{
    /// <summary>The names of the methods that a compilation declares so: none where it does not know the attribute.</summary>
    public static HashSet<string> MethodNames(SdkIndex index, Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var contract in index.Contracts.Where(c => c.Entry.Slots.Count > 0 && !compilation.GetTypesByMetadataName(c.Entry.Type).IsEmpty))
        {
            const string Suffix = "Attribute";
            var name = contract.Entry.Type.Substring(contract.Entry.Type.LastIndexOf('.') + 1);
            var isShort = name.EndsWith(Suffix, StringComparison.Ordinal);
            foreach (var written in isShort ? new[] { name.Substring(0, name.Length - Suffix.Length), name } : new[] { name })
            {
                // Once in a compilation, over the names of its text: a token of one of its many calls may not stop it half way.
                names.UnionWith(NameIndex.Attributes(compilation, written, CancellationToken.None)
                    .Select(static a => a.Parent?.Parent).OfType<MethodDeclarationSyntax>().Select(static m => m.Identifier.ValueText));
            }
        }

        return names;
    }

    /// <summary>The request that a call sends.</summary>
    public static HttpRequestParts Request(SdkIndex index, ValueReader values, CallExpression call, CatalogEntry entry)
    {
        var path = call.Method.OriginalDefinition.GetAttributes().Where(a => index.IsOf(a, entry))
            .Select(static a => a.ConstructorArguments.FirstOrDefault().Value as string).FirstOrDefault() ?? "";
        return new HttpRequestParts(
            new TextValue(Filled(index, values, call, path), ModelSource.Literal),
            Body(index, call) is { } body ? values.ReadArgument(body) : Value.Unset,
            Value.Unset);
    }

    /// <summary>The argument that is the body; null when there is none.</summary>
    public static CallArgument? Body(SdkIndex index, CallExpression call) =>
        call.Arguments.FirstOrDefault(a => a.Parameter.OriginalDefinition.GetAttributes()
            .Any(attribute => index.Contracts.Any(c => c.Entry.Slots.Count == 0 && index.IsOf(attribute, c.Entry))))
        ?? call.Arguments.FirstOrDefault(static a => a.Parameter.OriginalDefinition.GetAttributes().IsEmpty
            && a.Parameter.Type is { IsReferenceType: true, SpecialType: SpecialType.None });

    // `/models/{model}`: the place takes the argument of that name.
    private static PromptText Filled(SdkIndex index, ValueReader values, CallExpression call, string path)
    {
        var parts = new List<PromptText>();
        var pieces = path.Split('{');
        for (var i = 0; i < pieces.Length; i++)
        {
            var end = i == 0 ? -1 : pieces[i].IndexOf('}');
            if (end >= 0)
            {
                var name = pieces[i].Substring(0, end).TrimStart('*');
                parts.Add(call.Arguments.FirstOrDefault(a => a.Parameter.Name == name) is { } argument
                    ? CatalogSemantics.Text(index, values.ReadArgument(argument))
                    : PromptText.Hole(name, Reasons.AddressNamesIt()));
            }

            parts.Add(PromptText.Literal(pieces[i].Substring(end + 1)));
        }

        return PromptText.Concat(parts);
    }
}
