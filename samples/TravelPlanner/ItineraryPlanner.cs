using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;

namespace TravelPlanner;

/// <summary>Plans a trip day by day, with the plugin's functions at hand.</summary>
internal sealed class ItineraryPlanner(Kernel kernel, IChatCompletionService chat)
{
    private const int MaxRevisions = 3;

    private static readonly string Brief =
        "You plan trips. Keep to the budget, leave time for meals, and check opening hours before you name a sight. "
        + "Give one line per hour.";

    private static readonly IAsyncPolicy KeepTrying = Policy
        .Handle<HttpOperationException>()
        .RetryForeverAsync(error => Console.Error.WriteLine($"Once more: {error.Message}"));

    private static readonly IAsyncPolicy TryTwice = Policy
        .Handle<HttpOperationException>()
        .WaitAndRetryAsync(retryCount: 2, attempt => TimeSpan.FromSeconds(attempt));

    public async Task<string> PlanAsync(Trip trip, CancellationToken ct)
    {
        var history = new ChatHistory(Brief);
        history.AddUserMessage(trip.Describe());
        var settings = new OpenAIPromptExecutionSettings
        {
            MaxTokens = 1_500,
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(),
        };
        var strong = kernel.GetRequiredService<IChatCompletionService>(Models.Planner);
        var plan = await strong.GetChatMessageContentAsync(history, settings, kernel, ct);
        return plan.Content ?? "";
    }

    // Goes on until the model likes its own plan.
    public async Task<string> PerfectAsync(Trip trip)
    {
        var history = new ChatHistory(Brief + " When the plan cannot be made better, say PERFECT.");
        history.AddUserMessage(trip.Describe());
        var plan = "";
        while (!plan.Contains("PERFECT"))
        {
            var reply = await chat.GetChatMessageContentAsync(
                history, new OpenAIPromptExecutionSettings { MaxTokens = 1_500 }, kernel);
            plan = reply.Content ?? "";
            history.AddAssistantMessage(plan);
            history.AddUserMessage("Criticise the plan, then make it better.");
        }

        return plan;
    }

    public async Task<string> ReviseAsync(string plan, string wish, CancellationToken ct)
    {
        var settings = Settings(maxTokens: 1_200);
        for (var revision = 1; revision <= MaxRevisions; revision++)
        {
            var history = new ChatHistory();
            history.AddSystemMessage(Brief);
            history.AddUserMessage(string.Format("Change this plan so that: {0}. Say OK first if nothing is left to change.\n{1}", wish, plan));
            var reply = await chat.GetChatMessageContentAsync(history, settings, kernel, ct);
            if (reply.Content is not { } text || text.StartsWith("OK", StringComparison.Ordinal))
            {
                break;
            }

            plan = text;
        }

        return plan;
    }

    public async Task StreamAsync(Trip trip, TextWriter output)
    {
        ChatHistory history = [];
        history.AddSystemMessage(Brief);
        history.AddUserMessage(trip.Describe());
        await foreach (var part in chat.GetStreamingChatMessageContentsAsync(history))
        {
            await output.WriteAsync(part.Content);
        }
    }

    public Task<string> BudgetAsync(Trip trip) => KeepTrying.ExecuteAsync(async () =>
    {
        var arguments = new KernelArguments(Settings(maxTokens: 300)) { ["trip"] = trip.Describe() };
        var budget = await kernel.InvokePromptAsync("Split the budget over stay, food, tickets and travel: {{$trip}}", arguments);
        return budget.ToString();
    });

    public Task<string> InsuranceAsync(Trip trip) => TryTwice.ExecuteAsync(async () =>
    {
        var arguments = new KernelArguments(Settings(maxTokens: 150)) { ["trip"] = trip.Describe() };
        var advice = await kernel.InvokePromptAsync("Which insurance makes sense for this trip, in two sentences: {{$trip}}", arguments);
        return advice.ToString();
    });

    private static OpenAIPromptExecutionSettings Settings(int maxTokens) => new() { MaxTokens = maxTokens };
}
