namespace PromptLint.Wire.Tests.Programs;

/// <summary>Microsoft.Extensions.AI and Semantic Kernel: tools that are called by themselves, and the retries beneath.</summary>
internal static class ToolPrograms
{
    private const string Client = """new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) })""";

    private const string Tools = "new ChatOptions { MaxOutputTokens = 50, Tools = [AIFunctionFactory.Create(Look)] }";

    private static WireProgram Extensions(string name, Answer answer, long sends, string body) => new(name, answer, WireProgram.Frame(
        "using System.ClientModel; using System.ClientModel.Primitives; using Microsoft.Agents.AI; using Microsoft.Extensions.AI; using OpenAI; using OpenAI.Responses; using ChatClient = OpenAI.Chat.ChatClient;",
        body.Replace("CLIENT", Client, StringComparison.Ordinal).Replace("TOOLS", Tools, StringComparison.Ordinal),
        """[Description("Looks out of the window.")] static string Look() => "rain";"""), sends);

    private static WireProgram Kernel(string name, Answer answer, long sends, string body, string add = """builder.AddOpenAIChatCompletion("gpt-4.1-mini", CLIENT);""") => new(name, answer, WireProgram.Frame(
        "using System.ClientModel; using System.ClientModel.Primitives; using Microsoft.Extensions.AI; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Http.Resilience; using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using Microsoft.SemanticKernel.Connectors.OpenAI; using OpenAI;",
        $"var builder = Kernel.CreateBuilder(); {add.Replace("CLIENT", """new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) })""", StringComparison.Ordinal)} builder.Plugins.AddFromFunctions(\"p\", [KernelFunctionFactory.CreateFromMethod(() => \"rain\", \"Look\")]); var kernel = builder.Build(); {body}"), sends);

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        Extensions("Extensions: no tools", Answer.Failure, 2, "IChatClient client = CLIENT.AsIChatClient(); await client.GetResponseAsync(question);").OverRetries(1).Twin("ClientRetryPolicy(1)", "ClientRetryPolicy(2)", 3),
        Extensions("Extensions: the tool loop by default", Answer.Tool, 41, "IChatClient client = CLIENT.AsIChatClient().AsBuilder().UseFunctionInvocation().Build(); await client.GetResponseAsync(question, TOOLS);")
            .Twin("UseFunctionInvocation()", "UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 3)", 4),
        Extensions("Extensions: the tool loop set", Answer.Tool, 6, "IChatClient client = new FunctionInvokingChatClient(CLIENT.AsIChatClient()) { MaximumIterationsPerRequest = 5 }; await client.GetResponseAsync(question, TOOLS);").Twin("Request = 5", "Request = 2", 3),
        Extensions("Extensions: the tool loop configured in steps", Answer.Tool, 6, "IChatClient client = CLIENT.AsIChatClient().AsBuilder().UseFunctionInvocation(null, f => { f.AllowConcurrentInvocation = true; f.MaximumIterationsPerRequest = 5; }).Build(); await client.GetResponseAsync(question, TOOLS);").Twin("Request = 5", "Request = 2", 3),
        Extensions("Extensions: without the loop", Answer.Tool, 1, "IChatClient client = CLIENT.AsIChatClient(); await client.GetResponseAsync(question, TOOLS);")
            .Twin(".AsIChatClient();", ".AsIChatClient().AsBuilder().UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 1).Build();", 2),
        Extensions("Extensions: the tool loop in a loop", Answer.Tool, 6, "IChatClient client = CLIENT.AsIChatClient().AsBuilder().UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 2).Build(); foreach (var word in new[] { \"a\", \"b\" }) { await client.GetResponseAsync(word, TOOLS); }").Twin("\"b\" }", "\"b\", \"c\" }", 9),
        Extensions("Extensions: the tool loop over responses", Answer.Tool, 4, "IChatClient client = new ResponsesClient(new ApiKeyCredential(\"key\"), new ResponsesClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient(\"gpt-4.1-mini\").AsBuilder().UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 3).Build(); await client.GetResponseAsync(question, TOOLS);").Twin("Request = 3", "Request = 1", 2),
        Extensions("Extensions: the tool loop over retries", Answer.Failure, 2, "IChatClient client = CLIENT.AsIChatClient().AsBuilder().UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 3).Build(); await client.GetResponseAsync(question, TOOLS);").Loosely.OverRetries(1).Twin("ClientRetryPolicy(1)", "ClientRetryPolicy(2)", 3),
        Extensions("Extensions: embeddings", Answer.Failure, 3, "var client = new OpenAI.Embeddings.EmbeddingClient(\"text-embedding-3-small\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(2) }).AsIEmbeddingGenerator(); await client.GenerateAsync([question]);").Twin("(2)", "(1)", 2),

        Extensions("Agents: tools by default", Answer.Tool, 41, "var agent = CLIENT.AsIChatClient().AsAIAgent(instructions: \"Be brief.\", tools: [AIFunctionFactory.Create(Look)]); await agent.RunAsync(question);")
            .Twin("CLIENT.AsIChatClient()".Replace("CLIENT", Client, StringComparison.Ordinal), "CLIENT.AsIChatClient().AsBuilder().UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 3).Build()".Replace("CLIENT", Client, StringComparison.Ordinal), 4),
        Extensions("Agents: over retries, in a loop", Answer.Failure, 4, "var agent = CLIENT.AsIChatClient().AsAIAgent(instructions: \"Be brief.\"); for (var i = 0; i < 2; i++) { try { await agent.RunAsync(question); return; } catch { } }").OverRetries(1).Twin("i < 2", "i < 3", 6),

        Kernel("Kernel: a prompt", Answer.Failure, 2, "await kernel.InvokePromptAsync(\"Say {{$it}}\", new KernelArguments { [\"it\"] = question });").OverRetries(1).Twin("ClientRetryPolicy(1)", "ClientRetryPolicy(2)", 3),
        Kernel("Kernel: by default", Answer.Failure, 1, "await kernel.InvokePromptAsync(question);", """builder.AddOpenAIChatCompletion("gpt-4.1-mini", server, "key"); builder.Services.AddHttpClient();""")
            .Twin("AddHttpClient();", "AddHttpClient(); builder.Services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); }));", 3),
        Kernel("Kernel: the chat service", Answer.Failure, 2, "for (var i = 0; i < 2; i++) { try { await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(question); } catch { } }", """builder.AddOpenAIChatCompletion("gpt-4.1-mini", server, "key", httpClient: new HttpClient(wire));""").Twin("i < 2", "i < 3", 3),
        Kernel("Kernel: the chat service made by hand", Answer.Failure, 4, "await new OpenAIChatCompletionService(\"gpt-4.1-mini\", server, \"secret\").GetChatMessageContentAsync(question);").Twin("\"secret\")", "\"secret\", httpClient: new HttpClient(wire))", 1),
        Kernel("Kernel: an HTTP client with a handler", Answer.Failure, 3, "await kernel.InvokePromptAsync(question);", """var services = new ServiceCollection(); services.AddHttpClient("llm").AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); }); builder.AddOpenAIChatCompletion("gpt-4.1-mini", server, "key", httpClient: services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("llm"));""").Twin("Attempts = 2", "Attempts = 1", 2),
        Kernel("Kernel: a chat client", Answer.Failure, 2, "for (var i = 0; i < 2; i++) { try { await kernel.GetRequiredService<IChatClient>().GetResponseAsync(question); } catch { } }", """builder.AddOpenAIChatClient("gpt-4.1-mini", server, "key");""").Twin("i < 2", "i < 3", 3),
        Kernel("Kernel: calls tools by itself", Answer.Tool, 129, "await kernel.InvokePromptAsync(question, new(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }));").Twin("Auto()", "Auto(autoInvoke: false)", 1),
        Kernel("Kernel: calls tools by itself, the older way", Answer.Tool, 129, "await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(question, new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions }, kernel);").Twin("AutoInvokeKernelFunctions", "EnableKernelFunctions", 1),
        Kernel("Kernel: a function made from a prompt, in a loop", Answer.Useless, 3, "var say = kernel.CreateFunctionFromPrompt(\"Say {{$it}}\"); foreach (var it in new[] { \"a\", \"b\", \"c\" }) { await kernel.InvokeAsync(say, new() { [\"it\"] = it }); }").Twin(", \"c\" }", " }", 2),
    ];
}
