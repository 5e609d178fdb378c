using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Json;

namespace PromptLint.Core.Prompts;

/// <summary>A prompt with its settings, as a file of its own holds them.</summary>
public sealed record PromptDocument
{
    /// <summary>The template; null when it is written in a way that is not read.</summary>
    public string? Template { get; init; }

    /// <summary>Its language.</summary>
    public TemplateFormat Format { get; init; } = TemplateFormat.Places;

    /// <summary>The function's own name, which may differ from the file's; null when the file gives none.</summary>
    public string? Name { get; init; }

    /// <summary>The settings; of several sets the services that are there decide which one holds.</summary>
    public IReadOnlyList<PromptSettings> Settings { get; init; } = Array.Empty<PromptSettings>();

    /// <summary>The model or deployment of the file's own connection, which counts where the code names none; null when it has none.</summary>
    public string? Deployment { get; init; }

    /// <summary>One-based line of <see cref="Deployment"/>.</summary>
    public int DeploymentLine { get; init; }

    /// <summary>The messages that the template becomes; a hole when it is not known.</summary>
    public PromptMessages Messages => Template is null
        ? new PromptMessages { Unknown = new[] { new HoleSegment("template", Reasons.TemplateNotRead()) } }
        : PromptTemplate.Messages(PromptText.Literal(Template), Format);

    /// <summary>Reads a prompt in YAML.</summary>
    /// <exception cref="PromptFormatException">It is no such prompt.</exception>
    public static PromptDocument OfYaml(string text)
    {
        var root = YamlReader.Read(text);
        return root["template"] is { } template
            ? Of(root) with { Template = template.Kind == SettingKind.NotRead ? null : template.Text }
            : throw new PromptFormatException("expected a `template`", Math.Max(1, root.Line));
    }

    /// <summary>Reads a prompt's text and the settings beside it.</summary>
    /// <param name="template">The text of the prompt.</param>
    /// <param name="settings">The JSON of its settings; null when there are none.</param>
    /// <exception cref="PromptFormatException">The settings are no JSON.</exception>
    public static PromptDocument OfTemplate(string template, string? settings)
    {
        try
        {
            return (settings is null ? new PromptDocument() : Of(SettingNode.Of(JsonParser.Parse(settings)))) with { Template = template };
        }
        catch (JsonFormatException error)
        {
            throw new PromptFormatException(error.Message, error.Line, error.Column);
        }
    }

    /// <summary>Reads a Prompty file: settings in YAML between two lines of dashes, then the template.</summary>
    /// <exception cref="PromptFormatException">It is no such file.</exception>
    public static PromptDocument OfPrompty(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var open = Array.FindIndex(lines, static l => l.Trim().Length > 0);
        if (open < 0 || lines[open].TrimEnd() != "---")
        {
            throw new PromptFormatException("expected `---`, the settings, and `---` before the prompt", Math.Max(1, open + 1));
        }

        var close = Array.FindIndex(lines, open + 1, static l => l.TrimEnd() == "---");
        if (close < 0)
        {
            throw new PromptFormatException("the settings are not closed by a line of `---`", open + 1);
        }

        var root = YamlReader.Read(string.Concat(lines.Skip(open + 1).Take(close - open - 1).Select(static l => l + "\n")), open + 2);
        var model = root["model"];
        var connection = model?["configuration"];
        var deployment = connection?["azure_deployment"] ?? connection?["name"];
        var format = root["template"] is { Kind: SettingKind.Map } template ? template["type"] ?? template["format"] : root["template"];
        return new PromptDocument
        {
            Template = string.Join("\n", lines.Skip(close + 1)).Replace("\r", ""),
            Format = format is { Kind: SettingKind.Scalar } ? TemplateFormats.Of(format.Text)
                : format is { Kind: SettingKind.NotRead } ? TemplateFormat.Unknown
                : TemplateFormat.Liquid,
            Name = Scalar(root["name"]),
            Settings = new[] { PromptSettings.Of(model is { Kind: SettingKind.NotRead } ? model : model?["parameters"]) },
            Deployment = PromptSettings.ModelOf(deployment),
            DeploymentLine = deployment?.Line ?? 0,
        };
    }

    private static PromptDocument Of(SettingNode root)
    {
        var format = root["template_format"];
        var settings = root["execution_settings"];
        return new PromptDocument
        {
            Name = Scalar(root["name"]),
            Format = format is { Kind: SettingKind.Scalar } ? TemplateFormats.Of(format.Text)
                : format is null or { Kind: SettingKind.None } ? TemplateFormat.Places
                : TemplateFormat.Unknown,
            Settings = settings is { Kind: SettingKind.Map } ? settings.Members.Select(static m => PromptSettings.Of(m.Value)).ToList()
                : settings is null or { Kind: SettingKind.None } ? Array.Empty<PromptSettings>() : new[] { PromptSettings.Of(settings) },
        };
    }

    private static string? Scalar(SettingNode? node) => node is { Kind: SettingKind.Scalar } ? node.Text : null;
}
