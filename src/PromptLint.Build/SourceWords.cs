using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PromptLint.Build;

/// <summary>
/// Whether sources name a method at all that a catalog without assemblies describes. What no source names is not called: a project without such
/// a word needs no report, and finding that out costs a look at the text, not a compilation.
/// </summary>
internal sealed class SourceWords
{
    // Methods of many libraries have these names: they count only where the project speaks of HTTP too.
    private static readonly string[] Ambiguous = { "Send", "SendAsync" };
    private static readonly string[] OfHttp = { "PostAsync", "PostAsJsonAsync" };
    private static readonly string[] HttpTypes = { "HttpClient", "HttpRequestMessage", "HttpMessageInvoker", "HttpMessageHandler", "HttpMethod" };

    private readonly HashSet<string> _sure;
    private readonly bool _http;

    /// <summary>Creates it.</summary>
    /// <param name="own">Methods that the user's own catalogs describe.</param>
    /// <param name="http">Whether calls over plain HTTP count.</param>
    public SourceWords(IEnumerable<string> own, bool http)
    {
        _http = http;
        _sure = new HashSet<string>(own.Concat(http ? OfHttp : Array.Empty<string>()), StringComparer.Ordinal);
    }

    /// <summary>The methods of plain HTTP that are looked for.</summary>
    public static IEnumerable<string> HttpMethods => OfHttp.Concat(Ambiguous);

    /// <summary>False when there is nothing to look for.</summary>
    public bool Any => _sure.Count > 0;

    /// <summary>What is looked for, as one line.</summary>
    public override string ToString() => string.Join(" ", _sure.OrderBy(static w => w, StringComparer.Ordinal)) + (_http ? " http" : "");

    /// <summary>Whether a source names one of the methods. One that cannot be read names none: the compiler cannot read it either.</summary>
    public bool AreIn(IEnumerable<string> files)
    {
        bool sends = false, speaksOfHttp = false;
        foreach (var file in files)
        {
            string text;
            try
            {
                text = File.ReadAllText(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                continue;
            }

            sends = sends || _http && Ambiguous.Any(w => Names(text, w));
            speaksOfHttp = speaksOfHttp || _http && HttpTypes.Any(text.Contains);
            if (sends && speaksOfHttp || _sure.Any(w => Names(text, w)))
            {
                return true;
            }
        }

        return false;
    }

    // The word by itself: SendAsync is not in ResendAsync.
    private static bool Names(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
