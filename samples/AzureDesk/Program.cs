using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using AzureDesk;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(services =>
{
    var config = services.GetRequiredService<IConfiguration>();
    return new AzureOpenAIClient(
        new Uri(config["AzureOpenAI:Endpoint"]!),
        new ApiKeyCredential(config["AzureOpenAI:Key"] ?? "unset"),
        new AzureOpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(maxRetries: 5) });
});
builder.Services.AddSingleton<DeskAnswers>();

var app = builder.Build();

app.MapGet("/answer", (string question, DeskAnswers desk, CancellationToken ct) => desk.AnswerAsync(question, ct));
app.MapGet("/explain", (string topic, DeskAnswers desk) => desk.ExplainAsync(topic));
app.MapGet("/stream", (string question, DeskAnswers desk, CancellationToken ct) => desk.StreamAsync(question, ct));
app.MapGet("/embed", (string text, DeskAnswers desk, CancellationToken ct) => desk.EmbedAsync(text, ct));
app.MapGet("/title", (string question, DeskAnswers desk, CancellationToken ct) => desk.TitleAsync(question, ct));

// A route of ours with the vendor's name: it serves, it does not call.
app.MapPost("/v1/chat/completions", (HttpRequest request) => Results.StatusCode(StatusCodes.Status501NotImplemented));

app.Run();
