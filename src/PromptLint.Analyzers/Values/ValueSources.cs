using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>What all readers of one compilation share: its source, and what is known beyond it.</summary>
internal sealed class ValueSources
{
    /// <summary>Prepares the reading of a compilation.</summary>
    /// <param name="models">Its source.</param>
    /// <param name="modelled">The symbols whose meaning is known without their source.</param>
    /// <param name="services">What its container gives.</param>
    /// <param name="external">What stands in files beside the code.</param>
    public ValueSources(SourceModels models, IModelledSymbols modelled, IServiceValues services, IExternalValues external)
    {
        Models = models;
        Modelled = modelled;
        Services = services;
        External = external;
        Writes = new MemberWrites(models);
    }

    public SourceModels Models { get; }

    public IModelledSymbols Modelled { get; }

    public IServiceValues Services { get; }

    public IExternalValues External { get; }

    /// <summary>What types do to their fields and properties.</summary>
    public MemberWrites Writes { get; }

    /// <summary>What readings found that hold whoever asks.</summary>
    public SharedReadings Readings { get; } = new();
}
