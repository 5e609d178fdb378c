using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.Environment;

/// <summary>Texts in resource files: what a resource manager or a string localizer gives for a name. The languages are a set of possibilities.</summary>
internal sealed class ResourceReading
{
    private static readonly Regex Culture = new(@"^(?<name>.+)\.(?<culture>[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$", RegexOptions.CultureInvariant);

    private readonly PromptFiles _files;
    private readonly Lazy<List<ResourceFile>> _resources;

    public ResourceReading(PromptFiles files)
    {
        _files = files;
        _resources = new Lazy<List<ResourceFile>>(() =>
            files.All.Where(static f => f.Path.EndsWith(".resx", StringComparison.OrdinalIgnoreCase)).Select(Of).ToList());
    }

    /// <summary>What a call that asks for a text gives; null for any other call.</summary>
    public Value? Call(ValueReader reader, IInvocationOperation call)
    {
        var owner = call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);
        while (owner is IConversionOperation conversion)
        {
            owner = conversion.Operand;
        }

        return call.TargetMethod.Name == "GetString" && owner?.Type is { } type
            && call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "name") is { } name
            ? Text(reader, owner, type, name.Value)
            : null;
    }

    /// <summary>What a property that asks for a text gives; null for any other property.</summary>
    public Value? Property(ValueReader reader, IPropertyReferenceOperation reference)
    {
        if (reference.Instance is not { Type: { } type } owner)
        {
            return null;
        }

        return reference.Property.IsIndexer
            ? IsLocalizer(type) && reference.Arguments.Length > 0 ? Text(reader, owner, type, reference.Arguments[0].Value) : null
            : reference.Property.Name == "Value" && type is { Name: "LocalizedString", ContainingNamespace.Name: "Localization" } ? reader.Read(owner)
            : null;
    }

    private static bool IsLocalizer(ITypeSymbol type) => type is { Name: "IStringLocalizer" or "StringLocalizer", ContainingNamespace.Name: "Localization" };

    private static ResourceFile Of(PromptFile file)
    {
        var path = file.Path.Substring(0, file.Path.Length - ".resx".Length);
        return Culture.Match(path) is { Success: true } match && match.Groups["name"].Value.LastIndexOf('/') < match.Groups["name"].Length - 1
            ? new ResourceFile(file, match.Groups["name"].Value, match.Groups["culture"].Value)
            : new ResourceFile(file, path, "");
    }

    private Value? Text(ValueReader reader, IOperation owner, ITypeSymbol type, IOperation key)
    {
        var isManager = type is { Name: "ResourceManager", ContainingNamespace.Name: "Resources" };
        if (!isManager && !IsLocalizer(type) || _resources.Value.Count == 0 || reader.Read(key) is not TextValue { Text.Known: { } name })
        {
            return null;
        }

        var named = isManager ? BaseName(reader.Read(owner)) : type is INamedTypeSymbol { TypeArguments: [var resource] } ? resource.ToDisplayString() : null;
        var files = named is not null
            ? ResourceName.Best(_resources.Value, static r => r.Path, named)
            : _resources.Value.Where(r => Texts(r).ContainsKey(name)).ToList();

        // One set of resources in its languages; of several, which one is meant is not known.
        return files.Select(static f => f.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count() != 1 ? null
            : Value.OneOf(files.OrderBy(static f => f.Culture, StringComparer.Ordinal)
                .Select(f => Texts(f).TryGetValue(name, out var text) ? (Value)new TextValue(PromptText.Literal(text), ModelSource.Constant) : null)
                .OfType<Value>().DefaultIfEmpty(ValueReader.Unknown(key, Reasons.NoResource())));
    }

    // `new ResourceManager("App.Resources", assembly)` or `new ResourceManager(typeof(Resources))`; a field may be null before it is made.
    private static string? BaseName(Value manager)
    {
        var names = Parts(manager).Select(static v => v is ObjectValue { Maker: IMethodSymbol { MethodKind: MethodKind.Constructor } } made
            ? made.Part("baseName") is TextValue { Text.Known: { } name } ? name
            : made.Origin is IObjectCreationOperation { Arguments: [{ Value: ITypeOfOperation { TypeOperand: var source } }, ..] } ? source.ToDisplayString()
            : null : null).Distinct().ToList();
        return names is [{ } only] ? only : null;
    }

    private static IEnumerable<Value> Parts(Value value) => value switch
    {
        ChoiceValue choice => choice.Alternatives.SelectMany(Parts),
        FallbackValue { First: UnknownValue } fallback => Parts(fallback.Fallback),
        _ when value == Value.Null || value == Value.Unset => Enumerable.Empty<Value>(),
        _ => new[] { value },
    };

    private IReadOnlyDictionary<string, string> Texts(ResourceFile resource) => resource.Texts ??=
        _files.Read(resource.File, () => ResourceTexts.Read(resource.File.Text)) ?? new Dictionary<string, string>();

    private sealed class ResourceFile
    {
        public ResourceFile(PromptFile file, string path, string culture)
        {
            File = file;
            Path = path;
            Culture = culture;
        }

        public PromptFile File { get; }

        /// <summary>The path without culture and ending.</summary>
        public string Path { get; }

        /// <summary>The language; empty for the neutral file.</summary>
        public string Culture { get; }

        /// <summary>What it holds, once it was asked for; read twice at worst.</summary>
        public IReadOnlyDictionary<string, string>? Texts { get; set; }
    }
}
