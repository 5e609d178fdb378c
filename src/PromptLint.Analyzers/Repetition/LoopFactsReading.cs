using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Repetition;

/// <summary>Gathers the facts of code that runs again around a call.</summary>
internal static class LoopFactsReading
{
    /// <summary>The facts of a loop, or of the whole region where a jump or a call repeats it.</summary>
    public static LoopFacts Of(CallExpression call, IOperation loop, IOperation region) =>
        WithAnswers(WithCounters(new LoopFacts(call, loop, region, (loop is ILoopOperation ? loop : region).DescendantsAndSelf().ToList())));

    // A counter is whatever the loop counts up or down.
    private static LoopFacts WithCounters(LoopFacts facts)
    {
        var (counters, grown, caught) = (LoopFacts.None.ToBuilder(), LoopFacts.None.ToBuilder(), LoopFacts.None.ToBuilder());
        foreach (var operation in facts.Inside)
        {
            switch (operation)
            {
                case IIncrementOrDecrementOperation step when LoopFacts.Variable(step.Target) is { } counted:
                    counters.Add(counted);
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } step
                    when !IsText(step) && LoopFacts.Variable(step.Target) is { } counted:
                    counters.Add(counted);
                    break;
                case ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum } step
                    when !IsText(step) && LoopFacts.Variable(step.Target) is { } counted && Mentions(sum, counted):
                    counters.Add(counted);
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } append when LoopFacts.Variable(append.Target) is { } text:
                    grown.Add(text);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Append" or "AppendLine" or "Insert", Instance: { } collection }
                    when LoopFacts.Variable(collection) is { } list:
                    grown.Add(list);
                    break;
                case ICatchClauseOperation { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation handler }:
                    caught.Add(handler.Symbol);
                    break;
            }
        }

        return facts with { Counters = counters.ToImmutable(), Grown = grown.ToImmutable(), Caught = caught.ToImmutable() };
    }

    private static bool IsText(IAssignmentOperation step) => step.Type?.SpecialType == SpecialType.System_String;

    private static bool Mentions(IOperation sum, ISymbol counted) => sum.DescendantsAndSelf()
        .Any(o => SymbolEqualityComparer.Default.Equals(LoopFacts.Variable(o), counted));

    // What an answer decides may decide more: until nothing is found any more.
    private static LoopFacts WithAnswers(LoopFacts facts)
    {
        for (var known = -1; known < facts.Answers.Count;)
        {
            known = facts.Answers.Count;
            foreach (var operation in facts.Inside)
            {
                foreach (var decided in AnswerFlow.Decided(operation, facts))
                {
                    facts = facts.Answers.Contains(decided) ? facts : facts with { Answers = facts.Answers.Add(decided) };
                }
            }
        }

        return facts;
    }
}
