namespace PromptLint.Reporting.Policy;

/// <summary>How much of what a policy is for is in a report.</summary>
public enum PolicyReach
{
    /// <summary>All of it: a budget for what is not there is a mistake, or bounds something that is gone.</summary>
    Everything,

    /// <summary>One project, as a build sees it: the rest stands in other projects, whose builds speak for themselves.</summary>
    OneProject,
}
