using System.Globalization;
using System.Text;

namespace PromptLint.Reporting.Text;

/// <summary>A path as a relative address: its own characters cannot end a link or begin another one.</summary>
internal static class PathAddress
{
    /// <summary>The path with everything but letters, digits and <c>/ . - _</c> written in hexadecimal, by UTF-8.</summary>
    public static string Of(string path)
    {
        var address = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)b;
            if (c < 128 && (char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_'))
            {
                address.Append(c);
            }
            else
            {
                address.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return address.ToString();
    }
}
