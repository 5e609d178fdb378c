using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.CallSites;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>The call sites of a piece of code, as the report gets them and as the rules see them.</summary>
internal static class CallSites
{
    /// <summary>The facts that the analyzer reports, read back from their properties.</summary>
    public static async Task<IReadOnlyList<CallSiteFact>> Of(string source, params string[] otherFiles) => await Of(Settings.None, [source, .. otherFiles]);

    /// <summary>The facts under settings of the user's.</summary>
    public static Task<IReadOnlyList<CallSiteFact>> Of(Settings settings, params string[] files) => Of(settings, Workbench.Compile(files));

    /// <summary>The facts of code that calls an SDK whose package cannot be had.</summary>
    /// <param name="stubs">Names of files in rules/stubs, with commas.</param>
    /// <param name="files">The code.</param>
    public static Task<IReadOnlyList<CallSiteFact>> OnStubs(string stubs, params string[] files) =>
        Of(Settings.None, Workbench.Compile(Stubs.All(stubs.Split(", ")), files));

    /// <summary>The same under settings of the user's.</summary>
    public static Task<IReadOnlyList<CallSiteFact>> OnStubs(Settings settings, string stubs, params string[] files) =>
        Of(settings, Workbench.Compile(Stubs.All(stubs.Split(", ")), files));

    private static async Task<IReadOnlyList<CallSiteFact>> Of(Settings settings, Compilation compilation) =>
        (await Workbench.Analyze(compilation, settings))
            .Where(static d => d.Properties.ContainsKey(FactProperties.CallSite))
            .Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!))
            .ToList();

    /// <summary>The only call that asks a model itself, with the callers of the wrapper that it stands in, in the order of its fact.</summary>
    public static async Task<(CallSiteFact Call, IReadOnlyList<CallSiteFact> Callers)> Wrapped(string source, params string[] otherFiles)
    {
        var all = await Of(source, otherFiles);
        var call = Assert.Single(all, static f => f.Through is null);
        var callers = all.Where(static f => f.Through is not null).ToDictionary(static f => f.Id);
        Assert.All(callers.Values, c => Assert.Equal(call.Id, c.Through));
        Assert.Equal(callers.Keys.Order(StringComparer.Ordinal), (call.Wrapper?.Callers ?? []).Order(StringComparer.Ordinal));
        return (call, [.. (call.Wrapper?.Callers ?? []).Select(id => callers[id])]);
    }

    /// <summary>The only fact.</summary>
    public static async Task<CallSiteFact> Single(string source, params string[] otherFiles) => Assert.Single(await Of(source, otherFiles), static f => f.Through is null);

    /// <summary>There is no call site.</summary>
    public static async Task None(string source, params string[] otherFiles) => Assert.Empty(await Of(source, otherFiles));

    /// <summary>The only call site as the rules see it, prompt texts included.</summary>
    public static CallSite Read(params string[] files)
    {
        var compilation = Workbench.Compile(files);
        var reader = new CallSiteReader(new SdkIndex(SdkCatalogs.All), new SourceModels(compilation), ConfigurationFiles.None);
        var sites = new List<CallSite>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var invocation in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (model.GetOperation(invocation) is IInvocationOperation call
                    && reader.Read(call, model.GetEnclosingSymbol(invocation.SpanStart)!, CancellationToken.None) is { } site)
                {
                    sites.Add(site);
                }
            }
        }

        return Assert.Single(sites);
    }

    /// <summary>What the only call site says, as <c>role: text</c> joined by <c> | </c>; a hole is <c>&lt;expression&gt;</c>, alternatives are <c>{a/b}</c>.</summary>
    public static string Prompt(params string[] files)
    {
        var messages = Read(files).Messages;
        return string.Join(" | ", messages.Known.Select(static m => $"{m.Role.ToString().ToLowerInvariant()}: {Text(m.Content)}").Concat(messages.Unknown.Select(static h => $"<{h.Expression}>")));
    }

    /// <summary>A text in that writing.</summary>
    public static string Text(PromptText text)
    {
        var written = new StringBuilder();
        foreach (var segment in text.Segments)
        {
            written.Append(segment switch
            {
                LiteralSegment literal => literal.Text,
                HoleSegment hole => $"<{hole.Expression}>",
                ChoiceSegment choice => "{" + string.Join("/", choice.Alternatives.Select(Text)) + "}",
                _ => "?",
            });
        }

        return written.ToString();
    }
}
