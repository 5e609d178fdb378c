namespace AzureDesk;

/// <summary>Names of deployments, as given in the portal: free text, even where they look like a model.</summary>
internal static class Deployments
{
    public const string Mini = "gpt-4o-mini";
    public const string Team = "desk-gpt41-prod";
}
