using PromptLint.Dev.Rules;

namespace PromptLint.Dev.Tables;

/// <summary>The list of rules that the analyzer is compiled with: reflection would cost every start of a compiler.</summary>
internal static class AllRulesFile
{
    /// <summary>The file's text.</summary>
    public static string Write(IEnumerable<RuleFact> rules) => $$"""
        using System.Collections.Immutable;

        namespace PromptLint.Analyzers.Rules;

        /// <summary>The rules in the order of their ids. Written by the workshop: <c>dotnet run --project src/PromptLint.Dev -- generate</c>.</summary>
        internal static class AllRules
        {
            /// <summary>One instance of each rule; rules hold no state.</summary>
            public static readonly ImmutableArray<Rule> Instances = ImmutableArray.Create<Rule>(
        {{string.Join(",\n", rules.Where(static r => r.Home == RuleHome.CallRule).Select(static r => $"        new {r.Class}()"))}});
        }

        """.ReplaceLineEndings("\n");
}
