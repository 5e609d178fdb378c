using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Http;

/// <summary>The texts that an address may be: a string, a <c>Uri</c> made of parts, a <c>UriBuilder</c> whose path was set.</summary>
internal static class HttpUrl
{
    /// <summary>The possible texts, at least one, in the order of the code's paths.</summary>
    public static IReadOnlyList<PromptText> Of(SdkIndex index, Value value) =>
        Texts(index, value).Take(AnalysisLimits.AddressAlternatives).DefaultIfEmpty(PromptText.Empty).ToList();

    private static IEnumerable<PromptText> Texts(SdkIndex index, Value value)
    {
        switch (value)
        {
            case ChoiceValue choice:
                return choice.Alternatives.SelectMany(a => Texts(index, a));
            case FallbackValue fallback:
                return Texts(index, fallback.First).Concat(Texts(index, fallback.Fallback));
            case ObjectValue
            {
                Maker:
                {
                    Name: "Uri" or "ToString" or "AbsoluteUri" or "OriginalString", ContainingType.Name: "Uri" or "UriBuilder"
                or "Object"
                }
            } text when text.Part("this") is var around && around != Value.Unset:
                return Texts(index, around);
            case ObjectValue { Type.Name: "UriBuilder" } builder:
                return Built(index, builder);
            case ObjectValue { Type.Name: "Uri" } made:
                return Combined(index, made);
            default:
                return new[] { CatalogSemantics.Text(index, value) };
        }
    }

    private static IEnumerable<PromptText> Combined(SdkIndex index, ObjectValue made)
    {
        var parts = new[] { made.Part("baseUri"), made.Part("uriString"), made.Part("relativeUri") }.Where(static p => p != Value.Unset).ToList();
        return parts.Count == 1 ? Texts(index, parts[0]) : new[] { PromptText.Concat(parts.Select(p => Of(index, p)[0])) };
    }

    // The path stands last, so it is what counts; the host is what stands before the path of the text that the builder was made of.
    private static IEnumerable<PromptText> Built(SdkIndex index, ObjectValue builder)
    {
        var start = builder.Part("uri") == Value.Unset
            ? builder.Part("hostName") == Value.Unset ? builder.Part("Host") : builder.Part("hostName")
            : builder.Part("uri");
        var path = builder.Part("Path") == Value.Unset
            ? builder.Part("pathValue") == Value.Unset ? builder.Part("path") : builder.Part("pathValue")
            : builder.Part("Path");
        var hosts = Of(index, start);
        return path == Value.Unset ? hosts
            : Of(index, path).SelectMany(p => p.Segments.Count == 0 ? hosts : hosts.Select(h => PromptText.Concat(new[] { Host(h), Rooted(p) })));
    }

    private static PromptText Host(PromptText address)
    {
        if (address.Known is not { } text)
        {
            return PromptText.Hole("host", Reasons.AddressNamesIt());
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var end = scheme < 0 ? -1 : text.IndexOf('/', scheme + 3);
        return PromptText.Literal(scheme < 0 ? "http://" + text : end < 0 ? text : text.Substring(0, end));
    }

    private static PromptText Rooted(PromptText path) =>
        path.Segments[0] is LiteralSegment { Text: { Length: > 0 } first } && first[0] != '/'
            ? PromptText.Concat(new[] { PromptText.Literal("/"), path })
            : path;
}
