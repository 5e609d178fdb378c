using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Answers;

/// <summary>Whether the code reads from an answer what it used. What is done with the answer out of sight is not known.</summary>
internal sealed class AnswerUsageReading
{
    // Handed from variable to variable more often, it is not followed; two may be handed to each other.

    private readonly SdkIndex _index;
    private readonly SourceModels _models;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">Knows what properties of answers are called.</param>
    /// <param name="models">The source.</param>
    public AnswerUsageReading(SdkIndex index, SourceModels models)
    {
        _index = index;
        _models = models;
    }

    /// <summary>The state, as far as the answer itself tells it.</summary>
    public UsageState Read(CallExpression call) => Of(call.Operation, 0);

    private UsageState Of(IOperation answer, int variables)
    {
        answer = Unwrapped(answer);
        switch (answer.Parent)
        {
            case IExpressionStatementOperation:
                return UsageState.Ignored;
            case IPropertyReferenceOperation access when access.Instance == answer:
                return Of(access.Property);
            case IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.Length: 0 } } text when text.Instance == answer:
                return UsageState.Ignored;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return OfLocal(declarator.Symbol, answer, variables);
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return UsageState.Ignored;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } assignment
                when assignment.Value == answer:
                return OfLocal(local.Local, answer, variables);
            default:
                return UsageState.Unknown;
        }
    }

    // The awaited, converted answer, and what a response of an SDK wraps.
    private IOperation Unwrapped(IOperation answer)
    {
        while (true)
        {
            switch (answer.Parent)
            {
                case IConversionOperation or IAwaitOperation or IParenthesizedOperation:
                case IPropertyReferenceOperation { Property: { ContainingType.IsGenericType: true } property } access
                    when access.Instance == answer && _index.NamesFor(NameMeaning.Wrapped).Contains(property.Name):
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured when configured.Instance == answer:
                    answer = answer.Parent;
                    break;
                default:
                    return answer;
            }
        }
    }

    private UsageState OfLocal(ILocalSymbol local, IOperation answer, int variables)
    {
        if (variables == AnalysisLimits.AnswerVariables)
        {
            return UsageState.Unknown;
        }

        var uses = _models.UsesIn(answer.Root())[local].OfType<ILocalReferenceOperation>()
            .Where(static use => use.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != use)
            .Select(use => Of(use, variables + 1)).ToList();
        return uses.Contains(UsageState.Read) ? UsageState.Read : uses.Contains(UsageState.Unknown) ? UsageState.Unknown : UsageState.Ignored;
    }

    // What may hold anything may hold the usage too.
    private UsageState Of(IPropertySymbol property) =>
        _index.NamesFor(NameMeaning.Usage).Any(word => property.Name.Contains(word) || property.Type.Name.Contains(word)) ? UsageState.Read
        : property.Type.SpecialType == SpecialType.System_Object || _index.NamesFor(NameMeaning.Anything).Contains(property.Name) ? UsageState.Unknown
        : UsageState.Ignored;
}
