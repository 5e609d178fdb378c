using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Environment;

/// <summary>A registration with everything that is put round it: the chain of calls that it begins.</summary>
internal static class RegistrationChain
{
    /// <summary>The last call of the chain.</summary>
    /// <param name="call">The call that begins it.</param>
    /// <param name="models">The compilation.</param>
    /// <param name="index">Knows a call of a model, which is no part of a chain.</param>
    public static IOperation Of(IOperation call, SourceModels models, SdkIndex index) => LastOf(WholeChain(call, index), models, index);

    // `var kernel = services.AddKernel(); kernel.AddX(..);`: the chain goes on where the local is called last.
    private static IOperation LastOf(IOperation chain, SourceModels models, SdkIndex index)
    {
        if (chain.MeaningfulParent(out _) is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declared })
        {
            return chain;
        }

        var last = models.UsesIn(chain.Root())[declared.Symbol].OfType<ILocalReferenceOperation>().LastOrDefault();
        return last is null ? chain : WholeChain(last, index);
    }

    // `services.AddChatClient(inner).UseFunctionInvocation()...`: what is put round the registered client counts too.
    private static IOperation WholeChain(IOperation call, SdkIndex index)
    {
        IOperation chain = call;
        while (chain.MeaningfulParent(out _) is { } parent)
        {
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } extension } first
                && extension.Arguments[0] == first && index.FindCall(extension.TargetMethod) is null)
            {
                chain = extension;
            }
            else if (parent is IInvocationOperation next && next.Instance is not null && index.FindCall(next.TargetMethod) is null)
            {
                chain = next;
            }
            else
            {
                break;
            }
        }

        return chain;
    }
}
