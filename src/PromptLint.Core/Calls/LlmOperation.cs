namespace PromptLint.Core.Calls;

/// <summary>What a call asks the model to do; decides which knobs (cap, stop) exist for it.</summary>
public enum LlmOperation
{
    /// <summary>A chat completion: messages in, text out.</summary>
    Chat,

    /// <summary>The Responses API: takes no stop sequence.</summary>
    Responses,

    /// <summary>A plain text completion: one prompt in, text out.</summary>
    Completion,

    /// <summary>An embedding: no output tokens, so no cap and no stop sequence.</summary>
    Embedding,

    /// <summary>A run of an agent: one or more chat completions.</summary>
    Agent,

    /// <summary>An image generation: not billed per text token.</summary>
    Image,

    /// <summary>Anything else that is billed.</summary>
    Other,
}
