using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PromptLint.Packing;

/// <summary>The licences of what is not ours, beside it.</summary>
internal static class Notices
{
    /// <summary>One part for each package of others: its files, its source, its licence, and what it says of others in turn.</summary>
    /// <param name="name">The package of ours.</param>
    /// <param name="files">What it ships.</param>
    /// <param name="packages">The packages of others that the files come from, by <c>id/version</c>.</param>
    /// <param name="compiledIn">Packages of others whose source is compiled into assemblies of ours.</param>
    /// <param name="data">Notices of data that is in assemblies of ours.</param>
    public static string Write(
        string name,
        IReadOnlyList<ShippedFile> files,
        IReadOnlyDictionary<string, ForeignPackage> packages,
        IReadOnlyList<ForeignPackage> compiledIn,
        IEnumerable<string> data)
    {
        var text = new StringBuilder()
            .Append(name).Append(" is under the MIT licence (LICENSE). It ships the work of others too. The bill of materials, bom.cdx.json, has hashes.\n");
        var said = new Dictionary<string, ForeignPackage>(StringComparer.Ordinal);
        foreach (var package in packages.OrderBy(static p => p.Key, StringComparer.Ordinal))
        {
            Append(text, package.Value, files.Where(f => f.Package == package.Key).Select(static f => f.Path), said);
        }

        foreach (var package in compiledIn)
        {
            Append(text, package, ["(source compiled into the assemblies of " + name + ")"], said);
        }

        foreach (var notice in data)
        {
            text.Append('\n').Append('=', 80).Append('\n').Append(notice.Replace("\r\n", "\n").Trim()).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ForeignPackage package, IEnumerable<string> files, Dictionary<string, ForeignPackage> said)
    {
        text.Append('\n').Append('=', 80).Append('\n').Append(package.Id).Append(' ').Append(package.Version).Append(", ").Append(package.Licence).Append('\n');
        foreach (var file in files)
        {
            text.Append("  ").Append(file).Append('\n');
        }

        Append(text, package.Source);
        Append(text, package.Copyright);
        text.Append('\n').Append(package.LicenceText).Append('\n');
        if (package.Notices.Length == 0)
        {
            return;
        }

        text.Append("\nWhat ").Append(package.Id).Append(" says of the work of others in it");
        if (said.TryGetValue(package.Notices, out var first))
        {
            text.Append(" is what ").Append(first.Id).Append(' ').Append(first.Version).Append(" says above.\n");
        }
        else
        {
            said.Add(package.Notices, package);
            text.Append(":\n\n").Append(package.Notices).Append('\n');
        }
    }

    private static void Append(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(line).Append('\n');
        }
    }
}
