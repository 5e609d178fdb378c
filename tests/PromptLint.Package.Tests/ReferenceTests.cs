using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>
/// Visual Studio runs the compiler and MSBuild on .NET Framework, which gives an assembly no other version than it asks for, and nothing that .NET has
/// inside: what we ship asks only for what such a host has or for what lies beside it.
/// </summary>
public sealed partial class TrustTests
{
    private const string Analyzers = "analyzers/dotnet/roslyn4.8/cs/";
    private const string Tasks = "tasks/netstandard2.0/";

    // The floor, Visual Studio 2022 17.8: Roslyn 4.8.0, what it is compiled against, and the versions that csc.exe.config redirects to.
    private static readonly Dictionary<string, string> Compiler = new()
    {
        ["netstandard"] = "2.0.0.0",
        ["Microsoft.CodeAnalysis"] = "4.8.0.0",
        ["Microsoft.CodeAnalysis.CSharp"] = "4.8.0.0",
        ["Microsoft.CodeAnalysis.Workspaces"] = "4.8.0.0",
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = "4.8.0.0",
        ["System.Collections.Immutable"] = "7.0.0.0",
        ["System.Reflection.Metadata"] = "7.0.0.0",
        ["System.Composition.AttributedModel"] = "7.0.0.0",
        ["System.Buffers"] = "4.0.3.0",
        ["System.Memory"] = "4.0.1.2",
        ["System.Numerics.Vectors"] = "4.1.4.0",
        ["System.Runtime.CompilerServices.Unsafe"] = "6.0.0.0",
        ["System.Threading.Tasks.Extensions"] = "4.2.0.1",
    };

    // Every MSBuild since 15 is version 15.1.0.0.
    private static readonly Dictionary<string, string> MSBuild = new()
    {
        ["netstandard"] = "2.0.0.0",
        ["Microsoft.Build.Framework"] = "15.1.0.0",
        ["Microsoft.Build.Utilities.Core"] = "15.1.0.0",
    };

    [Fact]
    public void What_the_compiler_loads_asks_for_nothing_that_Visual_Studio_17_8_lacks() => Assert.Equal(
        // In the tokenizers' closure, and never touched when counting: the compiler of .NET Framework counts without them (.ci/build-with-package --with mono).
        ["Microsoft.ML.Tokenizers asks for Google.Protobuf 3.30.2.0", "Microsoft.ML.Tokenizers asks for System.Text.Json 9.0.0.0"],
        Unmet(Analyzers, Compiler));

    [Fact]
    public void What_MSBuild_loads_asks_for_nothing_that_Visual_Studio_lacks()
    {
        Assert.Equal(["PromptLint.Core asks for Microsoft.ML.Tokenizers 1.0.0.0", "PromptLint.Core asks for System.Memory 4.0.2.0"], Unmet(Tasks, MSBuild));

        // Counting is the compiler's business; a report is made of numbers that were counted.
        using var core = new AssemblyReferences(ShippedFiles.In(packed.File)[Tasks + "PromptLint.Core.dll"]);
        Assert.Equal(["TiktokenCounter"], core.UsersOf(["Microsoft.ML.Tokenizers", "System.Memory"]));
    }

    [Fact]
    public void What_a_host_lacks_is_told()
    {
        var old = new Dictionary<string, string>(Compiler) { ["System.Collections.Immutable"] = "6.0.0.0" };
        old.Remove("Microsoft.CodeAnalysis.Workspaces");

        Assert.Superset(
            new HashSet<string> { "PromptLint.Analyzers asks for System.Collections.Immutable 7.0.0.0", "PromptLint.CodeFixes asks for Microsoft.CodeAnalysis.Workspaces 4.8.0.0" },
            Unmet(Analyzers, old).ToHashSet());
    }

    private IEnumerable<string> Unmet(string folder, Dictionary<string, string> host)
    {
        var shipped = ShippedFiles.In(packed.File).Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal)).Select(static f => new AssemblyReferences(f.Value)).ToList();
        Assert.NotEmpty(shipped);
        var unmet = shipped.SelectMany(a => a.All.Where(r => !IsMet(r)).Select(r => $"{a.Name} asks for {r.Name} {r.Version}")).Order(StringComparer.Ordinal).ToList();
        shipped.ForEach(static a => a.Dispose());
        return unmet;

        bool IsMet((string Name, Version Version) reference) =>
            (host.TryGetValue(reference.Name, out var version) && Version.Parse(version) >= reference.Version)
            || shipped.Any(s => s.Name == reference.Name && s.Version >= reference.Version);
    }
}
