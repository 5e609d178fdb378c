using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Analysis;
using PromptLint.Analyzers.Values;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Code is broken most of the time that an editor sees it: on the samples, torn in every way, the analyzer must hold.</summary>
public sealed class MutationTests
{
    private const int Mutations = 2000;
    private const int TornAtOnce = 5;
    private const int Seed = 20261123;

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    private static readonly string Root = typeof(MutationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    [Fact]
    public async Task Two_thousand_torn_files_break_nothing()
    {
        var samples = Directory.GetDirectories(Path.Combine(Root, "samples")).Order(StringComparer.Ordinal).Select(Sample).Where(static s => s.SyntaxTrees.Length > 1).ToList();
        Assert.Equal(4, samples.Count);
        foreach (var sample in samples)
        {
            Assert.Contains(await Workbench.Analyze(sample), static d => d.Id == "PL0001");
        }

        // Drawn in order, so that each mutation is the same in every run. Several files are torn at once, since most of the time goes
        // into the compiler's own work on a new compilation.
        var random = new Random(Seed);
        var work = Enumerable.Range(0, Mutations / TornAtOnce).Select(i =>
        {
            var sample = samples[i % samples.Count];
            var files = Enumerable.Range(0, TornAtOnce).Select(_ => 1 + random.Next(sample.SyntaxTrees.Length - 1)).ToList();
            return (Number: i, Sample: sample, Files: files, Seed: random.Next());
        }).ToList();
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = 2 }, static async (item, _) =>
        {
            var random = new Random(item.Seed);
            var compilation = item.Sample;
            foreach (var file in item.Files)
            {
                // A file that is drawn twice is torn twice.
                var tree = compilation.SyntaxTrees[file];
                compilation = compilation.ReplaceSyntaxTree(tree, Workbench.Parse(Mutate(tree.ToString(), random), tree.FilePath));
            }

            var failures = new Workbench.Failures();
            var run = new CompilationWithAnalyzers(
                compilation,
                ImmutableArray.Create<DiagnosticAnalyzer>(new PromptLintAnalyzer(failures)),
                new CompilationWithAnalyzersOptions(Settings.None.Analyzer, (e, _, _) => failures.Failed(e), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            var found = await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            Assert.True(failures.Exceptions.IsEmpty && found.All(static d => d.Id != "AD0001"), $"Mutation {item.Number} (files {string.Join(", ", item.Files)}): {failures.Exceptions.FirstOrDefault()}");
        });
    }

    private static CSharpCompilation Sample(string folder)
    {
        var files = Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(static path => Workbench.Parse(File.ReadAllText(path), Path.GetFileName(path)));
        return CSharpCompilation.Create(Path.GetFileName(folder), files.Prepend(Workbench.Parse(Usings, "Usings.cs")), Workbench.References, Workbench.Options(OutputKind.ConsoleApplication));
    }

    private static string Mutate(string text, Random random)
    {
        for (var rounds = 1 + random.Next(4); rounds > 0; rounds--)
        {
            text = MutateOnce(text, random);
        }

        return text;
    }

    private static string MutateOnce(string text, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var tokens = root.DescendantTokens().Where(static t => t.Span.Length > 0).ToList();
        if (tokens.Count < 3)
        {
            return text;
        }

        var token = tokens[random.Next(tokens.Count)];
        var other = tokens[random.Next(tokens.Count)];
        switch (random.Next(10))
        {
            case 0: return text.Remove(token.SpanStart, token.Span.Length);
            case 1: return text.Insert(token.Span.End, " " + token.Text);
            case 2:
                var (first, second) = token.SpanStart < other.SpanStart ? (token, other) : (other, token);
                return first == second ? text : text[..first.SpanStart] + second.Text + text[first.Span.End..second.SpanStart] + first.Text + text[second.Span.End..];
            case 3: return text[..token.SpanStart];
            case 4:
                var braces = tokens.Where(static t => t.IsKind(SyntaxKind.OpenBraceToken) || t.IsKind(SyntaxKind.CloseBraceToken) || t.IsKind(SyntaxKind.OpenParenToken) || t.IsKind(SyntaxKind.CloseParenToken)).ToList();
                var brace = braces.Count == 0 ? token : braces[random.Next(braces.Count)];
                return text.Remove(brace.SpanStart, brace.Span.Length);
            case 5:
                var names = tokens.Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).ToList();
                var name = names.Count == 0 ? token : names[random.Next(names.Count)];
                return text[..name.SpanStart] + "Unknown" + random.Next(9) + text[name.Span.End..];
            case 6: return Duplicate<MemberDeclarationSyntax>(root, text, random);
            case 7: return Duplicate<StatementSyntax>(root, text, random);
            case 8:
                var expressions = root.DescendantNodes().OfType<ExpressionSyntax>().ToList();
                var (one, two) = (expressions[random.Next(expressions.Count)], expressions[random.Next(expressions.Count)]);
                return text[..one.SpanStart] + two + text[one.Span.End..];
            default:
                var statements = root.DescendantNodes().OfType<StatementSyntax>().ToList();
                if (statements.Count == 0)
                {
                    return text;
                }

                var statement = statements[random.Next(statements.Count)];
                return text[..statement.SpanStart] + $"while (true) {{ try {{ {statement} }} catch {{ }} }}" + text[statement.Span.End..];
        }
    }

    private static string Duplicate<T>(SyntaxNode root, string text, Random random)
        where T : SyntaxNode
    {
        var nodes = root.DescendantNodes().OfType<T>().ToList();
        if (nodes.Count == 0)
        {
            return text;
        }

        var node = nodes[random.Next(nodes.Count)];
        return text.Insert(node.Span.End, System.Environment.NewLine + node);
    }
}
