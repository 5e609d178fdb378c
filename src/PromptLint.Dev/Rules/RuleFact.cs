namespace PromptLint.Dev.Rules;

/// <summary>How loud a rule is when nobody sets anything.</summary>
public enum RuleLoudness
{
    /// <summary>Silent unless asked for.</summary>
    Off,

    /// <summary>Shown in the editor and the report; fails no build.</summary>
    Suggestion,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>Where a rule is checked.</summary>
public enum RuleHome
{
    /// <summary>A class of the analyzer that looks at each call.</summary>
    CallRule,

    /// <summary>A diagnostic of the analyzer that is about no single call.</summary>
    AnalyzerFact,

    /// <summary>A rule of a policy, which no compiler checks.</summary>
    Policy,
}

/// <summary>What a rule says of itself, wherever it is checked.</summary>
/// <param name="Id">PL and four digits.</param>
/// <param name="Name">Its name: the bad thing.</param>
/// <param name="Loudness">Its default severity.</param>
/// <param name="Category">The category of its diagnostic.</param>
/// <param name="Why">Why it costs, in one or two sentences.</param>
/// <param name="HelpLink">Where its page is to be found.</param>
/// <param name="Home">Where it is checked.</param>
public sealed record RuleFact(string Id, string Name, RuleLoudness Loudness, string Category, string Why, string HelpLink, RuleHome Home)
{
    /// <summary>Id and name in one: what its classes are called.</summary>
    public string Class => Id + Name;

    /// <summary>The default severity in the word that pages use.</summary>
    public string Severity => Loudness.ToString().ToLowerInvariant();
}
