using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PromptLint.Packing;

/// <summary>A package of others, files of which we ship: what its own nuspec and its own licence file say.</summary>
/// <param name="Id">Its id, as its author writes it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Licence">An SPDX identifier or expression.</param>
/// <param name="LicenceText">The text of the licence, with line ends of <c>\n</c>.</param>
/// <param name="Copyright">Its line of copyright; empty if it has none.</param>
/// <param name="Source">The address of its source code, or of its project; empty if it names none.</param>
/// <param name="Notices">What it says of the work of others that is in it; empty if it says nothing.</param>
internal sealed record ForeignPackage(string Id, string Version, string Licence, string LicenceText, string Copyright, string Source, string Notices)
{
    private static readonly string[] LicenceNames = ["LICENSE", "LICENSE.TXT", "LICENSE.MD", "LICENCE", "LICENCE.TXT"];

    /// <summary>The package URL.</summary>
    public string Url => $"pkg:nuget/{Id}@{Version}";

    /// <summary>Reads an unpacked package.</summary>
    /// <exception cref="InvalidDataException">Its licence, or the licence's text, is not known: then nothing of it may be shipped.</exception>
    public static ForeignPackage Read(string folder)
    {
        var nuspec = Directory.EnumerateFiles(folder, "*.nuspec").Single();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(static e => e.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";

        var licence = metadata.Elements().SingleOrDefault(static e => e.Name.LocalName == "license");
        var isExpression = licence?.Attribute("type")?.Value == "expression";
        var texts = Directory.EnumerateFiles(folder)
            .Where(static f => LicenceNames.Contains(Path.GetFileName(f).ToUpperInvariant())).OrderBy(static f => f, StringComparer.Ordinal);
        var file = licence is { } given && !isExpression ? Path.Combine(folder, given.Value.Trim()) : texts.FirstOrDefault();
        var copyright = Value("copyright");
        var text = file is null ? "" : Text(file);
        var expression = isExpression ? licence!.Value.Trim() : LicenceTexts.Recognise(text)
            ?? throw new InvalidDataException($"{nuspec}: the licence is not known, so nothing of this package may be shipped.");
        return new(
            Value("id"),
            Value("version"),
            expression,
            text.Length > 0 ? text
                : LicenceTexts.Of(expression, copyright.Length > 0 ? copyright : "Copyright (c) " + Value("authors"))
                ?? throw new InvalidDataException($"{nuspec}: the text of the licence {expression} is not known, so nothing of it may be shipped."),
            copyright,
            metadata.Elements().SingleOrDefault(static e => e.Name.LocalName == "repository")?.Attribute("url")?.Value ?? Value("projectUrl"),
            string.Join("\n", Directory.EnumerateFiles(folder).Where(static f => IsNotice(Path.GetFileName(f)))
                .OrderBy(static f => f, StringComparer.Ordinal).Select(Text)));
    }

    private static bool IsNotice(string name) =>
        name.StartsWith("THIRD-PARTY-NOTICES", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ThirdPartyNotices", StringComparison.OrdinalIgnoreCase)
        || name.Equals("NOTICE", StringComparison.OrdinalIgnoreCase) || name.Equals("NOTICE.txt", StringComparison.OrdinalIgnoreCase);

    private static string Text(string file) => File.ReadAllText(file).Replace("\r\n", "\n").Replace('\r', '\n').Trim();
}
