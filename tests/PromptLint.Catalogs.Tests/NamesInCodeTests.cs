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
    };

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Asked = new(Read);

    [Fact]
    public void No_code_of_the_analyzer_asks_for_a_name_that_belongs_to_a_catalog()
    {
        var known = Names();
        var allowed = Allowed.Values.SelectMany(static names => names.Split(' ')).ToHashSet();
        Assert.Equal([], Asked.Value.Where(a => known.Contains(a.Key) && !allowed.Contains(a.Key)).Select(static a => $"{a.Key} in {a.Value}"));
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

    // Every name of a public type, member or parameter in the framework and the packages of the catalogs.
    private static HashSet<string> Names()
    {
        var names = new HashSet<string>();
        var open = new Stack<INamespaceOrTypeSymbol>([RealPackages.Compilation.GlobalNamespace]);
        while (open.TryPop(out var container))
        {
            foreach (var member in container.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    open.Push(inner);
                }

                names.Add(member.Name);
                names.UnionWith(member is IMethodSymbol method ? method.Parameters.Select(static p => p.Name) : []);
            }
        }

        return names;
    }
}
