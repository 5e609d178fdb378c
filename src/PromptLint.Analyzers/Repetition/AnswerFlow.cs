using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What the answer of a call decides in the code around it: variables assigned from it, filled with it, or set under a condition on it.</summary>
internal static class AnswerFlow
{
    /// <summary>The variables that an operation lets the answer decide.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="facts">What the answer is known to decide so far.</param>
    public static IEnumerable<ISymbol> Decided(IOperation operation, LoopFacts facts) => operation switch
    {
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when facts.DependsOnAnswer(value) => new ISymbol[] { declarator.Symbol },
        IAssignmentOperation assignment when LoopFacts.Variable(Target(assignment)) is { } target
            && (facts.DependsOnAnswer(assignment.Value) || IsSetUnderAnswer(assignment, facts)) => new[] { target },
        IForEachLoopOperation each when facts.DependsOnAnswer(each.Collection) => each.Locals,
        IInvocationOperation { Instance: { } receiver } fill
            when LoopFacts.Variable(receiver) is { } target && fill.Arguments.Any(a => facts.DependsOnAnswer(a.Value)) => new[] { target },
        IDeclarationPatternOperation { DeclaredSymbol: { } matched, Parent: IIsPatternOperation test }
            when facts.DependsOnAnswer(test.Value) => new[] { matched },
        IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation parse } argument
            when parse.Arguments.Any(a => a != argument && facts.DependsOnAnswer(a.Value))
            && argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().FirstOrDefault() is { } given => new ISymbol[] { given.Local },
        _ => Enumerable.Empty<ISymbol>(),
    };

    // What is set on an object is set on the variable that holds it.
    private static IOperation Target(IAssignmentOperation assignment)
    {
        var target = assignment.Target;
        while (target is IPropertyReferenceOperation { Instance: { } owner } property && owner is not IInstanceReferenceOperation
            && !property.Property.IsStatic)
        {
            target = owner;
        }

        return target;
    }

    // A flag set to a constant where the answer decides, or right after the call succeeded.
    private static bool IsSetUnderAnswer(IAssignmentOperation assignment, LoopFacts facts) =>
        assignment.Value.ConstantValue.HasValue && new LoopGuards(facts).Of(assignment, facts.Region).Contains(LoopGuard.Answer);
}
