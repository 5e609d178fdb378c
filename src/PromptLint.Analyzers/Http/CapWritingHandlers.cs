using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// Message handlers of the project's own that write an output cap into the requests that pass them. Which client goes through one is
/// decided where it is made and registered; in a project that has one no cap is missing for certain.
/// </summary>
internal sealed class CapWritingHandlers
{
    private readonly SdkIndex _index;
    private readonly SourceModels _models;
    private string[]? _found;

    public CapWritingHandlers(SdkIndex index, SourceModels models)
    {
        _index = index;
        _models = models;
    }

    /// <summary>The cap of a call behind such a handler: not known where nothing else sets it.</summary>
    public OutputCap Behind(OutputCap cap, CancellationToken cancellationToken) =>
        cap.State == CapState.Missing && Find(cancellationToken) is { } handler
            ? new OutputCap(CapState.Unknown, null, Reasons.HandlerWritesIt(handler))
            : cap;

    // Looked for at the first cap that is missing. No lock: two threads that ask at once find the same.
    private string? Find(CancellationToken cancellationToken) => (_found ??= Names(cancellationToken).Take(1).ToArray()).FirstOrDefault();

    private IEnumerable<string> Names(CancellationToken cancellationToken) => _index.Endpoints.SelectMany(static e => e.Body)
        .Where(static f => f.Value == Slot.Cap).Select(static f => f.Key.Substring(f.Key.LastIndexOf('.') + 1)).Distinct()
        .SelectMany(field => NameIndex.Texts(_models.Compilation, field, cancellationToken))
        .Where(IsWritten)
        .Select(literal => literal.FirstAncestorOrSelf<ClassDeclarationSyntax>()).OfType<ClassDeclarationSyntax>()
        .Select(type => _models.Of(type.SyntaxTree).GetDeclaredSymbol(type, cancellationToken)).OfType<INamedTypeSymbol>()
        .Where(type => _index.OfType(type, EntryKind.Handler).Any())
        .Select(static type => type.Name).OrderBy(static n => n, StringComparer.Ordinal);

    // `body["max_tokens"] = 9`, `body.Add("max_tokens", 9)`, `writer.WriteNumber("max_tokens", 9)`; who only reads it writes nothing.
    private static bool IsWritten(LiteralExpressionSyntax literal) => literal.Parent is ArgumentSyntax argument && argument.Parent switch
    {
        BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } element } => set.Left == element,
        BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax } => true,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list => list.Arguments.Count > 1 && !call.Expression.ToString().Contains("Get"),
        _ => false,
    };
}
