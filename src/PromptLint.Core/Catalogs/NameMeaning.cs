namespace PromptLint.Core.Catalogs;

/// <summary>What a name tells whoever wrote it: SDKs, frameworks and users alike keep to it.</summary>
public enum NameMeaning
{
    /// <summary>A word in the name of a method that only lets time pass.</summary>
    Pause,

    /// <summary>What the name of a method that maps a delegate to a route begins with.</summary>
    Route,

    /// <summary>The name of a member by which code asks whether it is still wanted.</summary>
    Stop,

    /// <summary>A word in the name of a property, or of its type, that tells what an answer used.</summary>
    Usage,

    /// <summary>A property of an answer that may hold anything.</summary>
    Anything,

    /// <summary>The property by which a generic wrapper gives the answer that it wraps.</summary>
    Wrapped,
}
