using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Says what one rule must find: each place marked <c>[|so|]</c>, and no other.</summary>
internal static class Verify
{
    /// <summary>The rule reports exactly the marked places. Returns its diagnostics, for what else there is to say of them.</summary>
    /// <param name="rule">Id of the rule; all others are left aside.</param>
    /// <param name="source">Code with markup.</param>
    /// <param name="editorconfig">Lines of <c>key = value</c>.</param>
    /// <param name="additionalFiles">Kind, path and text of files of the user's own.</param>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(string rule, string source, string editorconfig = "", params (string Kind, string Path, string Text)[] additionalFiles)
    {
        TestFileMarkupParser.GetSpans(source, out var code, out ImmutableArray<TextSpan> marked);
        var compilation = Workbench.Compile(code);
        var found = (await Workbench.Analyze(compilation, new Settings(editorconfig, additionalFiles))).Where(d => d.Id == rule && !d.Properties.ContainsKey(PromptLint.Core.Facts.FactProperties.Methods)).ToList();
        var text = SourceText.From(code);
        Assert.Equal(
            marked.Select(span => $"{text.Lines.GetLinePosition(span.Start)} {text.ToString(span)}"),
            found.Where(static d => d.Location.IsInSource).Select(d => $"{text.Lines.GetLinePosition(d.Location.SourceSpan.Start)} {text.ToString(d.Location.SourceSpan)}"));
        return found;
    }

    /// <summary>The rule reports the one marked place with this message.</summary>
    public static async Task<Diagnostic> Message(string rule, string message, string source, string editorconfig = "", params (string Kind, string Path, string Text)[] additionalFiles)
    {
        var found = Assert.Single(await Diagnostics(rule, source, editorconfig, additionalFiles));
        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        return found;
    }
}
