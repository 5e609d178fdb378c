using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Every bound of the analysis stands in one file with its reason, and what one cuts off says so.</summary>
public sealed class AnalysisLimitTests
{
    // Numbers that bound nothing, each with what it is.
    private static readonly Dictionary<string, string> NoLimits = new()
    {
        ["CollectionReader.CollectionExpression"] = "an operation kind of a newer compiler",
        ["CollectionReader.Spread"] = "an operation kind of a newer compiler",
        ["ReadingMemory.Callers"] = "a bit of a set",
        ["ReadingMemory.Path"] = "a bit of a set",
    };

    private static readonly string Sources = Path.Combine(
        typeof(AnalysisLimitTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!, "src", "PromptLint.Analyzers");

    private static IEnumerable<SyntaxNode> Roots => Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
        .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
        .Select(static f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), new CSharpParseOptions(documentationMode: DocumentationMode.Parse), f).GetRoot());

    private static IEnumerable<FieldDeclarationSyntax> Declared => Roots.SelectMany(static r => r.DescendantNodes()).OfType<ClassDeclarationSyntax>()
        .Single(static c => c.Identifier.ValueText == nameof(AnalysisLimits)).Members.OfType<FieldDeclarationSyntax>();

    public static TheoryData<string> Limits => new(typeof(AnalysisLimits).GetFields().Where(static f => f.FieldType == typeof(AnalysisLimit)).Select(static f => f.Name));

    [Fact]
    public void Every_limit_says_what_it_counts_and_why_it_is_there()
    {
        Assert.Equal(typeof(AnalysisLimits).GetFields().Length, Declared.Count());
        foreach (var field in Declared)
        {
            var documentation = Assert.Single(field.GetLeadingTrivia().Select(static t => t.GetStructure()).OfType<DocumentationCommentTriviaSyntax>());
            foreach (var part in new[] { "summary", "remarks" })
            {
                var text = Assert.Single(documentation.Content.OfType<XmlElementSyntax>(), e => e.StartTag.Name.ToString() == part).Content.ToString();
                Assert.True(text.Length > 30, $"{field.Declaration}: <{part}> says too little.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_reason_of_a_limit_names_it_with_its_number(string name)
    {
        var limit = (AnalysisLimit)typeof(AnalysisLimits).GetField(name)!.GetValue(null)!;
        Assert.Equal(name, limit.Name);
        Assert.EndsWith($"(PromptLint's limit {name})", limit.Reason.Text, StringComparison.Ordinal);
        Assert.True(limit.Most > 0);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Every_limit_is_asked_by_the_analysis(string name) =>
        Assert.Contains(Roots.SelectMany(static r => r.DescendantNodes()).OfType<MemberAccessExpressionSyntax>(), a => a.ToString() == "AnalysisLimits." + name);

    [Fact]
    public void No_other_number_bounds_the_analysis()
    {
        var numbers = Roots.SelectMany(static r => r.DescendantNodes()).OfType<FieldDeclarationSyntax>()
            .Where(static f => f.Parent is TypeDeclarationSyntax { Identifier.ValueText: not nameof(AnalysisLimits) } && IsFixed(f) && IsNumber(f))
            .SelectMany(static f => f.Declaration.Variables.Select(v => $"{((TypeDeclarationSyntax)f.Parent!).Identifier.ValueText}.{v.Identifier.ValueText}"));
        Assert.Equal(NoLimits.Keys.Order(StringComparer.Ordinal), numbers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_depth_is_compared_with_a_number_of_its_own()
    {
        var compared = Roots.SelectMany(static r => r.DescendantNodes()).OfType<BinaryExpressionSyntax>()
            .Where(static b => b.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression)
            .Where(static b => b.Left.ToString().TrimStart('_') is "depth" or "steps" && b.Right is LiteralExpressionSyntax { Token.Value: > 0 });
        Assert.Empty(compared.Select(static b => $"{Path.GetFileName(b.SyntaxTree.FilePath)}: {b}"));
    }

    [Theory]
    [InlineData("const int Most = 3;", true)]
    [InlineData("static readonly System.TimeSpan Longest = System.TimeSpan.FromSeconds(1);", true)]
    [InlineData("static readonly long Most = 3;", true)]
    [InlineData("const string Name = \"a\";", false)]
    [InlineData("int _count = 3;", false)]
    public void A_number_of_a_class_is_seen(string field, bool isSeen)
    {
        var declared = CSharpSyntaxTree.ParseText($"class C {{ {field} }}").GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>().Single();
        Assert.Equal(isSeen, IsFixed(declared) && IsNumber(declared));
    }

    [Fact]
    public async Task A_text_nested_too_deep_says_at_which_limit_it_stopped()
    {
        var nested = string.Concat(Enumerable.Range(1, 60).Select(static i => $"static string D{i} => \"x\" + D{i - 1};\n"));
        var site = await CallSites.Single(Code.OpenAI("await client.CompleteChatAsync(D60);", "static string D0 => \"x\";\n" + nested));
        Assert.Contains(AnalysisLimits.ReadingDepth.Reason.Text, Whys(site));
    }

    [Fact]
    public async Task A_reading_out_of_steps_does_not_say_that_the_code_is_nested()
    {
        // Each level asks its argument with a difference of its own, so that it is read anew for each: wide, not deep.
        var doubled = string.Concat(Enumerable.Range(1, 5).Select(static i => $"static string D{i}(string s) => string.Concat(new[] {{ {string.Join(", ", Enumerable.Range(0, 12).Select(n => $"D{i - 1}(s + {n})"))} }});\n"));
        var site = await CallSites.Single(Code.OpenAI("await client.CompleteChatAsync(D5(\"x\"));", "static string D0(string s) => s;\n" + doubled));
        Assert.Contains(AnalysisLimits.ReadingSteps.Reason.Text, Whys(site));
        Assert.DoesNotContain(AnalysisLimits.ReadingDepth.Reason.Text, Whys(site));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task A_parameter_with_more_callers_than_are_read_says_so(int others, bool isStopped)
    {
        var calls = string.Concat(Enumerable.Range(0, others).Select(static i => $"sealed class C{i} {{ void Run() => new Other(\"p{i}\"); }}\n"));
        var whys = (await CallSites.Of(
            Code.OpenAI(
                "await client.CompleteChatAsync(new Other(question).Prompt);",
                "sealed class Other { public Other(string prompt) => Prompt = prompt; public string Prompt { get; } }\n" + calls))).SelectMany(Whys).ToList();
        Assert.Equal(isStopped, whys.Contains(AnalysisLimits.ParameterGivers.Reason.Text));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(300, true)]
    public async Task A_field_mentioned_more_often_than_is_bound_may_hold_something_else(int mentions, bool isStopped)
    {
        var uses = string.Concat(Enumerable.Range(0, mentions).Select(static i => $"static int L{i}() => _prompt.Length;\n"));
        var site = await CallSites.Single(Code.OpenAI("await client.CompleteChatAsync(_prompt);", "static string _prompt = \"a\";\n" + uses + "static void Set() => _prompt = \"b\";\n"));
        Assert.Equal(isStopped, Whys(site).Contains(AnalysisLimits.MemberMentions.Reason.Text));
    }

    private static IEnumerable<string> Whys(CallSiteFact site) => site.Input.Holes.Select(static h => h.Why.Text);

    private static bool IsFixed(FieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);

    private static bool IsNumber(FieldDeclarationSyntax field) => field.Declaration.Type.ToString().Split('.')[^1] is "int" or "long" or "short" or "byte" or "uint" or "ulong" or "double"
        or "float" or "decimal" or "TimeSpan" or nameof(AnalysisLimit) || field.Declaration.Variables.Any(static v => v.Initializer?.Value is CastExpressionSyntax { Expression: LiteralExpressionSyntax });
}
