using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>Makes the terminator that the prompt asks for a stop sequence. A prompt that names none has no fix: nothing is known to write.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL2002StopSequenceMissingFix))]
public sealed class PL2002StopSequenceMissingFix : CallFix
{
    /// <summary>Makes the fix.</summary>
    public PL2002StopSequenceMissingFix()
        : base("PL2002")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic)
    {
        if (call.Site.Stop != StopState.Missing
            || !diagnostic.Properties.TryGetValue(PL2002StopSequenceMissing.Terminator, out var terminator)
            || terminator is null)
        {
            return null;
        }

        return new OptionsWriting(call, Setting.Stop(terminator)).Candidates()
            .Select(changed => call.Checked(changed, static site => site.Stop == StopState.Set))
            .FirstOrDefault(static source => source is not null) is { } fixedSource
            ? new Fixed($"Stop the answer at \"{terminator}\"", fixedSource)
            : null;
    }
}
