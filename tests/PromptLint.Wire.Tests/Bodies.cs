namespace PromptLint.Wire.Tests;

/// <summary>What providers answer with, in the form of the endpoint that is asked.</summary>
internal static class Bodies
{
    private const string Useless = "I cannot say.";

    /// <summary>The body of an answer.</summary>
    /// <param name="path">The path that was asked.</param>
    /// <param name="answer">What to answer.</param>
    public static string Of(string path, Answer answer) => path switch
    {
        _ when path.EndsWith("/embeddings", StringComparison.Ordinal) =>
            """{"object":"list","model":"m","data":[{"object":"embedding","index":0,"embedding":"AACAPwAAAEA="}],"usage":{"prompt_tokens":1,"total_tokens":1}}""",
        _ when path.EndsWith("/chat/completions", StringComparison.Ordinal) => Chat(answer),
        _ when path.EndsWith("/responses", StringComparison.Ordinal) => Responses(answer),
        _ when path.EndsWith("/messages", StringComparison.Ordinal) => Messages(answer),
        _ when path.EndsWith("/api/chat", StringComparison.Ordinal) => Ollama(answer),
        _ => "{}",
    };

    private static string Chat(Answer answer) => answer == Answer.Tool
        ? """{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"Look","arguments":"{}"}}]}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
        : $$$"""{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{{{Useless}}}"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";

    private static string Responses(Answer answer) => answer == Answer.Tool
        ? """{"id":"r1","object":"response","created_at":1,"status":"completed","model":"m","parallel_tool_calls":true,"tools":[],"output":[{"type":"function_call","id":"f1","call_id":"t1","name":"Look","arguments":"{}","status":"completed"}]}"""
        : $$$"""{"id":"r1","object":"response","created_at":1,"status":"completed","model":"m","parallel_tool_calls":true,"tools":[],"output":[{"type":"message","id":"m1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"{{{Useless}}}","annotations":[]}]}]}""";

    private static string Messages(Answer answer) => answer == Answer.Tool
        ? """{"id":"m1","type":"message","role":"assistant","model":"m","stop_reason":"tool_use","stop_sequence":null,"content":[{"type":"tool_use","id":"t1","name":"Look","input":{}}],"usage":{"input_tokens":1,"output_tokens":1}}"""
        : $$$"""{"id":"m1","type":"message","role":"assistant","model":"m","stop_reason":"end_turn","stop_sequence":null,"content":[{"type":"text","text":"{{{Useless}}}"}],"usage":{"input_tokens":1,"output_tokens":1}}""";

    private static string Ollama(Answer answer) => answer == Answer.Tool
        ? """{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"Look","arguments":{}}}]},"done":true}"""
        : $$$"""{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"{{{Useless}}}"},"done":true}""";
}
