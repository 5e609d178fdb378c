using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using PromptLint.Analyzers.Analysis;

namespace PromptLint.CodeFixes.Tests;

/// <summary>
/// Runs a fix on code against the real SDKs. The framework compiles what the fix wrote and runs the analyzer on it again, so that an
/// expected text without markup says: it compiles, and nothing is found there any more.
/// </summary>
internal static class VerifyFix<TFix>
    where TFix : CodeFixProvider, new()
{
    /// <summary>Code whose marked finding the fix turns into other code, one at a time and all at once.</summary>
    public static Task Becomes(string rule, string before, string after, Action<FixTest>? configure = null)
    {
        var test = new FixTest(rule, before, after);
        configure?.Invoke(test);
        return test.RunAsync();
    }

    /// <summary>Code whose marked finding has no fix.</summary>
    public static Task IsLeftAlone(string rule, string before) => new FixTest(rule, before, before).RunAsync();

    /// <summary>The framework's test, with the SDKs and one rule.</summary>
    internal sealed class FixTest : CSharpCodeFixTest<PromptLintAnalyzer, TFix, DefaultVerifier>
    {
        private static readonly string[] FrameworkFolder = [Path.GetDirectoryName(typeof(object).Assembly.Location)!];

        private static readonly ReferenceAssemblies Net = new("net10.0");

        private static readonly MetadataReference[] References =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static p => FrameworkFolder.Contains(Path.GetDirectoryName(p))).Select(static p => MetadataReference.CreateFromFile(p)),
            .. new[]
            {
                typeof(OpenAI.OpenAIClient), typeof(System.ClientModel.ClientResult), typeof(BinaryData), typeof(Microsoft.Extensions.AI.IChatClient), typeof(Microsoft.Extensions.AI.ChatClientBuilder), typeof(Microsoft.Extensions.AI.OpenAIClientExtensions),
                typeof(Microsoft.SemanticKernel.Kernel), typeof(Microsoft.SemanticKernel.KernelExtensions), typeof(Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings),
                typeof(Anthropic.AnthropicClient), typeof(Microsoft.Extensions.Logging.ILoggerFactory), typeof(Polly.Policy), typeof(Polly.ResiliencePipeline), typeof(OllamaSharp.OllamaApiClient),
            }.Select(static t => MetadataReference.CreateFromFile(t.Assembly.Location)),
        ];

        private readonly LanguageVersion _language;

        public FixTest(string rule, string before, string after, LanguageVersion language = LanguageVersion.CSharp12)
        {
            _language = language;
            TestCode = before.ReplaceLineEndings("\n");
            FixedCode = after.ReplaceLineEndings("\n");
            ReferenceAssemblies = Net;
            TestState.AdditionalReferences.AddRange(References);
            Rule = rule;

            // PL9001 stays on: a call that could not be analysed fails the test.
            // What a finding says is the analyzer's own business.
            CompilerDiagnostics = CompilerDiagnostics.Errors;
            SolutionTransforms.Add((solution, project) => solution.WithProjectCompilationOptions(project, solution.GetProject(project)!.CompilationOptions!.WithSpecificDiagnosticOptions(
                new PromptLintAnalyzer().SupportedDiagnostics.Where(d => d.Id != rule && d.Id != "PL9001").Select(static d => d.Id).Distinct()
                    .ToDictionary(static id => id, static _ => ReportDiagnostic.Suppress)
                    .Append(new("OPENAI001", ReportDiagnostic.Suppress)).Append(new("SKEXP0001", ReportDiagnostic.Suppress)).ToDictionary(static p => p.Key, static p => p.Value))));
        }

        public string Rule { get; }

        public void EditorConfig(string line)
        {
            foreach (var state in new[] { TestState, FixedState })
            {
                state.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
            }
        }

        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => new PromptLintAnalyzer().SupportedDiagnostics.Single(d => d.Id == Rule);

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(_language);
    }
}
