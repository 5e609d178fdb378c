using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Requests;

/// <summary>
/// What a layer of a client's pipeline does to the options of every request: <c>ConfigureOptions(o => o.MaxOutputTokens ??= 300)</c>.
/// A plain assignment wins over what the call sets, <c>??=</c> gives what the call leaves out.
/// </summary>
/// <param name="Defaults">What holds where the call sets nothing.</param>
/// <param name="Overrides">What holds whatever the call sets.</param>
internal sealed record PipelineOptions(OptionsFacts Defaults, OptionsFacts Overrides)
{
    /// <summary>Reads a lambda; null when it does anything else to the options than setting their properties.</summary>
    public static PipelineOptions? Read(SdkIndex index, ValueReader values, Value configure)
    {
        if (configure is not DelegateValue { Origin: IAnonymousFunctionOperation { Symbol.Parameters: [var options] } lambda })
        {
            return null;
        }

        var defaults = ObjectValue.Made(lambda, options.Type, null);
        var overrides = defaults;
        foreach (var mention in lambda.Body.DescendantsAndSelf()
            .OfType<IParameterReferenceOperation>()
            .Where(p => SymbolEqualityComparer.Default.Equals(p.Parameter, options)))
        {
            if (mention.Parent is not IPropertyReferenceOperation { Arguments.IsEmpty: true } property)
            {
                return null;
            }

            switch (property.Parent)
            {
                case ISimpleAssignmentOperation set when set.Target == property:
                    var value = values.Read(set.Value);
                    overrides = overrides.With(
                        property.Property.Name,
                        IsCertain(set, lambda) ? value : Value.OneOf(overrides.Part(property.Property.Name), value));
                    break;
                case ICoalesceAssignmentOperation set when set.Target == property:
                    var otherwise = values.Read(set.Value);
                    defaults = defaults.With(property.Property.Name, IsCertain(set, lambda) ? otherwise : Value.OneOf(Value.Unset, otherwise));
                    break;
                case IInvocationOperation or IArgumentOperation or ICompoundAssignmentOperation
                    or IIncrementOrDecrementOperation or IPropertyReferenceOperation:
                    // `o.StopSequences.Add(..)`: what it holds after that is not followed.
                    return null;
            }
        }

        var reading = new OptionsReading(index);
        return new PipelineOptions(reading.Read(defaults), reading.Read(overrides));
    }

    /// <summary>This layer with another one inside it: the inner one sees the options last.</summary>
    public PipelineOptions Around(PipelineOptions inner) => new(inner.Defaults.OverriddenBy(Defaults), Overrides.OverriddenBy(inner.Overrides));

    // On every path through the lambda: under nothing that decides or repeats.
    private static bool IsCertain(IOperation set, IAnonymousFunctionOperation lambda)
    {
        foreach (var around in set.Ancestors().TakeWhile(a => a != lambda))
        {
            if (around is not (IExpressionStatementOperation or IBlockOperation or IReturnOperation or ISimpleAssignmentOperation or IConversionOperation))
            {
                return false;
            }
        }

        return !lambda.Body.DescendantsAndSelf().OfType<IReturnOperation>().Any(r => !r.IsImplicit && r.Syntax.SpanStart < set.Syntax.SpanStart);
    }
}
