namespace PromptLint.Analyzers.Tests;

/// <summary>Frames around a few statements, so that a test shows only what it is about.</summary>
internal static class Code
{
    /// <summary>A method with a <c>ChatClient client</c> of OpenAI's that is bound to gpt-4.1-mini, and a <c>string question</c>.</summary>
    public static string OpenAI(string body, string members = "") => $$"""
        using OpenAI;
        using OpenAI.Chat;
        using OpenAI.Embeddings;
        using OpenAI.Responses;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Polly;
        using Polly.Retry;

        class App
        {
            readonly ChatClient client = new("gpt-4.1-mini", "key");

            async Task Run(string question, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }
        """;

    /// <summary>A method with a local <c>IChatClient client</c> over OpenAI's gpt-4.1-mini.</summary>
    public static string Extensions(string body, string members = "") => $$"""
        using Microsoft.Extensions.AI;
        using OpenAI;

        class App
        {
            readonly IChatClient client = new OpenAIClient("key").GetChatClient("gpt-4.1-mini").AsIChatClient();

            async Task Run(string question, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }
        """;

    /// <summary>A method with a <c>Kernel kernel</c> whose chat model is gpt-4.1-mini.</summary>
    public static string Kernel(string body, string members = "") => $$"""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.OpenAI;

        class App
        {
            async Task Run(string question, CancellationToken stop)
            {
                await Task.Yield();
                var builder = Kernel.CreateBuilder();
                builder.AddOpenAIChatCompletion("gpt-4.1-mini", "key");
                var kernel = builder.Build();
                {{body}}
            }

            {{members}}
        }
        """;

    /// <summary>A method with an <c>AnthropicClient client</c>.</summary>
    public static string Anthropic(string body, string members = "") => $$"""
        using Anthropic;
        using Anthropic.Models.Messages;
        using Anthropic.Services;

        class App
        {
            readonly AnthropicClient client = new() { ApiKey = "key" };

            async Task Run(string question, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }
        """;
}
