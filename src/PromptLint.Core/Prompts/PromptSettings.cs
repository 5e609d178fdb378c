using System.Globalization;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>What a prompt file sets for its request: each is null when the file says nothing of it.</summary>
public sealed record PromptSettings
{
    /// <summary>The model that the file asks for.</summary>
    public string? Model { get; init; }

    /// <summary>True when it asks for one that is not known.</summary>
    public bool HasUnknownModel { get; init; }

    /// <summary>One-based line of the model in its file.</summary>
    public int ModelLine { get; init; }

    /// <summary>The output cap.</summary>
    public OutputCap Cap { get; init; } = new(CapState.Missing);

    /// <summary>Stop sequences.</summary>
    public StopState Stop { get; init; } = StopState.Missing;

    /// <summary>Reads a map of settings in the names of the wire.</summary>
    public static PromptSettings Of(SettingNode? settings)
    {
        if (settings is null or { Kind: SettingKind.None })
        {
            return new PromptSettings();
        }

        if (settings.Kind != SettingKind.Map)
        {
            return new PromptSettings { HasUnknownModel = true, Cap = new OutputCap(CapState.Unknown, null, WhyNot(settings)), Stop = StopState.Unknown };
        }

        var model = settings["model_id"];
        var cap = settings["max_tokens"] ?? settings["max_completion_tokens"];
        var stop = settings["stop_sequences"] ?? settings["stop"];
        return new PromptSettings
        {
            Model = ModelOf(model),
            HasUnknownModel = model is { Kind: not SettingKind.None } && ModelOf(model) is null,
            ModelLine = model?.Line ?? 0,
            Cap = CapOf(cap),
            Stop = stop switch
            {
                null or { Kind: SettingKind.None } => StopState.Missing,
                { Kind: SettingKind.List } list => list.Items.Count == 0 ? StopState.Missing : StopState.Set,
                { Kind: SettingKind.Scalar, Text.Length: > 0 } => StopState.Set,
                _ => StopState.Unknown,
            },
        };
    }

    /// <summary>The model that a node names; null when it names none, or one that the environment decides.</summary>
    internal static string? ModelOf(SettingNode? node) =>
        node is { Kind: SettingKind.Scalar, Text: { } name } && name.Trim().Length > 0 && name.IndexOf("${", System.StringComparison.Ordinal) < 0
            ? name.Trim()
            : null;

    private static OutputCap CapOf(SettingNode? node) => node switch
    {
        null or { Kind: SettingKind.None } => new OutputCap(CapState.Missing),
        { Kind: SettingKind.Scalar } when long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var tokens) =>
            new OutputCap(CapState.Set, tokens),
        { Kind: SettingKind.NotRead } => new OutputCap(CapState.Unknown, null, WhyNot(node)),
        _ => new OutputCap(CapState.Set, null, Reasons.NotWholeNumber()),
    };

    private static Reason WhyNot(SettingNode node) => node.Kind == SettingKind.NotRead ? Reasons.Told(node.Text) : Reasons.SettingsNotUnderstood();
}
