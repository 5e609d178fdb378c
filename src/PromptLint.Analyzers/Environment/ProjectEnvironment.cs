using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Environment;

/// <summary>A project as its calls find it: its source, what the catalogs know, its container, its settings and its files.</summary>
internal sealed class ProjectEnvironment
{
    private readonly ValueSources _sources;

    /// <summary>Prepares the reading of a project; nothing is read before a call asks for it.</summary>
    public ProjectEnvironment(SdkIndex index, SourceModels models, ConfigurationFiles files)
    {
        Prompts = files.Prompts;
        _sources = new ValueSources(models, index, new InjectedServices(index, new ServiceRegistrations(models, index)), new FilesBesideCode(files));
    }

    /// <summary>Prompts in files of their own.</summary>
    public PromptFiles Prompts { get; }

    /// <summary>A reader for one call, as reached on a path.</summary>
    public ValueReader Reader(CallContext path, ReadingEffort effort, CancellationToken cancellationToken) => new(_sources, path, effort, cancellationToken);

    private sealed class FilesBesideCode : IExternalValues
    {
        private readonly ConfigurationReading _configuration;
        private readonly FileReading _files;
        private readonly ResourceReading _resources;

        public FilesBesideCode(ConfigurationFiles files)
        {
            _configuration = new ConfigurationReading(files);
            _files = new FileReading(files.Prompts);
            _resources = new ResourceReading(files.Prompts);
        }

        public Value? Property(ValueReader reader, IPropertyReferenceOperation reference) =>
            _configuration.Property(reader, reference) ?? _resources.Property(reader, reference);

        public Value? Call(ValueReader reader, IInvocationOperation call) =>
            _configuration.Call(reader, call) ?? _files.Call(reader, call) ?? _resources.Call(reader, call);

        public Value Connection(string name, IOperation use) => _configuration.Connection(name, use);
    }
}
