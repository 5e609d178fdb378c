using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>Where each local and parameter of one executable piece of code (a method, its lambdas included) is named, in source order.</summary>
internal sealed class VariableUses
{
    private static readonly IReadOnlyList<IOperation> None = new IOperation[0];

    private readonly Dictionary<ISymbol, List<IOperation>> _uses = new(SymbolEqualityComparer.Default);

    private VariableUses()
    {
    }

    public static VariableUses Of(IOperation root)
    {
        var uses = new VariableUses();
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation local: uses.Add(local.Local, local); break;
                case IParameterReferenceOperation parameter: uses.Add(parameter.Parameter, parameter); break;
                case IVariableDeclaratorOperation declarator: uses.Add(declarator.Symbol, declarator); break;
            }
        }

        foreach (var list in uses._uses.Values)
        {
            list.Sort(static (a, b) => a.Syntax.SpanStart.CompareTo(b.Syntax.SpanStart));
        }

        return uses;
    }

    public IReadOnlyList<IOperation> this[ISymbol variable] => _uses.TryGetValue(variable, out var list) ? list : None;

    private void Add(ISymbol variable, IOperation use)
    {
        if (!_uses.TryGetValue(variable, out var list))
        {
            _uses.Add(variable, list = new List<IOperation>());
        }

        list.Add(use);
    }
}
