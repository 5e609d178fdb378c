using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace PromptLint.Core.Prompts;

/// <summary>Reads the texts of a resource file (<c>.resx</c>).</summary>
public static class ResourceTexts
{
    /// <summary>The texts by name; files, images and other objects are left out.</summary>
    /// <exception cref="PromptFormatException">It is no resource file.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text.TrimStart('\uFEFF')),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            if (root.Name.LocalName != "root")
            {
                throw new PromptFormatException($"expected the element `root`, found `{root.Name.LocalName}`", 1);
            }

            var texts = new Dictionary<string, string>();
            foreach (var data in root.Elements().Where(static e => e.Name.LocalName == "data"
                && e.Attribute("mimetype") is null
                && (e.Attribute("type")?.Value ?? "System.String").StartsWith("System.String", System.StringComparison.Ordinal)))
            {
                if (data.Attribute("name")?.Value is { } name && data.Elements().FirstOrDefault(static e => e.Name.LocalName == "value") is { } value)
                {
                    texts[name] = value.Value;
                }
            }

            return texts;
        }
        catch (XmlException error)
        {
            // The reader quotes the character that it does not take, which may be the end of a line.
            var message = new string(error.Message.Select(static c => char.IsControl(c) ? ' ' : c).ToArray());
            throw new PromptFormatException(message, System.Math.Max(1, error.LineNumber), System.Math.Max(1, error.LinePosition));
        }
    }
}
