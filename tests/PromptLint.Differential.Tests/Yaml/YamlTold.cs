using PromptLint.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PromptLint.Differential.Tests.Yaml;

/// <summary>What a YAML text says, in one form for both readers.</summary>
/// <param name="Kind">"text", "plain", "none", "list", "map", "not read" or "refused".</param>
/// <param name="Text">What a scalar says, else empty.</param>
/// <param name="Parts">The items, or the members with their names, else empty.</param>
internal sealed record YamlTold(string Kind, string Text, IReadOnlyList<(string Name, YamlTold Value)> Parts)
{
    private const string NotRead = "not read";
    private static readonly YamlTold Refused = new("refused", "", []);

    /// <summary>True where the reader took it for no YAML.</summary>
    public bool IsRefused => Kind == Refused.Kind;

    // What stands in a node that was not read may be no YAML.
    private bool HoldsUnread => Kind == NotRead || Parts.Any(static p => p.Value.HoldsUnread);

    /// <summary>As ours reads it.</summary>
    public static YamlTold ByUs(string text)
    {
        try
        {
            return Of(YamlReader.Read(text));
        }
        catch (PromptFormatException)
        {
            return Refused;
        }
    }

    /// <summary>As YamlDotNet reads the first document.</summary>
    public static YamlTold ByYamlDotNet(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return new("none", "", []);
            }

            var told = Of(parser);
            parser.Consume<DocumentEnd>();
            return told;
        }
        catch (Exception told) when (told is YamlException or InvalidOperationException or EndOfStreamException)
        {
            // It throws the latter two at some texts that are no YAML.
            return Refused;
        }
    }

    /// <summary>This, but for the nodes of which the other says that it did not read them.</summary>
    public YamlTold ButFor(YamlTold other) => other.Kind == NotRead || IsRefused && other.HoldsUnread ? other
        : other.Kind != Kind || other.Parts.Count != Parts.Count ? this
        : this with { Parts = Parts.Zip(other.Parts, static (mine, its) => (mine.Name, mine.Value.ButFor(its.Value))).ToList() };

    /// <inheritdoc/>
    public override string ToString() => Parts.Count == 0 ? $"{Kind}<{Text}>" : $"{Kind}({string.Join(", ", Parts.Select(static p => p.Name + "=" + p.Value))})";

    private static YamlTold Of(SettingNode node) => node.Kind switch
    {
        SettingKind.List => new("list", "", node.Items.Select(static i => ("", Of(i))).ToList()),
        SettingKind.Map => new("map", "", node.Members.Select(static m => (m.Key, Of(m.Value))).ToList()),
        SettingKind.Scalar => new(node.IsQuoted ? "text" : "plain", node.Text, []),
        SettingKind.NotRead => new(NotRead, "", []),
        _ => new("none", "", []),
    };

    private static YamlTold Of(IParser parser)
    {
        var parts = new List<(string, YamlTold)>();
        switch (parser.Consume<ParsingEvent>())
        {
            case Scalar scalar:
                return Of(scalar);
            case SequenceStart:
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    parts.Add(("", Of(parser)));
                }

                return new("list", "", parts);
            case MappingStart:
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var name = Of(parser);
                    parts.Add((name.Parts.Count == 0 ? name.Text : name.ToString(), Of(parser)));
                }

                return new("map", "", parts);
            default:
                return new("alias", "", []);
        }
    }

    // A plain text of several lines is a text, whatever it looks like.
    private static YamlTold Of(Scalar scalar)
    {
        var isText = scalar.Style != ScalarStyle.Plain || scalar.Value.Contains(' ') && scalar.Start.Line < scalar.End.Line;
        return !isText && scalar.Value is "" or "~" or "null" or "Null" or "NULL" ? new("none", "", []) : new(isText ? "text" : "plain", scalar.Value, []);
    }
}
