using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>What in an expression is not followed: which call, which member, which parameter, which type.</summary>
internal static class Unfollowed
{
    /// <summary>The reason.</summary>
    public static Reason Because(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Because(conversion.Operand),
        IParenthesizedOperation parenthesized => Because(parenthesized.Operand),
        IAwaitOperation awaited => Because(awaited.Operation),
        IArgumentOperation argument => Because(argument.Value),
        IInterpolationOperation hole => Because(hole.Expression),
        IConditionalAccessOperation access => Because(access.WhenNotNull),
        IInvocationOperation call => Reasons.CallNotFollowed(MemberName.Of(call.TargetMethod)),
        IObjectCreationOperation { Type: { } type } => Reasons.TextOfObject(type.Name),
        IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } collection } => Reasons.ElementOf(ExpressionText.Of(collection.Syntax)),
        IArrayElementReferenceOperation element => Reasons.ElementOf(ExpressionText.Of(element.ArrayReference.Syntax)),
        IMemberReferenceOperation and not IMethodReferenceOperation => Reasons.MemberNotFollowed(MemberName.Of(((IMemberReferenceOperation)operation).Member)),
        ILocalReferenceOperation local => Reasons.MemberNotFollowed(local.Local.Name),
        IParameterReferenceOperation parameter => Reasons.MemberNotFollowed(parameter.Parameter.Name),
        IBinaryOperation or IUnaryOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation =>
            Reasons.OperatorNotFollowed(ExpressionText.Of(operation.Syntax)),
        IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation => Reasons.DelegateNotFollowed(),
        IInvalidOperation => Reasons.DoesNotBind(),
        _ => operation.Type is { } type ? Reasons.ExpressionNotFollowed(type.Name) : Reasons.StatementNotFollowed(operation.Kind.ToString()),
    };
}
