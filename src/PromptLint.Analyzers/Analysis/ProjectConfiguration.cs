using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Analyzers.Analysis;

/// <summary>The catalogs and price cards of a project: those that ship, and the user's own from additional files.</summary>
internal sealed class ProjectConfiguration
{
    private const string RawHttpKey = "build_property.PromptLintRawHttp";
    private const string TolerantKey = "build_property.PromptLintTolerant";
    private const string KindKey = "build_metadata.AdditionalFiles.PromptLintKind";

    // Reading the shipped cards takes a cold compiler longer than all that a project without a call needs: not before the first call.
    private readonly System.Lazy<PriceBook> _prices;

    private ProjectConfiguration(
        ImmutableArray<SdkCatalog> catalogs,
        IReadOnlyList<PriceCard> ownCards,
        ConfigurationFiles files,
        ImmutableArray<Diagnostic> problems)
    {
        Files = files;
        Catalogs = catalogs;
        _prices = new System.Lazy<PriceBook>(() => ownCards.Aggregate(PriceBook.Default, static (book, card) => book.With(card)));
        Problems = problems;
    }

    public ImmutableArray<SdkCatalog> Catalogs { get; }

    /// <summary>The shipped price cards, and the user's own on top of them.</summary>
    public PriceBook Prices => _prices.Value;

    /// <summary>True when calls count that do not bind to the last argument: a scan of source whose packages are not all there.</summary>
    public bool IsTolerant { get; private set; }

    /// <summary>The application's own settings files.</summary>
    public ConfigurationFiles Files { get; }

    /// <summary>One diagnostic for each file that cannot be read.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>One diagnostic for each prompt file that the code asked for and that cannot be read.</summary>
    public IEnumerable<Diagnostic> PromptProblems => Files.Prompts.Problems.Select(static p =>
        Problem(p.File.File, p.File.Source, p.Error.Line, p.Error.Column, "The prompt file cannot be read: " + p.Error.Message));

    /// <summary>
    /// One diagnostic for each settings file that the code asked for a key and that cannot be read. No warning: the file is the application's
    /// own, and a build that was green without PromptLint stays so.
    /// </summary>
    public IEnumerable<Diagnostic> SettingsProblems => Files.Problems.Select(static p => Problem(
        p.File, p.Text, p.Error.Line, p.Error.Column, "The settings file cannot be read: " + p.Error.Message, DiagnosticSeverity.Info));

    /// <summary>Reads what the project gives; null when no catalog concerns it.</summary>
    /// <param name="options">The additional files and their metadata.</param>
    /// <param name="references">Names of the referenced assemblies.</param>
    /// <param name="cancellationToken">Asked before each file.</param>
    public static ProjectConfiguration? Read(AnalyzerOptions options, ISet<string> references, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var own = new List<SdkCatalog>();
        foreach (var (file, text) in Given(options, "Sdk", cancellationToken))
        {
            if (Catalog(file, text, problems) is { } catalog)
            {
                own.Add(catalog);
            }
        }

        // Calls over plain HTTP need no SDK: they are looked for where the build says so, as the package's own targets do.
        var rawHttp = IsOn(options, RawHttpKey);

        // A catalog of the user's own that names no assembly describes types of the project itself.
        var referenced = SdkCatalogs.All.Where(c => c.Assemblies.Any(references.Contains)).ToList();
        if (!rawHttp && referenced.Count == 0 && !own.Any(c => c.Assemblies.Count == 0 || c.Assemblies.Any(references.Contains)))
        {
            return null;
        }

        // Only what is referenced can be called: fewer names to look at. A scan also knows SDKs that it only imitates.
        var tolerant = IsOn(options, TolerantKey);
        var shipped = SdkCatalogs.All.Where(c => tolerant || c.Assemblies.Count == 0 || referenced.Contains(c));

        var cards = new List<PriceCard>();
        foreach (var (file, text) in Given(options, "PriceCard", cancellationToken))
        {
            if (Card(file, text, problems) is { } card)
            {
                cards.Add(card);
            }
        }

        return new ProjectConfiguration(own.Concat(shipped)
            .ToImmutableArray(), cards, new ConfigurationFiles(Given(options, "Configuration", cancellationToken))
            {
                Prompts = new PromptFiles(Given(options, "Prompt", cancellationToken)),
            }, problems.ToImmutable())
        {
            IsTolerant = tolerant,
        };
    }

    private static bool IsOn(AnalyzerOptions options, string key) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out var value) && value.Equals("true", System.StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string File, SourceText Text)> Given(AnalyzerOptions options, string kind, CancellationToken cancellationToken)
    {
        foreach (var file in options.AdditionalFiles)
        {
            // Resource files are often additional files already, for other generators.
            var given = options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(KindKey, out var found) && found.Length > 0 ? found
                : file.Path.EndsWith(".resx", System.StringComparison.OrdinalIgnoreCase) ? "Prompt" : "";
            if (given == kind && file.GetText(cancellationToken) is { } text)
            {
                yield return (file.Path, text);
            }
        }
    }

    private static SdkCatalog? Catalog(string file, SourceText text, ImmutableArray<Diagnostic>.Builder problems)
    {
        try
        {
            return SdkCatalogReader.Read(text.ToString());
        }
        catch (JsonFormatException error)
        {
            problems.Add(Problem(file, text, error.Line, error.Column, "The SDK catalog cannot be read: " + error.Message));
            return null;
        }
    }

    private static PriceCard? Card(string file, SourceText text, ImmutableArray<Diagnostic>.Builder problems)
    {
        try
        {
            return PriceCardReader.Read(text.ToString(), file);
        }
        catch (PriceCardException error)
        {
            problems.Add(Problem(file, text, error.Line, error.Column, "The price card cannot be read: " + error.Message));
            return null;
        }
    }

    private static Diagnostic Problem(
        string file, SourceText text, int line, int column, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
    {
        var at = new LinePosition(System.Math.Max(0, line - 1), System.Math.Max(0, column - 1));
        var position = at.Line < text.Lines.Count ? System.Math.Min(text.Lines[at.Line].Start + at.Character, text.Length) : text.Length;
        return Diagnostic.Create(
            PL9001ConfigurationInvalid.Descriptor,
            Location.Create(file, new TextSpan(position, 0), new LinePositionSpan(at, at)),
            severity,
            additionalLocations: null,
            properties: null,
            message);
    }
}
