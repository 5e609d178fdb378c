using System.ClientModel;
using System.Runtime.CompilerServices;
using Azure.AI.OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace AzureDesk;

internal sealed class DeskAnswers(AzureOpenAIClient azure, IConfiguration config)
{
    private const string Rules = $$"""
        You answer questions about the {{nameof(AzureDesk)}} intranet.
        Reply in JSON: {"answer": "...", "page": "..."}.
        """;

    private readonly ChatClient _configured = azure.GetChatClient(config["AzureOpenAI:Deployment"]!);

    public async Task<string> AnswerAsync(string question, CancellationToken ct)
    {
        var chat = azure.GetChatClient(Deployments.Mini);
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = 300,
            ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat(),
        };
        ClientResult<ChatCompletion> result = await chat.CompleteChatAsync(
            [new SystemChatMessage(Rules), new UserChatMessage(question)], options, ct);
        return result.Value.Content[0].Text;
    }

    public async Task<string> ExplainAsync(string topic)
    {
        ChatCompletion completion = await _configured.CompleteChatAsync(
            new SystemChatMessage("You explain things to colleagues."), new UserChatMessage($"Explain {topic}."));
        return completion.Content[0].Text;
    }

    public async IAsyncEnumerable<string> StreamAsync(string question, [EnumeratorCancellation] CancellationToken ct)
    {
        var chat = azure.GetChatClient(deploymentName: Deployments.Team);
        ChatCompletionOptions options = new() { MaxOutputTokenCount = 400, StopSequences = { "[DONE]" } };
        await foreach (var update in chat.CompleteChatStreamingAsync(
            cancellationToken: ct,
            options: options,
            messages: [new SystemChatMessage("Answer, then write [DONE]."), new UserChatMessage(question)]))
        {
            foreach (var part in update.ContentUpdate)
            {
                yield return part.Text;
            }
        }
    }

    public async Task<float[]> EmbedAsync(string text, CancellationToken ct)
    {
        var embeddings = azure.GetEmbeddingClient(config["AzureOpenAI:EmbeddingDeployment"] ?? "text-embedding-3-small");
        OpenAIEmbedding vector = await embeddings.GenerateEmbeddingAsync(text, cancellationToken: ct);
        return vector.ToFloats().ToArray();
    }

    /// <summary>Five tries here, six sends each in the client: see Program.cs.</summary>
    public async Task<string> TitleAsync(string question, CancellationToken ct)
    {
        var left = 5;
        while (left-- > 0)
        {
            try
            {
                ChatCompletion title = await _configured.CompleteChatAsync(
                    [ChatMessage.CreateUserMessage("A title for: " + question)],
                    new() { MaxOutputTokenCount = 20 },
                    ct);
                return title.Content[0].Text;
            }
            catch (ClientResultException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
        }

        return question;
    }
}
