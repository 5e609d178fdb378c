namespace SupportDesk;

/// <summary>The models that the desk uses, in one place.</summary>
internal static class Models
{
    public const string Small = "gpt-5.4-mini";
    public const string Writer = "gpt-4.1";
    public const string Embedding = "text-embedding-3-small";

    private const string Family = "gpt-5.6";
    public const string Reasoner = Family + "-terra";

    // Trained on our own tickets; no public price.
    public static readonly string Tuned = "acme-support-tuned-v3";
}
