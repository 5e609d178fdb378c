using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary>Values that come from outside C#: the application's configuration, text files, resources.</summary>
internal interface IExternalValues
{
    /// <summary>What a property that reads such a value holds; null for any other property.</summary>
    Value? Property(ValueReader reader, IPropertyReferenceOperation reference);

    /// <summary>What a call that reads such a value gives; null for any other call.</summary>
    Value? Call(ValueReader reader, IInvocationOperation call);

    /// <summary>The model or deployment that the connection string of a name tells, or why it is not known.</summary>
    /// <param name="name">The connection's name.</param>
    /// <param name="use">Where it is used.</param>
    Value Connection(string name, IOperation use);
}

/// <summary>Something outside C# whose members are values too, such as a section of the configuration.</summary>
internal abstract class ExternalValue : Value
{
}
