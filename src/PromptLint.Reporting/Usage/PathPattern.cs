using System;
using System.Linq;

namespace PromptLint.Reporting.Usage;

/// <summary>
/// A path with <c>?</c> (one character), <c>*</c> (any within a folder) and <c>**</c> (any folders). Takes no longer than the pattern
/// times the path, whatever either holds. Not a library's matcher: the MSBuild task loads this assembly and would have to bring the library into every build,
/// and FileSystemGlobbing knows no <c>?</c>, which our files promise. A test compares what both promise.
/// </summary>
internal sealed class PathPattern
{
    private readonly string _pattern;

    public PathPattern(string pattern) => _pattern = pattern.Replace('\\', '/');

    /// <summary>What is wrong with a pattern that could match nothing, or not what it seems to say; null when nothing is.</summary>
    public static string? Problem(string pattern)
    {
        const string Expected = "expected a path below the repository's root with ?, * and **, such as src/**/*.cs";
        var path = pattern.Replace('\\', '/');
        return path.Trim().Length == 0 ? Expected + "; found nothing"
            : path[0] == '/' || path.Length > 1 && path[1] == ':' ? $"{Expected}; '{pattern}' is a whole path"
            : path.Split('/').Any(static folder => folder is "." or "..") ? $"{Expected}; '{pattern}' has a '.' or '..' among its folders"
            : path.IndexOfAny(new[] { '{', '}' }) >= 0 || path[0] == '!' ? $"{Expected}; '{pattern}' has a '{{', '}}' or '!', which mean nothing here"
            : path.Contains("***") ? $"{Expected}; '{pattern}' has three stars"
            : null;
    }

    /// <summary>Whether the whole path is as the pattern says.</summary>
    public bool IsMatch(string path)
    {
        // reached[i]: the first i characters of the path can be what the pattern said so far.
        var reached = new bool[path.Length + 1];
        reached[0] = true;
        for (var at = 0; at < _pattern.Length; at++)
        {
            if (StandsAt("**/", at))
            {
                SpreadFolders(reached, path);
                at += 2;
            }
            else if (StandsAt("**", at))
            {
                Spread(reached, static (_, _) => true, path);
                at++;
            }
            else if (_pattern[at] == '*')
            {
                Spread(reached, static (text, i) => text[i] != '/', path);
            }
            else
            {
                Step(reached, path, _pattern[at]);
            }
        }

        return reached[path.Length];
    }

    private bool StandsAt(string text, int at) => string.CompareOrdinal(_pattern, at, text, 0, text.Length) == 0;

    private static void Step(bool[] reached, string path, char wanted)
    {
        for (var i = path.Length; i > 0; i--)
        {
            reached[i] = reached[i - 1] && (path[i - 1] == wanted || (wanted == '?' && path[i - 1] != '/'));
        }

        reached[0] = false;
    }

    private static void Spread(bool[] reached, Func<string, int, bool> mayTake, string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            reached[i + 1] |= reached[i] && mayTake(path, i);
        }
    }

    // No folder, or any number of whole ones.
    private static void SpreadFolders(bool[] reached, string path)
    {
        var within = false;
        for (var i = 0; i < path.Length; i++)
        {
            within |= reached[i];
            reached[i + 1] |= within && path[i] == '/';
        }
    }
}
