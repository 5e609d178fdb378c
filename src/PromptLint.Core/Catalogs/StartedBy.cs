namespace PromptLint.Core.Catalogs;

/// <summary>What starts an entry point.</summary>
public enum StartedBy
{
    /// <summary>Nothing: it is exempt from what another entry says.</summary>
    Nothing,

    /// <summary>A request to a route that a delegate is mapped to.</summary>
    Route,

    /// <summary>A request to an action: a public method of a type that derives from the entry's type or carries it as an attribute.</summary>
    Controller,

    /// <summary>A trigger of a function host: a method that carries the entry's type as an attribute.</summary>
    Function,

    /// <summary>The host of background services.</summary>
    Host,
}
