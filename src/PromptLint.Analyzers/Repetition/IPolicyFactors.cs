using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// What a policy that a delegate runs under comes to. What stands around a call asks for it and knows nothing of policies, which are
/// read above: a policy may hold a handler of the user's own, and so asks in its turn what stands around that one's call.
/// </summary>
internal interface IPolicyFactors
{
    /// <summary>The factor of the policy; null when it sends once.</summary>
    /// <param name="execution">The call that runs a delegate under the policy.</param>
    /// <param name="reader">Reads values where that call stands.</param>
    AttemptFactor? Of(IInvocationOperation execution, ValueReader reader);
}
