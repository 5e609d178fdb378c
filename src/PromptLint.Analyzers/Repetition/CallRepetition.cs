using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// How often a call is repeated by the code that it stands in, the policies that it runs under included. What its client repeats by
/// itself is not among it.
/// </summary>
internal sealed class CallRepetition
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly PolicyReading _policies;
    private readonly CallerRetries _callers;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    public CallRepetition(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
        _policies = new PolicyReading(index, reader);
        _callers = new CallerRetries(reader, 0, (caller, callers) => Enclosing(caller, callers).Read());
    }

    /// <summary>The factors around a call, innermost first.</summary>
    public IReadOnlyList<AttemptFactor> Around(CallExpression call) => Enclosing(call, 0).Read();

    /// <summary>The factors around a call that only leads to the one that is asked about.</summary>
    public IReadOnlyList<AttemptFactor> AroundCaller(CallExpression caller) => Enclosing(caller, 1).Read();

    /// <summary>
    /// The factors around a call, and one without a bound where who runs the delegate around it, and how often, is not in sight.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="function">A method group that is handed to the call: what runs it counts too; null for the call itself.</param>
    public IReadOnlyList<AttemptFactor> AroundAll(CallExpression call, IOperation? function) => Enclosing(call, 0).ReadAll(function);

    /// <summary>The retries around a caller that the method which it calls tells of itself, since all of its callers try again; none otherwise.</summary>
    public IReadOnlyList<AttemptFactor> ToldByCallee(IInvocationOperation caller, IMethodSymbol callee) =>
        _callers.Around(callee).Count > 0 ? _callers.Of(caller) : System.Array.Empty<AttemptFactor>();

    private EnclosingRepetition Enclosing(CallExpression call, int callers) => new(_index, _reader, _policies, call, callers);
}
