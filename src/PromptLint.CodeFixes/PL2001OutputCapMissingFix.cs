using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Calls;

namespace PromptLint.CodeFixes;

/// <summary>Caps the answer, with the number of tokens that the user's options give.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL2001OutputCapMissingFix))]
public sealed class PL2001OutputCapMissingFix : CallFix
{
    /// <summary>Makes the fix.</summary>
    public PL2001OutputCapMissingFix()
        : base("PL2001")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic)
    {
        if (call.Site.Cap.State != CapState.Missing)
        {
            return null;
        }

        var tokens = call.Source.Option(PL2001OutputCapMissing.DefaultCap);
        return new OptionsWriting(call, Setting.Cap(tokens)).Candidates()
            .Select(changed => call.Checked(changed, static site => site.Cap.State == CapState.Set))
            .FirstOrDefault(static source => source is not null) is { } fixedSource
            ? new Fixed($"Cap the answer at {Wording.Number(tokens)} tokens", fixedSource)
            : null;
    }
}
