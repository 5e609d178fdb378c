using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>The texts that an address may be: a string, a <c>Uri</c> made of parts, a <c>UriBuilder</c> whose path was set.</summary>
internal static class HttpUrl
{
    /// <summary>
    /// The possible texts, at least one, in the order of the code's paths. Past <see cref="AnalysisLimits.AddressAlternatives"/> the last one
    /// is a hole that says so: what is not compared is not known, and never "somewhere else".
    /// </summary>
    public static IReadOnlyList<PromptText> Of(SdkIndex index, Value value)
    {
        var texts = Texts(index, value).SelectMany(Expanded).Distinct().Take(AnalysisLimits.AddressAlternatives + 1).DefaultIfEmpty(PromptText.Empty).ToList();
        if (texts.Count > AnalysisLimits.AddressAlternatives)
        {
            texts[AnalysisLimits.AddressAlternatives] = PromptText.Hole("address", AnalysisLimits.AddressAlternatives.Reason);
        }

        return texts;
    }

    /// <summary>Each text that one with choices may be.</summary>
    private static IEnumerable<PromptText> Expanded(PromptText text)
    {
        IEnumerable<PromptText> all = new[] { PromptText.Empty };
        foreach (var segment in text.Segments)
        {
            var next = segment is ChoiceSegment choice ? choice.Alternatives.SelectMany(Expanded).ToList() : new List<PromptText> { new(new[] { segment }) };
            all = all.SelectMany(before => next.Select(after => PromptText.Concat(new[] { before, after })))
                .Take(AnalysisLimits.AddressAlternatives + 1).ToList();
        }

        return all;
    }

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
            case ObjectValue wrapped when index.Parts(wrapped, EntryKind.HttpRequest, Slot.Url).FirstOrDefault() is { } url:
                return Texts(index, url);
            case not null when value == Value.Null || value == Value.Unset:
                return new[] { PromptText.Empty };
            default:
                return new[] { CatalogSemantics.Text(index, value!) };
        }
    }

    // `new Uri(base, "v1/x")`: a path from the root takes the place of the base's, another comes after its last slash.
    private static IEnumerable<PromptText> Combined(SdkIndex index, ObjectValue made)
    {
        var parts = new[] { made.Part("baseUri"), made.Part("uriString"), made.Part("relativeUri") }.Where(static p => p != Value.Unset).ToList();
        return parts.Count == 1 ? Texts(index, parts[0])
            : parts.Count == 0 ? new[] { PromptText.Empty }
            : Of(index, parts[0]).SelectMany(root => Of(index, parts[1]).Select(path => Joined(root, path)));
    }

    /// <summary>A relative address after what it is relative to; one that is whole stays as it is, an empty one is the root itself.</summary>
    public static PromptText Joined(PromptText root, PromptText path)
    {
        if (path.Segments.Count == 0)
        {
            return root;
        }

        if (root.Segments.Count == 0 || path.Segments[0] is not LiteralSegment { Text: var text } || text.Contains("://"))
        {
            return path;
        }

        var known = root.Known;
        var scheme = known?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        return text[0] == '/' && scheme >= 0 ? PromptText.Concat(new[] { Host(root), path })
            : EndsInSlash(root) ? PromptText.Concat(new[] { root, path })
            : PromptText.Concat(new[] { root, PromptText.Literal("/"), path });
    }

    private static bool EndsInSlash(PromptText text) =>
        text.Segments[text.Segments.Count - 1] is LiteralSegment { Text: var last } && last.EndsWith("/", StringComparison.Ordinal);

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
