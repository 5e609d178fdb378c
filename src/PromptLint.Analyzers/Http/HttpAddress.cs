using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>An LLM endpoint that a request goes to.</summary>
/// <param name="Endpoint">What the catalogs say of it.</param>
/// <param name="Named">The model or deployment that its path names; null when it names none, or one that only the run knows.</param>
internal sealed record HttpMatch(CatalogEndpoint Endpoint, string? Named)
{
    /// <summary>True when what the path names is a deployment.</summary>
    public bool IsDeployment => Endpoint.Path.Contains("{deployment}");
}

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
    /// <param name="url">Absolute or relative; empty: the base address is the whole one.</param>
    /// <param name="baseAddress">The client's; empty when not known.</param>
    public static HttpAddress Of(PromptText url, PromptText baseAddress)
    {
        var gap = GapCharacter.NotIn(url, baseAddress);
        var text = Flat(HttpUrl.Joined(baseAddress, url), gap);
        var query = text.IndexOfAny(new[] { '?', '#' });
        text = query < 0 ? text : text.Substring(0, query);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            // What begins with a hole begins with a host, or with all that comes before the path.
            var rest = text.TrimStart(gap);
            return new HttpAddress("", rest.StartsWith("/", StringComparison.Ordinal) ? rest : "/" + text, gap);
        }

        var path = text.IndexOf('/', scheme + 3);
        return new HttpAddress(
            text.Substring(scheme + 3, (path < 0 ? text.Length : path) - scheme - 3).ToLowerInvariant(),
            path < 0 ? "/" : text.Substring(path),
            gap);
    }

    /// <summary>The endpoint that this is; null when it is none.</summary>
    /// <param name="endpoints">The known ones.</param>
    /// <param name="hasShape">Whether the body, or what is read of the answer, is an endpoint's: it decides at a host that is not its own.</param>
    public HttpMatch? Match(IEnumerable<CatalogEndpoint> endpoints, Func<CatalogEndpoint, bool> hasShape)
    {
        HttpMatch? best = null;
        var longest = -1;
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Path.Length > longest && Ends(endpoint.Path, out var named) && (IsAt(endpoint) || hasShape(endpoint)))
            {
                longest = endpoint.Path.Length;
                best = new HttpMatch(endpoint, named);
            }
        }

        return best;
    }

    /// <summary>False when only the run knows what comes after the host.</summary>
    public bool HasPath => _path.Any(c => c != '/' && c != _gap) || _path.IndexOf(_gap) < 0 && _host.Length > 0 && _host.IndexOf(_gap) < 0;

    // Of no host of its own, with a shape: the path is not enough. A leading star stands for anything: a subdomain, or any host at a port.
    private bool IsAt(CatalogEndpoint endpoint) => endpoint.Hosts.Count == 0 && endpoint.Shape.Count == 0
        || endpoint.Hosts.Any(h => h[0] == '*' ? _host.EndsWith(h.Substring(1), StringComparison.Ordinal) : _host == h);

    // Compared segment by segment from the end; a hole in the place of a model is a model that is not known.
    private bool Ends(string pattern, out string? named)
    {
        named = null;
        var wanted = pattern.Split('/').Where(static p => p.Length > 0).ToList();
        var given = Segments(wanted);
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
                if (!string.Equals(want, have.TrimStart(_gap), StringComparison.OrdinalIgnoreCase))
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

            // `{owner}/{model}`: both are its name.
            var isOwned = want.StartsWith("{model", StringComparison.Ordinal) && i > 0 && wanted[i - 1] == "{owner}";
            var name = (isOwned ? given[given.Count - wanted.Count + i - 1] + "/" : "")
                + have.Substring(0, have.Length - tail.Length);
            named = name.IndexOf(_gap) < 0 ? Uri.UnescapeDataString(name) : null;
        }

        return true;
    }

    private List<string> Segments(IReadOnlyList<string> wanted)
    {
        var given = _path.TrimEnd('/').Split('/').Where(static p => p.Length > 0).ToList();

        // `{base}{model}:generateContent`: the hole is all that comes before.
        if (given.Count > 0 && given.Count < wanted.Count && given[0][0] == _gap
            && wanted[wanted.Count - given.Count].IndexOf("}:", StringComparison.Ordinal) >= 0)
        {
            given[0] = given[0].TrimStart(_gap) is { Length: > 0 } name && name[0] != ':' ? name : given[0];
            given.InsertRange(0, wanted.Take(wanted.Count - given.Count));
        }

        return given;
    }

    private static string Flat(PromptText text, char gap) =>
        string.Concat(text.Segments.Select(s => s is LiteralSegment literal ? literal.Text : gap.ToString()));
}
