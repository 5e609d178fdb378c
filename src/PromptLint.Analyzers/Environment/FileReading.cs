using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Environment;

/// <summary>The ways in which code reads a text file, or one that is embedded in its assembly.</summary>
internal sealed class FileReading
{
    private readonly PromptFiles _files;

    public FileReading(PromptFiles files) => _files = files;

    /// <summary>What a call that reads a file gives; null when it reads none that is known.</summary>
    public Value? Call(ValueReader reader, IInvocationOperation call)
    {
        if (_files.All.IsEmpty)
        {
            return null;
        }

        var file = call.TargetMethod switch
        {
            { Name: "ReadAllText" or "ReadAllTextAsync", ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } } when call.Arguments.Length > 0 =>
                _files.At(StringOperations.Text(reader.Read(call.Arguments[0].Value), call)),
            { Name: "ReadToEnd" or "ReadToEndAsync", ContainingType.ContainingNamespace.Name: "IO" } when call.Instance is { } instance =>
                Opened(reader.Read(instance), call),
            _ => null,
        };
        return file is null ? null : new TextValue(PromptText.Literal(file.Text), ModelSource.Constant);
    }

    private PromptFile? Opened(Value value, IOperation use) =>
        value is ObjectValue { Maker: IMethodSymbol maker } made ? Opened((maker.ContainingType?.Name, maker.Name), made, use) : null;

    private PromptFile? Opened((string? Type, string Method) maker, ObjectValue made, IOperation use) => maker switch
    {
        ("StreamReader", ".ctor") => made.Part("stream") != Value.Unset ? Opened(made.Part("stream"), use) : At(made.Part("path"), use),
        ("File", "OpenText" or "OpenRead" or "Open") => At(made.Part("path"), use),
        ("FileStream", ".ctor") => At(made.Part("path"), use),

        // With a type the name is relative to its namespace: the end of it decides all the same.
        ("Assembly" or "RuntimeAssembly", "GetManifestResourceStream") =>
            made.Part("name") is TextValue { Text.Segments: var segments } && segments.LastOrDefault() is LiteralSegment { Text: var name }
            ? _files.Embedded(name.TrimStart('.'))
            : null,
        _ => null,
    };

    private PromptFile? At(Value path, IOperation use) => path == Value.Unset ? null : _files.At(StringOperations.Text(path, use));
}
