using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Environment;

/// <summary>
/// Follows the ways in which code reads its configuration: the indexer, <c>GetValue</c>, <c>GetSection</c>, connection strings,
/// classes bound to a section, and options that are injected.
/// </summary>
internal sealed class ConfigurationReading
{
    private static readonly string[] OptionsWrappers = { "IOptions", "IOptionsSnapshot", "IOptionsMonitor" };

    private readonly ConfigurationFiles _files;
    private List<IInvocationOperation>? _bindings;

    public ConfigurationReading(ConfigurationFiles files) => _files = files;

    /// <summary>What a property of a configuration, an options wrapper or a bound object holds; null for any other property.</summary>
    public Value? Property(ValueReader reader, IPropertyReferenceOperation reference)
    {
        if (reference.Instance is not { } owner || owner.Type is not { } type)
        {
            return null;
        }

        if (IsConfiguration(type))
        {
            return reference.Property.IsIndexer && reference.Arguments.Length == 1 ? Key(reader, owner, reference.Arguments[0].Value, reference)
                : reference.Property.Name == "Value" && SectionOf(reader, owner) is { } own ? At(own.Path, reference)
                : null;
        }

        if (reference.Property.Name is "Value" or "CurrentValue"
            && type is INamedTypeSymbol { TypeArguments: [var options] } wrapper && OptionsWrappers.Contains(wrapper.Name))
        {
            return BindingOf(reader, options) is { } path ? new SectionValue(path, options) : null;
        }

        return reader.Models.Declares(type) && reader.Read(owner) is SectionValue { BoundTo: not null } bound ? Bound(reader, bound, reference) : null;
    }

    /// <summary>What a call on a configuration gives; null for any other call.</summary>
    public Value? Call(ValueReader reader, IInvocationOperation call)
    {
        var arguments = call.Arguments;
        var owner = call.Instance ?? (call.TargetMethod.IsExtensionMethod && arguments.Length > 0 ? arguments[0].Value : null);
        if (owner?.Type is { } type && IsConfiguration(type))
        {
            return OfConfiguration(reader, call, owner);
        }

        // `IOptionsMonitor<T>.Get(name)` gives a named set: not followed.
        return call.TargetMethod is { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" }
            ? ValueReader.Unknown(call, Reasons.EnvironmentVariable())
            : null;
    }

    private Value? OfConfiguration(ValueReader reader, IInvocationOperation call, IOperation owner)
    {
        IOperation? Argument(string name) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
        switch (call.TargetMethod.Name)
        {
            case "GetSection" or "GetRequiredSection" when Argument("key") is { } sectionKey:
                return SectionOf(reader, owner) is { } section && reader.Read(sectionKey) is TextValue { Text.Known: { } sectionName }
                    ? new SectionValue(section.Path.AddRange(Parts(sectionName)))
                    : ValueReader.Unknown(call, Reasons.SectionNotKnown());
            case "GetValue" when Argument("key") is { } key:
                var value = Key(reader, owner, key, call);
                var otherwise = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "defaultValue");
                return value is UnknownValue && otherwise is not null ? new FallbackValue(value, reader.ReadArgument(otherwise)) : AsNumber(value, call.Type);
            case "GetConnectionString" when Argument("name") is { } name:
                // A connection string is a secret: of all its parts only the one that names a deployment is taken.
                return reader.Read(name) is TextValue { Text.Known: { } connection } && SectionOf(reader, owner) is { } root
                    ? Connection(root.Path, connection, call)
                    : ValueReader.Unknown(call, Reasons.ConnectionString());
            case "Get" when call.TargetMethod.TypeArguments is [var bound]:
                return SectionOf(reader, owner) is not { } own ? ValueReader.Unknown(call, Reasons.SectionNotKnown())
                    : bound.SpecialType != SpecialType.None ? AsNumber(At(own.Path, call), bound)
                    : new SectionValue(own.Path, bound);
            default:
                return null;
        }
    }

    /// <summary>The model or deployment that the connection string of a name tells.</summary>
    public Value Connection(string name, IOperation use) => Connection(ImmutableArray<string>.Empty, name, use);

    private Value Connection(ImmutableArray<string> root, string name, IOperation use) =>
        At(root.Add("ConnectionStrings").AddRange(Parts(name)), use).Map(v => Deployment(v, use));

    private static Value Deployment(Value value, IOperation call)
    {
        if (value is TextValue { Text.Known: { } text } known)
        {
            foreach (var part in text.Split(';'))
            {
                var equals = part.IndexOf('=');
                if (equals > 0 && part.Substring(0, equals).Trim().ToUpperInvariant() is "DEPLOYMENT" or "DEPLOYMENTNAME" or "MODEL")
                {
                    return new TextValue(PromptText.Literal(part.Substring(equals + 1).Trim()), ModelSource.Configured, known.Where);
                }
            }
        }

        return ValueReader.Unknown(call, Reasons.ConnectionString());
    }

    private Value Key(ValueReader reader, IOperation owner, IOperation key, IOperation use) =>
        SectionOf(reader, owner) is { } section && reader.Read(key) is TextValue { Text.Known: { } name }
            ? At(section.Path.AddRange(Parts(name)), use)
            : ValueReader.Unknown(use, Reasons.ConfigurationKeyNotKnown());

    private Value At(ImmutableArray<string> path, IOperation use)
    {
        var found = _files.Find(path);
        var missing = ValueReader.Unknown(use, Reasons.ConfigurationKey(string.Join(":", path)));
        return found == Value.Unset ? missing : found.Map(v => v == Value.Unset ? missing : v);
    }

    // The section that an expression stands for; the root for a configuration that comes from the host.
    private static SectionValue? SectionOf(ValueReader reader, IOperation owner) => reader.Read(owner) switch
    {
        SectionValue section => section,
        _ when owner.Type?.Name == "IConfigurationSection" => null,
        _ => new SectionValue(ImmutableArray<string>.Empty),
    };

    // A key that no file has leaves the class's own initial value; environment variables may still set it.
    private Value Bound(ValueReader reader, SectionValue section, IPropertyReferenceOperation reference)
    {
        var renamed = reference.Property.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == "ConfigurationKeyNameAttribute")
            ?.ConstructorArguments;
        var name = renamed is [{ Value: string other }] ? other : reference.Property.Name;
        var path = section.Path.Add(name);
        if (reference.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false })
        {
            return new SectionValue(path, reference.Type);
        }

        var value = At(path, reference);
        return value is UnknownValue && reader.InitialValue(reference) is { } initial ? new FallbackValue(value, initial) : AsNumber(value, reference.Type);
    }

    private static Value AsNumber(Value value, ITypeSymbol? type)
    {
        var target = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return target?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
            ? value.Map(static v => v is TextValue { Text.Known: { } text } && Number(text) is { } number ? new NumberValue(number) : v)
            : value;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The section that an options class is bound to, by the registrations of the project; null when there is none or more than one.</summary>
    private ImmutableArray<string>? BindingOf(ValueReader reader, ITypeSymbol options)
    {
        var paths = new List<ImmutableArray<string>>();
        foreach (var call in _bindings ??= Bindings(reader))
        {
            if (SymbolEqualityComparer.Default.Equals(call.TargetMethod.TypeArguments[0], options) && PathOf(reader, call) is { } path)
            {
                paths.Add(path);
            }
        }

        return paths.Select(static p => string.Join(":", p)).Distinct(System.StringComparer.OrdinalIgnoreCase).Count() == 1 ? paths[0] : null;
    }

    // Looked for once in a compilation: every options class asks.
    private static List<IInvocationOperation> Bindings(ValueReader reader) => new[] { "Configure", "Bind", "BindConfiguration" }
        .SelectMany(name => NameIndex.Calls(reader.Models.Compilation, name, reader.CancellationToken))
        .Select(syntax => reader.Models.Operation(syntax, reader.CancellationToken)).OfType<IInvocationOperation>()
        .Where(static call => call.TargetMethod.TypeArguments.Length == 1).ToList();

    private static ImmutableArray<string>? PathOf(ValueReader reader, IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == "configSectionPath" && reader.Read(argument.Value) is TextValue { Text.Known: { } path })
            {
                return Parts(path);
            }

            if (argument.Value.Type is { } type && IsConfiguration(type) || argument.Parameter?.Type is { } declared && IsConfiguration(declared))
            {
                return SectionOf(reader, argument.Value)?.Path;
            }
        }

        return null;
    }

    private static ImmutableArray<string> Parts(string key) => key.Split(':').ToImmutableArray();

    private static bool IsConfiguration(ITypeSymbol type) =>
        type.Name is "IConfiguration" or "IConfigurationSection" or "IConfigurationRoot" or "IConfigurationManager"
            or "ConfigurationManager" or "ConfigurationRoot" or "ConfigurationSection"
        && type.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Configuration";
}
