using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace PromptLint.Catalogs.Tests;

/// <summary>
/// What types and members of frameworks and SDKs are called stands in rules/sdks: code that asks for one by its name has a place in this
/// list, with the reason, or none. Adding an SDK must touch no code.
/// </summary>
public sealed class NamesInCodeTests
{
    /// <summary>The names that code may ask for, by the reason. The list shrinks: a name that is asked for no more must leave it.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Our own words: options, roles of the receiver and the base constructor, keys of a connection string, JSON schema"] =
            "head full none true this base get DEPLOYMENT DEPLOYMENTNAME MODEL array object",
        ["C# itself: awaiting, enumerating, cancelling, counting, indexing, marking as obsolete; the compiler binds these by name too"] =
            "ObsoleteAttribute Task ValueTask Tasks Result GetAwaiter GetResult ConfigureAwait CompilerServices Generic Collections IEnumerable ConfiguredCancelableAsyncEnumerable CancellationToken Threading None Count Length",
        ["C#'s strings: concatenation, interpolation, and String's and StringBuilder's own methods, which are computed here and not only recognized"] =
            "ToString Concat Format Join Trim TrimStart TrimEnd ToLower ToUpper ToLowerInvariant ToUpperInvariant Replace ReplaceLineEndings IsNullOrEmpty IsNullOrWhiteSpace NewLine "
            + "EscapeDataString EscapeUriString UrlEncode UrlPathEncode WebUtility HttpUtility "
            + "StringBuilder Append AppendLine AppendFormat AppendJoin AppendLiteral AppendFormatted format provider value Path Combine IO Environment",
        ["What a collection does to itself, by the names that collections of every library share"] =
            "Add AddRange Insert InsertRange Remove RemoveAt RemoveRange RemoveAll Clear Reverse Sort Prepend Push Enqueue Empty",
        ["Values in another form, by the names that conversions of every library share"] =
            "GetBytes ToArray ToList AsMemory AsSpan ToMemory AsReadOnly AsEnumerable ToImmutableArray ToImmutableList",
        ["The framework's sequences: what each makes of the size of another is computed here and not only recognized"] =
            "Range Repeat Enumerable count collection source Take Where Select OrderBy OrderByDescending Distinct DistinctBy Skip Chunk Index OfType Cast",
        ["Numbers that the framework computes or reads out of a text: they are computed here"] =
            "Min Max Clamp Math Parse ToInt32 ToInt64 Convert",
        ["What the framework hands to properties and to the methods that are offered as tools, by the names that all containers share"] =
            "IServiceProvider InjectAttribute Inject",
        ["The framework's configuration, files and resources: their content is read here, each in its own way"] =
            "IOptions IOptionsSnapshot IOptionsMonitor Value CurrentValue GetEnvironmentVariable GetSection GetRequiredSection key GetValue defaultValue GetConnectionString name Get "
            + "IConfigurationSection ConfigurationKeyNameAttribute Configure Bind BindConfiguration configSectionPath IConfiguration IConfigurationRoot IConfigurationManager "
            + "ConfigurationManager ConfigurationRoot ConfigurationSection ReadAll ReadAllText ReadAllTextAsync File ReadToEnd ReadToEndAsync StreamReader stream path OpenText OpenRead Open "
            + "FileStream Assembly RuntimeAssembly GetManifestResourceStream GetString LocalizedString Localization IStringLocalizer StringLocalizer ResourceManager Resources baseName",
        ["Addresses and JSON bodies of raw HTTP: they are put together here from their parts"] =
            "SelectToken GetProperty TryGetProperty Item First FirstOrDefault Single EnumerateArray AsArray AsObject RootElement Uri AbsoluteUri OriginalString UriBuilder Object "
            + "baseUri uriString relativeUri uri hostName Host pathValue JsonPropertyNameAttribute JsonPropertyAttribute "
            + "DataMemberAttribute PropertyName Name JsonExtensionDataAttribute JProperty propertyName content Post",
        ["The JSON types that the framework's own types become on the wire: the schema is computed here"] =
            "DescriptionAttribute ComponentModel Guid DateTimeOffset TimeSpan DateOnly TimeOnly System",
    };

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Asked = new(Read);

    [Fact]
    public void No_code_of_the_analyzer_asks_for_a_name_that_belongs_to_a_catalog()
    {
        var allowed = Allowed.Values.SelectMany(static names => names.Split(' ')).ToHashSet();
        var unknown = Asked.Value.Where(a => !allowed.Contains(a.Key)).Select(static a => $"{a.Key} in {a.Value}").ToList();
        Assert.True(unknown.Count == 0, "These names belong into rules/sdks, or into the list with a reason:\n" + string.Join("\n", unknown));
    }

    [Fact]
    public void A_name_that_is_asked_for_no_more_has_left_the_list() =>
        Assert.Equal([], Allowed.Values.SelectMany(static names => names.Split(' ')).Where(static name => !Asked.Value.ContainsKey(name)));

    [Fact]
    public void A_name_stands_in_the_list_once() =>
        Assert.Equal([], Allowed.Values.SelectMany(static names => names.Split(' ')).GroupBy(static name => name).Where(static g => g.Count() > 1).Select(static g => g.Key));

    [Theory]
    [InlineData("bool Is(IMethodSymbol m) => m is { Name: \"CompleteChat\" };", "CompleteChat")]
    [InlineData("bool Is(IMethodSymbol m) => m.Name == \"CompleteChat\" || m.Name.StartsWith(\"Generate\");", "CompleteChat Generate")]
    [InlineData("string[] names = { \"CompleteChat\" };", "CompleteChat")]
    [InlineData("object P(ObjectValue made) => made.Part(\"maxRetries\");", "maxRetries")]
    [InlineData("string Why() => Because(\"CompleteChat is slow\") + Because(\"CompleteChat\");", "")]
    public void A_name_is_asked_for_by_patterns_comparisons_lists_and_parts(string member, string expected) =>
        Assert.Equal(expected, string.Join(" ", In(CSharpSyntaxTree.ParseText($"class C {{ {member} }}")).Order(StringComparer.Ordinal)));

    private static IReadOnlyDictionary<string, string> Read()
    {
        var folder = Path.Combine(CatalogFiles.Root, "src", "PromptLint.Analyzers");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(static file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => In(CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(folder, file)))).Select(name => (Name: name, File: file)))
            .GroupBy(static found => found.Name).ToDictionary(static g => g.Key, static g => string.Join(", ", g.Select(static f => f.File).Distinct()));
    }

    private static IEnumerable<string> In(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && SyntaxFacts.IsValidIdentifier(literal.Token.ValueText) && AsksForName(literal))
        .Select(static literal => literal.Token.ValueText).Distinct();

    private static bool AsksForName(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        ConstantPatternSyntax or CaseSwitchLabelSyntax => true,
        BinaryExpressionSyntax comparison => comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression),
        InitializerExpressionSyntax or ExpressionElementSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Called(call.Expression) is "Part" or "With" or "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "Equals" or "Inherits" or "Argument",
        _ => false,
    };

    private static string Called(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
