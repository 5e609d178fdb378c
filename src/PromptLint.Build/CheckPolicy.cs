using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptLint.Core.Json;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Reports;

namespace PromptLint.Build;

/// <summary>
/// Holds the report that the build has written against the policy of the team, as <c>promptlint check</c> does. What it finds is logged at
/// the call site; an error fails the build, now and until the policy holds.
/// </summary>
public sealed class CheckPolicy : Task
{
    /// <summary>The policy: one file.</summary>
    [Required]
    public ITaskItem[] Policy { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The usage file, or none.</summary>
    public ITaskItem[] Usage { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The promptlint.json that the build has written.</summary>
    [Required]
    public string Report { get; set; } = "";

    /// <summary>Folder of the project: what relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Folder that the report's paths are relative to; by default the nearest one upwards that holds .git, else the project's.</summary>
    public string Root { get; set; } = "";

    /// <summary><c>true</c> when the compiler failed.</summary>
    public string CompilerFailed { get; set; } = "";

    /// <summary>
    /// Where the findings are written as text. The file is there only when the policy was read and nothing in it failed the build, so that an incremental
    /// build asks again until then.
    /// </summary>
    [Required]
    public string ResultFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var given = new GivenFiles(Log, ProjectDirectory);
        var report = FullPath(Report);
        try
        {
            File.Delete(FullPath(ResultFile));
            if (!File.Exists(report))
            {
                // Why there is none was told. A build that is red for its code needs no second reason.
                if (CompilerFailed != "true" && Policy.Length > 0)
                {
                    given.Warn(FullPath(Policy[0].ItemSpec), 0, 0, "The policy was not checked: there is no report to hold against it");
                }

                return true;
            }

            // A usage file that cannot be read was told when the report was written.
            if (given.Policy(Policy) is var (policy, path))
            {
                var check = PolicyCheck.Of(
                    policy,
                    ReportJsonReader.Read(File.ReadAllText(report)),
                    new GivenFiles(null, ProjectDirectory).Usage(Usage),
                    PolicyReach.OneProject);
                var root = RepositoryRoot.Of(FullPath(ProjectDirectory), Root, path);
                foreach (var finding in check.Findings)
                {
                    Tell(finding, root, path);
                }

                foreach (var (budget, missing) in BudgetPlaces.Missing(policy, root))
                {
                    TellMissing(policy, budget, missing, root, path);
                }

                if (check.Incomplete is { } incomplete)
                {
                    // Not an error: the defect is ours. But asked again by the next build, and nobody may take it for a policy that holds.
                    given.Warn(path, 0, 0, $"Whether the policy holds is not known, the report is incomplete: {incomplete}");
                }
                else if (!Log.HasLoggedErrors)
                {
                    ReportFile.Write(FullPath(ResultFile), PolicyTextWriter.Write(check));
                }
            }
        }
        catch (JsonFormatException e)
        {
            given.Warn(report, e.Line, e.Column, "The policy was not checked, the report cannot be read: " + e.Message);
        }
        catch (Exception e)
        {
            // Any exception, on purpose: a defect of ours must not stop somebody's build. But nobody may take it for a policy that holds.
            given.Warn(report, 0, 0, "The policy was not checked: " + e.Message);
        }

        return !Log.HasLoggedErrors;
    }

    // As loud as the policy wants what nobody can tell, and never too low to be seen.
    private void TellMissing(PolicyFile policy, Budget budget, string missing, string root, string path)
    {
        var (id, line, column) = (PolicyRules.CallSiteOverBudget.Id, budget.Line, budget.Column);
        var message = $"a budget is for `{budget.Selector!.Text}` and bounds nothing: there is no `{missing}` in {root}, "
            + "which the policy's paths are relative to; PromptLintRoot names another folder";
        switch (policy.OnUnknown)
        {
            case PolicyLevel.Error:
                Log.LogError(null, id, null, PolicyRules.CallSiteOverBudget.HelpUri, path, line, column, 0, 0, "{0}", message);
                break;
            case PolicyLevel.Warning:
                Log.LogWarning(null, id, null, PolicyRules.CallSiteOverBudget.HelpUri, path, line, column, 0, 0, "{0}", message);
                break;
            default:
                Log.LogMessage(null, id, null, path, line, column, 0, 0, MessageImportance.High, "{0}", message);
                break;
        }
    }

    // What is about a task, a project or all stands nowhere in the code: the budget is what leads on.
    private void Tell(PolicyFinding finding, string root, string policy)
    {
        var (file, line, column) = finding.Place is { } place ? (Path.GetFullPath(Path.Combine(root, place.File)), place.Line, place.Column)
            : (policy, finding.Budget?.Line ?? 0, finding.Budget?.Column ?? 0);
        var (id, link, message) = (finding.Rule.Id, finding.Rule.HelpUri, PolicyTextWriter.Message(finding));
        switch (finding.Level)
        {
            case PolicyLevel.Error:
                Log.LogError(null, id, null, link, file, line, column, 0, 0, "{0}", message);
                break;
            case PolicyLevel.Warning:
                Log.LogWarning(null, id, null, link, file, line, column, 0, 0, "{0}", message);
                break;
            default:
                // A budget that is half used up is to be seen; that one cannot be told of many calls would bury it.
                var importance = finding.Mark is null ? MessageImportance.Normal : MessageImportance.High;
                Log.LogMessage(null, id, null, file, line, column, 0, 0, importance, "{0}", message);
                break;
        }
    }

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));
}
