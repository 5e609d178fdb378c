namespace PromptLint.Core.Json;

/// <summary>
/// Where the schemas of our formats stand, for the <c>$schema</c> of what is written. Editors complete and check by it; nothing here fetches it.
/// </summary>
public static class SchemaAddress
{
    /// <summary>The member that names a file's schema. Every reader passes it over.</summary>
    public const string Member = "$schema";

    /// <summary>Of a report, promptlint.json.</summary>
    public const string Report = Folder + "promptlint.schema.json";

    /// <summary>Of a price card.</summary>
    public const string PriceCard = Folder + "price-card.schema.json";

    /// <summary>Of a usage file.</summary>
    public const string Usage = Folder + "usage.schema.json";

    private const string Folder = "https://raw.githubusercontent.com/promptlint/promptlint/main/rules/schemas/";
}
