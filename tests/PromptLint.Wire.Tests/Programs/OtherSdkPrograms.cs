namespace PromptLint.Wire.Tests.Programs;

/// <summary>Anthropic's client, Azure's for inference, Ollama's and Betalgo's.</summary>
internal static class OtherSdkPrograms
{
    private const string Message = "new MessageCreateParams { Model = Model.ClaudeHaiku4_5, MaxTokens = 20, Messages = [new UserMessageParam(question)] }";

    private static WireProgram Anthropic(string name, long sends, string body) => new(name, Answer.Failure, WireProgram.Frame("using Anthropic; using Anthropic.Models.Messages;", body.Replace("MESSAGE", Message, StringComparison.Ordinal)), sends);

    private static WireProgram ToolRunner(string name, long sends, string limit) => new(name, Answer.Tool, WireProgram.Frame(
        "using Anthropic; using Anthropic.Helpers.Beta; using Anthropic.Models.Beta.Messages; using System.Text.Json;",
        $$"""
        var client = new AnthropicClient { ApiKey = "key", BaseUrl = server.ToString(), MaxRetries = 0 };
        var look = new BetaRunnableTool { Name = "Look", Definition = new BetaTool { Name = "Look", InputSchema = new InputSchema { Properties = new Dictionary<string, JsonElement>() } }, Run = async (use, stop) => "rain" };
        await client.Beta.Messages.ToolRunner(new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 20, Messages = [new BetaUserMessageParam(question)] }, [look], {{limit}}).RunUntilDoneAsync();
        """), sends);

    private static WireProgram Inference(string name, string options, long sends) => new(name, Answer.Failure, WireProgram.Frame(
        "using Azure; using Azure.AI.Inference; using Azure.Core;",
        $$"""{{options}} var client = new ChatCompletionsClient(server, new AzureKeyCredential("key"), options); await client.CompleteAsync(new ChatCompletionsOptions { Model = "gpt-4.1-mini", Messages = { new ChatRequestUserMessage(question) } });"""), sends);

    private static WireProgram Ollama(string name, Answer answer, long sends, string body, string members = "") => new(name, answer, WireProgram.Frame(
        "using OllamaSharp; using OllamaSharp.Models; using OllamaSharp.Models.Chat;",
        "var client = new OllamaApiClient(server, \"llama3.2\"); " + body,
        members), sends);

    private static WireProgram Betalgo(string name, Answer answer, long sends, string body) => new(name, answer, WireProgram.Frame(
        "using Betalgo.Ranul.OpenAI; using Betalgo.Ranul.OpenAI.Managers; using Betalgo.Ranul.OpenAI.ObjectModels.RequestModels;",
        "var client = new OpenAIService(new OpenAIOptions { ApiKey = \"key\", BaseDomain = server.ToString() }); var request = new ChatCompletionCreateRequest { Model = \"gpt-4.1-mini\", MaxCompletionTokens = 20, Messages = [ChatMessage.FromUser(question)] }; " + body), sends);

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        Anthropic("Anthropic by default", 3, "var client = new AnthropicClient { ApiKey = \"key\", BaseUrl = server.ToString() }; await client.Messages.Create(MESSAGE);").Twin("ApiKey =", "MaxRetries = 1, ApiKey =", 2),
        Anthropic("Anthropic, retries set", 2, "var client = new AnthropicClient { ApiKey = \"key\", BaseUrl = server.ToString(), MaxRetries = 1 }; await client.Messages.Create(MESSAGE);").Twin("= 1", "= 0", 1),
        Anthropic("Anthropic, retried around its retries", 4, "var client = new AnthropicClient { ApiKey = \"key\", BaseUrl = server.ToString(), MaxRetries = 1 }; for (var i = 0; i < 2; i++) { try { await client.Messages.Create(MESSAGE); return; } catch { } }").Twin("MaxRetries = 1", "MaxRetries = 0", 2),
        Anthropic("Anthropic, for one call", 2, "var client = new AnthropicClient { ApiKey = \"key\", BaseUrl = server.ToString() }; await client.WithOptions(o => o with { MaxRetries = 1 }).Messages.Create(MESSAGE);").Twin("= 1", "= 0", 1),
        ToolRunner("Anthropic, its tool runner", 3, "maxIterations: 3").Twin("maxIterations: 3", "maxIterations: 5", 5),
        ToolRunner("Anthropic, its tool runner without a limit", 201, "maxIterations: null").EndlessBut("maxIterations: null", "maxIterations: 2", 2),
        Inference("Azure inference, retries set", "var options = new AzureAIInferenceClientOptions(); options.Retry.MaxRetries = 2; options.Retry.Delay = TimeSpan.FromMilliseconds(1); options.Retry.Mode = RetryMode.Fixed;", 3).Twin("= 2", "= 4", 5),
        Inference("Azure inference by default", "var options = new AzureAIInferenceClientOptions(); options.Retry.Delay = TimeSpan.FromMilliseconds(1); options.Retry.Mode = RetryMode.Fixed;", 4).Twin("options.Retry.Mode", "options.Retry.MaxRetries = 1; options.Retry.Mode", 2),
        Inference("Azure inference, options as one expression", "var options = new AzureAIInferenceClientOptions { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1), Mode = RetryMode.Fixed } };", 3).Twin("= 2", "= 0", 1),
        Ollama("Ollama, a chat in a loop", Answer.Useless, 3, "for (var i = 0; i < 3; i++) { await foreach (var part in client.ChatAsync(new ChatRequest { Messages = [new Message(ChatRole.User, question)], Stream = false })) { Console.WriteLine(part); } }").Twin("i < 3", "i < 2", 2),
        Ollama("Ollama, a chat with tools", Answer.Tool, 201, "var chat = new Chat(client); await foreach (var part in chat.SendAsync(question, [new LookTool()])) { Console.Write(part); }", "sealed class LookTool : OllamaSharp.Models.Chat.Tool, OllamaSharp.Tools.IInvokableTool { public LookTool() { Function = new Function { Name = \"Look\", Description = \"Looks.\" }; } public object? InvokeMethod(IDictionary<string, object?>? arguments) => \"rain\"; }")
            .EndlessBut("new Chat(client)", "new Chat(client) { AllowRecursiveToolCalls = false }", 1),
        Ollama("Ollama, text for each item", Answer.Useless, 3, "foreach (var word in new[] { \"a\", \"b\", \"c\" }) { await foreach (var part in client.GenerateAsync(new GenerateRequest { Prompt = word, Stream = false })) { Console.WriteLine(part); } }").Twin(", \"c\" }", " }", 2),
        Betalgo("Betalgo, tried again by hand", Answer.Useless, 3, "for (var i = 0; i < 3; i++) { var answer = await client.ChatCompletion.CreateCompletion(request); if (answer.Choices is null) { return; } }").Twin("i < 3", "i < 2", 2),
        Betalgo("Betalgo, three answers of one request", Answer.Useless, 2, "request.N = 3; for (var i = 0; i < 2; i++) { await client.ChatCompletion.CreateCompletion(request); }").Twin("i < 2", "i < 4", 4),
        Betalgo("Betalgo, tried again after an error", Answer.Failure, 3, "var i = 0; while (i < 3) { try { var answer = await client.ChatCompletion.CreateCompletion(request); if (!answer.Successful) throw new InvalidOperationException(); return; } catch (Exception) { i++; } }").Twin("i < 3", "i < 2", 2),
    ];
}
