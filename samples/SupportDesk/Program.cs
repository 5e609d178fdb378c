using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Responses;
using SupportDesk;

var builder = WebApplication.CreateBuilder(args);
var key = builder.Configuration["OPENAI_API_KEY"] ?? "unset";
var openAI = new OpenAIClient(key);

builder.Services.AddSingleton(openAI);
builder.Services.AddSingleton(openAI.GetChatClient(Models.Small));
builder.Services.AddSingleton(new EmbeddingClient(Models.Embedding, key));
builder.Services.AddSingleton(new ResponsesClient(key));
builder.Services.AddChatClient(openAI.GetChatClient("gpt-4o").AsIChatClient())
    .UseFunctionInvocation(configure: calls => calls.MaximumIterationsPerRequest = 6);
builder.Services.AddEmbeddingGenerator(openAI.GetEmbeddingClient(Models.Embedding).AsIEmbeddingGenerator());

builder.Services.AddSingleton<TicketStore>();
builder.Services.AddSingleton<OrderBook>();
builder.Services.AddSingleton<TicketClassifier>();
builder.Services.AddSingleton<ReplyDrafter>();
builder.Services.AddSingleton<ThreadSummarizer>();
builder.Services.AddSingleton<TicketSearch>();
builder.Services.AddSingleton<DeskAgent>();
builder.Services.AddSingleton<EscalationWriter>();
builder.Services.AddSingleton<TranslationQueue>();
builder.Services.AddHostedService(services => services.GetRequiredService<TranslationQueue>());
builder.Services.AddHttpClient<StatusPage>(http => http.BaseAddress = new Uri("https://status.example.com"));

var app = builder.Build();

if (args is ["ask", ..])
{
    await AdminConsole.RunAsync(app.Services.GetRequiredService<ChatClient>());
    return;
}

app.MapPost("/tickets", async (Ticket ticket, TicketStore store, TicketClassifier classifier, TranslationQueue queue, CancellationToken ct) =>
{
    store.Save(ticket);
    if (ticket.Language != "en")
    {
        await queue.EnqueueAsync(ticket, ct);
    }

    return Results.Ok(new { ticket.Id, Category = await classifier.ClassifyAsync(ticket, ct) });
});

var tickets = app.MapGroup("/tickets/{id:int}");
tickets.MapGet("/summary", (int id, bool brief, TicketStore store, ThreadSummarizer summarizer, CancellationToken ct) =>
    WithTicket(store, id, ticket => summarizer.SummarizeAsync(ticket, brief, ct)));
tickets.MapGet("/reply", (int id, TicketStore store, ReplyDrafter drafter, CancellationToken ct) =>
    WithTicket(store, id, ticket => drafter.DraftAsync(ticket, ct)));
tickets.MapPost("/resolve", (int id, TicketStore store, DeskAgent agent, CancellationToken ct) =>
    WithTicket(store, id, ticket => agent.ResolveAsync(ticket, ct)));
tickets.MapPost("/escalate", (int id, TicketStore store, EscalationWriter writer, CancellationToken ct) =>
    WithTicket(store, id, ticket => writer.WriteAsync(ticket, ct)));

// An endpoint that calls the model itself, as small services do.
app.MapPost("/ask", async (string question, IChatClient chat, CancellationToken ct) =>
{
    var answer = await chat.GetResponseAsync(question, cancellationToken: ct);
    return answer.Text;
});

app.MapGet("/search", (string query, TicketSearch search, CancellationToken ct) => search.FindAsync(query, top: 10, ct));
app.MapGet("/status/{service}", (string service, StatusPage status, CancellationToken ct) => status.GetResponseAsync(service, ct));

app.Run();

static async Task<IResult> WithTicket(TicketStore store, int id, Func<Ticket, Task<string>> work) =>
    store.Find(id) is { } ticket ? Results.Text(await work(ticket)) : Results.NotFound();
