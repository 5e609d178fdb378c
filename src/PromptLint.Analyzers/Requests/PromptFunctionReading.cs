using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.Requests;

/// <summary>A prompt that a function was made from: its document, and the name of the file that holds its settings.</summary>
/// <param name="Document">The prompt; null when it is in no file in sight.</param>
/// <param name="File">For people; null for a text of the code's own.</param>
internal sealed record FoundPrompt(PromptDocument? Document, string? File)
{
    /// <summary>What the settings of the prompt tell: of several sets, one of them.</summary>
    public OptionsFacts Options => Document is null ? OptionsFacts.Unknown(Reasons.PromptFileNotFound())
        : Document.Settings.Select(s => OptionsFacts.Of(new CapFact(s.Cap, null), s.Stop, Model(s)))
            .DefaultIfEmpty(OptionsFacts.NotGiven)
            .Aggregate(OptionsFacts.None, static (all, one) => all.Join(one));

    /// <summary>The model of the file's own connection; null when it names none.</summary>
    public ModelReference? Deployment => Document?.Deployment is { } name
        ? ModelReference.Of(ModelSource.Configured, name) with { NamesDeployment = true, Why = Where(Document.DeploymentLine) }
        : null;

    private ModelReference? Model(PromptSettings settings) =>
        settings.Model is { } id ? ModelReference.Of(ModelSource.Configured, id) with { Why = Where(settings.ModelLine) }
        : settings.HasUnknownModel ? ModelReference.Unknown(Where(settings.ModelLine) ?? Reasons.PromptSettings())
        : null;

    private Reason? Where(int line) => File is null ? null : Reasons.At(File + ":" + line.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Finds the prompts of functions that are made from files: by the slots of the catalogs, in the files that the build hands over.</summary>
internal sealed class PromptFunctionReading
{
    private const string TemplateFile = "skprompt.txt";
    private const string SettingsFile = "config.json";

    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly PromptFiles _files;

    public PromptFunctionReading(SdkIndex index, ValueReader values, PromptFiles files)
    {
        _index = index;
        _values = values;
        _files = files;
    }

    /// <summary>The prompt that a slot's value stands for; null when the slot stands for none.</summary>
    /// <param name="slot">What the value is.</param>
    /// <param name="value">A text, or a path.</param>
    /// <param name="function">The name of the function in its plugin; null when it is not known.</param>
    public FoundPrompt? Find(Slot slot, Value value, string? function)
    {
        switch (slot)
        {
            case Slot.PromptYaml:
                return OfText(value, PromptDocument.OfYaml);
            case Slot.Prompty:
                return OfText(value, PromptDocument.OfPrompty);
            case Slot.PromptyFile:
                return _files.At(Path(value)) is { } prompty ? Read(prompty, PromptDocument.OfPrompty) : new FoundPrompt(null, null);
            case Slot.PromptDirectory:
                return function is not null && _files.At(PromptText.Concat(new[] { Path(value), PromptText.Literal("/" + function + "/"
                    + TemplateFile) })) is { } template ? Read(template) : new FoundPrompt(null, null);
            case Slot.YamlDirectory:
                return _files.In(Path(value)).Where(static f => f.Name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
                    || f.Name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
                    .Select(f => Read(f, PromptDocument.OfYaml)).FirstOrDefault(p => function is not null
                        && string.Equals(p.Document?.Name, function, StringComparison.OrdinalIgnoreCase)) ?? new FoundPrompt(null, null);
            default:
                return null;
        }
    }

    /// <summary>The import of a plugin's prompts, wherever it stands in the project; null when no import in sight may be of that plugin.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="function">The function's name; null when it is not known.</param>
    public FoundPrompt? Imported(string plugin, string? function)
    {
        var open = false;
        foreach (var (entry, made) in Imports())
        {
            foreach (var slot in entry.Slots.Where(static s => s.Value is Slot.PromptDirectory or Slot.YamlDirectory))
            {
                var name = entry.Slots.Where(static s => s.Value == Slot.Plugin)
                    .Select(s => made.Part(s.Key))
                    .FirstOrDefault(static v => v != Value.Unset && v != Value.Null);
                var called = name is null ? LastFolder(Path(made.Part(slot.Key))) : (name as TextValue)?.Text.Known;
                if (string.Equals(called, plugin, StringComparison.OrdinalIgnoreCase))
                {
                    return Find(slot.Value, made.Part(slot.Key), function);
                }

                open |= called is null;
            }
        }

        // An import of folders that only the run knows: the plugin's folder is named like the plugin.
        return open && function is not null && _files.At(PromptText.Literal(plugin + "/" + function + "/" + TemplateFile)) is { } template
            ? Read(template)
            : null;
    }

    private IEnumerable<(CatalogEntry Entry, ObjectValue Made)> Imports()
    {
        foreach (var name in _index.PromptImports)
        {
            foreach (var syntax in NameIndex.Calls(_values.Models.Compilation, name, _values.CancellationToken))
            {
                if (_values.Models.Operation(syntax, _values.CancellationToken) is IInvocationOperation call
                    && _index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Prompt) is { } found
                    && _values.Read(call) is ObjectValue made)
                {
                    yield return (found.Entry, made);
                }
            }
        }
    }

    private static string? LastFolder(PromptText path) =>
        path.Segments.LastOrDefault() is LiteralSegment { Text: var end } && end.Replace('\\', '/').TrimEnd('/') is { Length: > 0 } folder
            ? folder.Substring(folder.LastIndexOf('/') + 1)
            : null;

    private PromptText Path(Value value) => CatalogSemantics.Text(_index, value);

    private FoundPrompt OfText(Value value, Func<string, PromptDocument> read)
    {
        if (CatalogSemantics.Text(_index, value).Known is not { } text)
        {
            return new FoundPrompt(null, null);
        }

        var file = _files.Of(text);
        return new FoundPrompt(_files.Read(file, () => read(text)), file?.Name);
    }

    private FoundPrompt Read(PromptFile file, Func<string, PromptDocument> read) => new(_files.Read(file, () => read(file.Text)), file.Name);

    private FoundPrompt Read(PromptFile template)
    {
        var settings = _files.Beside(template, SettingsFile);
        return new FoundPrompt(_files.Read(settings ?? template, () => PromptDocument.OfTemplate(template.Text, settings?.Text)), settings?.Name);
    }
}
