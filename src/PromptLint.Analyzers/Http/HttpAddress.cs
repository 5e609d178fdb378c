using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>The address of an HTTP request as far as it is known, and which LLM endpoint it is.</summary>
internal sealed class HttpAddress
{
    private readonly string _host;
    private readonly string _path;

    // Stands for text that only the run knows.
    private readonly char _gap;

    private HttpAddress(string host, string path, char gap)
    {
        _host = host;
        _path = path;
        _gap = gap;
    }

    /// <summary>Builds the address from its text and the client's base address.</summary>
    /// <param name="url">Absolute or relative.</param>
    /// <param name="baseAddress">The client's; empty when not known.</param>
    public static HttpAddress Of(PromptText url, PromptText baseAddress)
    {
        var gap = GapCharacter.NotIn(url, baseAddress);
        var text = Flat(url, gap);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 && text.Length > 0 && text[0] != gap)
        {
            var root = Flat(baseAddress, gap);
            scheme = root.IndexOf("://", StringComparison.Ordinal);
            text = text[0] == '/' && scheme >= 0 && root.IndexOf('/', scheme + 3) is > 0 and var end ? root.Substring(0, end) + text
                : root.Length == 0 ? text
                : root.TrimEnd('/') + "/" + text.TrimStart('/');
        }

        var query = text.IndexOfAny(new[] { '?', '#' });
        text = query < 0 ? text : text.Substring(0, query);
        if (scheme < 0)
        {
            var slash = text.IndexOf('/');
            var rest = slash < 0 ? text : text.Substring(slash == 0 || text[0] == gap ? slash : 0);
            return new HttpAddress("", rest.StartsWith("/", StringComparison.Ordinal) ? rest : "/" + rest, gap);
        }

        var path = text.IndexOf('/', scheme + 3);
        return new HttpAddress(
            text.Substring(scheme + 3, (path < 0 ? text.Length : path) - scheme - 3).ToLowerInvariant(),
            path < 0 ? "/" : text.Substring(path),
            gap);
    }

    /// <summary>The endpoint that this is, with the model or deployment that the path names; null when it is none.</summary>
    /// <param name="endpoints">The known ones.</param>
    /// <param name="hasShape">Whether the body is one of an endpoint's: it decides where only the run knows the host.</param>
    public (CatalogEndpoint Endpoint, string? Model, bool IsDeployment)? Match(IEnumerable<CatalogEndpoint> endpoints, Func<CatalogEndpoint, bool> hasShape)
    {
        (CatalogEndpoint, string?, bool)? best = null;
        var longest = -1;
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Path.Length > longest && MayBeAt(endpoint) && Ends(endpoint.Path, out var named) && (IsAt(endpoint) || hasShape(endpoint)))
            {
                longest = endpoint.Path.Length;
                best = (endpoint, named, endpoint.Path.Contains("{deployment}"));
            }
        }

        return best;
    }

    /// <summary>False when only the run knows what comes after the host.</summary>
    public bool HasPath => _path.Any(c => c != '/' && c != _gap);

    private bool MayBeAt(CatalogEndpoint endpoint) => _host.Length == 0 || _host.IndexOf(_gap) >= 0 || IsAt(endpoint);

    private bool IsAt(CatalogEndpoint endpoint) => endpoint.Hosts.Count == 0
        || endpoint.Hosts.Any(h => h.StartsWith("*.", StringComparison.Ordinal) ? _host.EndsWith(h.Substring(1), StringComparison.Ordinal) : _host == h);

    // Compared segment by segment from the end; a hole in the place of a model is a model that is not known.
    private bool Ends(string pattern, out string? named)
    {
        named = null;
        var wanted = pattern.Split('/').Where(static p => p.Length > 0).ToList();
        var given = _path.TrimEnd('/').Split('/').Where(static p => p.Length > 0).ToList();
        if (given.Count < wanted.Count)
        {
            return false;
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            var want = wanted[i];
            var have = given[given.Count - wanted.Count + i];
            var open = want.IndexOf('{');
            var close = want.IndexOf('}');
            if (open < 0)
            {
                if (!string.Equals(want, have, StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }

                continue;
            }

            var tail = want.Substring(close + 1);
            if (!have.EndsWith(tail, StringComparison.OrdinalIgnoreCase) || have.Length <= tail.Length)
            {
                return false;
            }

            named = have.Substring(0, have.Length - tail.Length);
            named = named.IndexOf(_gap) < 0 ? named : null;
        }

        return true;
    }

    private static string Flat(PromptText text, char gap) => string.Concat(text.Segments.Select(s => s switch
    {
        LiteralSegment literal => literal.Text,
        ChoiceSegment choice => OneOf(choice.Alternatives.Select(a => Flat(a, gap)).Where(static a => a.Length > 0).Distinct().ToList(), gap),
        _ => gap.ToString(),
    }));

    // Several known texts in one place: any of them makes the same endpoint, or the place is a name that is not known.
    private static string OneOf(List<string> alternatives, char gap) => alternatives.Count == 1 ? alternatives[0]
        : alternatives.FirstOrDefault(static a => a.Contains("://")) ?? gap.ToString();
}
