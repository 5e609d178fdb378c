using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PromptLint.Catalogs.Tests;

public sealed class StubTests
{
    private static readonly CSharpCompilation WithStubs = Compile();

    /// <summary>What can stand in no stub: instance methods that a type of the newest package has lost, and a namespace that the types moved to.</summary>
    private static readonly string[] NotInStubs =
    [
        "no assembly ", "Microsoft.Extensions.AI.IChatClient.Complete", "on Microsoft.Extensions.AI.IChatClient Complete", "Mscc.GenerativeAI.Types.", "AutomaticContinuation",
        "nothing called history on Microsoft.SemanticKernel.Agents.ChatCompletionAgent", "Anthropic.SDK.Resilience.RetryOptions",
    ];

    /// <summary>Catalogs without a stub: names that a type of today's package has lost, libraries of tests and attributes, which a scan need not bind.</summary>
    private static readonly string[] WithoutStub = ["openai-earlier", "test-doubles", "azure-webjobs"];

    public static TheoryData<string> Stubbed => [.. CatalogFiles.Catalogs.Where(static c => !c.Value.Restorable).Select(static c => c.Key).Except(WithoutStub)];

    [Theory]
    [MemberData(nameof(Stubbed))]
    public void Every_name_of_a_catalog_without_a_package_stands_in_a_stub(string file)
    {
        var problems = NameCheck.Of(CatalogFiles.Catalogs[file], WithStubs).Problems;
        None.Of(problems.Where(static p => !NotInStubs.Any(p.Contains)));
    }

    private static CSharpCompilation Compile() => Directory.EnumerateFiles(Path.Combine(CatalogFiles.Root, "rules", "stubs"), "*.cs").Order().Aggregate(
        RealPackages.Compilation,
        static (packages, file) => packages.AddReferences(CSharpCompilation.Create(Path.GetFileNameWithoutExtension(file), [CSharpSyntaxTree.ParseText(File.ReadAllText(file))], packages.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference()));
}
