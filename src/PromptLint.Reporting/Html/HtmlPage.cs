using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace PromptLint.Reporting.Html;

/// <summary>
/// The frame of a page: one file that asks nothing of the network. The policy in its head holds even for what our escaping
/// might miss: no script runs but the one whose hash it names, and nothing is loaded or sent.
/// </summary>
internal static class HtmlPage
{
    private static readonly string Style = Resource("html/report.css");
    private static readonly string Script = Resource("html/report.js");

    /// <summary>A whole page.</summary>
    /// <param name="title">Its title, not yet encoded.</param>
    /// <param name="body">What the body holds, as HTML.</param>
    public static string Write(string title, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + "<meta name=\"referrer\" content=\"no-referrer\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
            + HashOf(Script)
            + "'; base-uri 'none'; form-action 'none'\">\n"
        + "<title>" + HtmlText.Plain(title) + "</title>\n<style>\n" + Style + "</style>\n</head>\n<body>\n"
        + body
        + "<script>" + Script + "</script>\n</body>\n</html>\n";

    private static string HashOf(string script)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(script)));
    }

    // Line feeds only, whatever a checkout made of them: the same bytes everywhere, and a browser hashes the script as it parsed it.
    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
