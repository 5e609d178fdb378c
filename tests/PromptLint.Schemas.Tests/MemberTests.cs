using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Core.Rules;
using PromptLint.Core.Tokens;

namespace PromptLint.Schemas.Tests;

/// <summary>The schemas name what the code names, and nothing else: read from the sources, since no list of names stands anywhere else.</summary>
public sealed class MemberTests
{
    /// <summary>Members that are written for people and that no reader looks at.</summary>
    private static readonly string[] ForPeople =
        ["$schema", "comment", "note", "format", "licence", "azureIds", "azurePrice"];

    /// <summary>The sources that read or write a format.</summary>
    private static readonly Dictionary<string, string[]> Sources = new()
    {
        ["sdk-catalog"] = ["src/PromptLint.Core/Catalogs/SdkCatalogReader.cs"],
        ["price-card"] = ["src/PromptLint.Core/Pricing/PriceCardReader.cs", "src/PromptLint.Core/Pricing/ModelReader.cs"],
        ["promptlint"] =
        [
            "src/PromptLint.Reporting/Reports/ReportJsonWriter.cs", "src/PromptLint.Core/Facts/CallSiteJson.cs", "src/PromptLint.Core/Facts/FlowJson.cs",
            "src/PromptLint.Core/Facts/AnalysisFailureJson.cs", "src/PromptLint.Core/Facts/FactProperties.cs",
        ],
        ["usage"] = ["src/PromptLint.Reporting/Usage/UsageFileReader.cs"],
        ["policy"] = ["src/PromptLint.Reporting/Policy/PolicyFileReader.cs"],
    };

    public static TheoryData<string> Names => Schemas.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_that_the_code_names_is_in_the_schema(string schema)
    {
        var unknown = Accessed(schema).Except(Members(schema)).Order(StringComparer.Ordinal).ToList();
        Assert.True(unknown.Count == 0, $"rules/schemas/{schema}.schema.json lacks: {string.Join(", ", unknown)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_of_the_schema_is_one_that_the_code_names(string schema)
    {
        var unknown = Members(schema).Except(Literals(schema)).Except(ForPeople).Except(Words(schema)).Order(StringComparer.Ordinal).ToList();
        Assert.True(unknown.Count == 0, $"no reader knows of rules/schemas/{schema}.schema.json: {string.Join(", ", unknown)}");
    }

    [Theory]
    [InlineData("sdk-catalog", "$.definitions.entry.properties.slots.additionalProperties", typeof(Slot))]
    [InlineData("sdk-catalog", "$.definitions.entry.properties.keys.additionalProperties", typeof(Slot))]
    [InlineData("sdk-catalog", "$.properties.endpoints.items.properties.body.additionalProperties", typeof(Slot))]
    [InlineData("sdk-catalog", "$.definitions.entry.properties.operation", typeof(LlmOperation))]
    [InlineData("sdk-catalog", "$.properties.endpoints.items.properties.operation", typeof(LlmOperation))]
    [InlineData("sdk-catalog", "$.definitions.entry.properties.role", typeof(MessageRole))]
    [InlineData("sdk-catalog", "$.definitions.entry.properties.adders.additionalProperties", typeof(MessageRole))]
    [InlineData("sdk-catalog", "$.definitions.entry.properties.startedBy", typeof(StartedBy))]
    [InlineData("promptlint", "$.definitions.callSite.properties.operation", typeof(LlmOperation))]
    [InlineData("promptlint", "$.definitions.callSite.properties.model.properties.how", typeof(ModelSource))]
    [InlineData("promptlint", "$.definitions.callSite.properties.input.properties.exactness", typeof(Exactness))]
    [InlineData("promptlint", "$.definitions.callSite.properties.prompt.items.properties.role", typeof(MessageRole))]
    [InlineData("promptlint", "$.definitions.callSite.properties.outputCap.properties.state", typeof(CapState))]
    [InlineData("promptlint", "$.definitions.callSite.properties.stop", typeof(StopState))]
    [InlineData("promptlint", "$.definitions.callSite.properties.usage", typeof(UsageState))]
    [InlineData("promptlint", "$.definitions.callSite.properties.severities.additionalProperties", typeof(RuleSeverity))]
    [InlineData("promptlint", "$.definitions.finding.properties.severity", typeof(RuleSeverity))]
    [InlineData("promptlint", "$.definitions.factor.properties.kind", typeof(AttemptKind))]
    [InlineData("promptlint", "$.definitions.entryPoint.properties.kind", typeof(EntryPointKind))]
    [InlineData("promptlint", "$.definitions.method.properties.entry", typeof(EntryPointKind))]
    [InlineData("promptlint", "$.definitions.failure.properties.step", typeof(FailedStep))]
    public void The_words_of_a_member_are_those_of_the_code(string schema, string path, Type words) => Assert.Equal(
        Enum.GetNames(words).Select(Small).Order(StringComparer.Ordinal),
        At(JsonNode.Parse(Schemas.Text(schema))!, path)["enum"]!.AsArray().OfType<JsonNode>().Select(static n => (string)n!).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_of_a_catalog_mean_what_the_code_knows() => Assert.Equal(
        Enum.GetNames<NameMeaning>().Select(Small).Order(StringComparer.Ordinal),
        At(JsonNode.Parse(Schemas.Text("sdk-catalog"))!, "$.properties.names.properties").AsObject().Select(static m => m.Key).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_says_where_it_stands(string schema)
    {
        var root = JsonNode.Parse(Schemas.Text(schema))!;
        Assert.Equal($"https://raw.githubusercontent.com/promptlint/promptlint/main/rules/schemas/{schema}.schema.json", (string?)root["$id"]);
        Assert.NotEmpty((string)root["title"]!);
        Assert.NotEmpty((string)root["description"]!);
    }

    [Fact]
    public void What_is_written_names_its_schema()
    {
        Assert.Equal(
            [(string)JsonNode.Parse(Schemas.Text("promptlint"))!["$id"]!, (string)JsonNode.Parse(Schemas.Text("price-card"))!["$id"]!, (string)JsonNode.Parse(Schemas.Text("usage"))!["$id"]!],
            [SchemaAddress.Report, SchemaAddress.PriceCard, SchemaAddress.Usage]);
    }

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static JsonNode At(JsonNode root, string path) => path.Split('.')[1..].Aggregate(root, static (node, step) => node[step]!);

    /// <summary>Every name under a <c>properties</c> of the schema.</summary>
    private static HashSet<string> Members(string schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Walk(JsonNode.Parse(Schemas.Text(schema)), "");
        return names;

        void Walk(JsonNode? node, string owner)
        {
            if (node is JsonObject members)
            {
                foreach (var member in members)
                {
                    if (owner == "properties")
                    {
                        names.Add(member.Key);
                    }

                    // A member that is called "properties" would be one of the format; there is none.
                    Walk(member.Value, owner == "properties" ? "" : member.Key);
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                {
                    Walk(item, "");
                }
            }
        }
    }

    private static IEnumerable<string> Words(string schema) => schema == "sdk-catalog" ? Enum.GetNames<NameMeaning>().Select(Small) : [];

    /// <summary>Every text that stands in the sources of a format.</summary>
    private static HashSet<string> Literals(string schema) => [.. Expressions(schema).Select(static l => l.Token.ValueText)];

    /// <summary>The names by which the sources ask for members, or write them.</summary>
    private static HashSet<string> Accessed(string schema) =>
    [
        .. Expressions(schema)
            .Where(IsName)
            .Select(static l => l.Token.ValueText)
            .Where(static name => name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit)),
    ];

    /// <summary>Methods whose text argument is the name of a member.</summary>
    private static readonly HashSet<string> Asks =
    [
        "Name", "Text", "OptionalText", "RequiredText", "Texts", "Integer", "OptionalInteger", "Required", "Object", "Array", "OptionalArray", "OptionalMoney",
        "Member", "Items", "Date", "Decimal", "Whole", "Flag", "DayOrMonth", "OptionalNumber", "Number", "Boolean", "OptionalTexts",
    ];

    private static bool IsName(LiteralExpressionSyntax literal) => literal.Parent?.Parent?.Parent switch
    {
        ElementAccessExpressionSyntax => true,
        InvocationExpressionSyntax call => Asks.Contains(NameOf(call.Expression)),
        _ => false,
    };

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        IdentifierNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static IEnumerable<LiteralExpressionSyntax> Expressions(string schema) => Sources[schema]
        .SelectMany(static path => CSharpSyntaxTree.ParseText(Schemas.Read(path)).GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>())
        .Where(static l => l.IsKind(SyntaxKind.StringLiteralExpression));
}
