using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using TravelPlanner;

var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "unset";

var builder = Kernel.CreateBuilder();
// Settings with a ModelId pick one of these; without one, a prompt goes to the last.
builder.AddOpenAIChatCompletion(Models.Planner, key, serviceId: Models.Planner);
builder.AddOpenAIChatCompletion(Models.Phrases, key, serviceId: nameof(Models.Phrases));
builder.AddOpenAIChatCompletion(Models.Legacy, key, serviceId: nameof(Models.Legacy));
builder.AddOpenAIChatCompletion(Models.Default, key);
builder.Plugins.AddFromType<TripPlugin>("Trip");
var kernel = builder.Build();

var chat = kernel.GetRequiredService<IChatCompletionService>();
var guide = new CityGuide(kernel);
var planner = new ItineraryPlanner(kernel, chat);
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));

var trip = new Trip("Lisbon", Days: 3, "spring", Budget: 600, ["food", "tiles"]);

switch (args)
{
    case ["pack"]:
        Console.WriteLine(await guide.PackingListAsync(trip, stop.Token));
        break;
    case ["eat"]:
        Console.WriteLine(await guide.DishesAsync(trip, stop.Token));
        break;
    case ["fare", var from, var to]:
        Console.WriteLine(await guide.FareAsync(from, to));
        break;
    case ["chat"]:
        await ChatAsync();
        break;
    default:
        Console.WriteLine(await planner.PlanAsync(trip, stop.Token));
        break;
}

// Each turn waits for a person.
async Task ChatAsync()
{
    var history = new ChatHistory("You are a travel agent. Ask one question at a time.");
    var settings = new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["max_tokens"] = 300 } };
    while (Console.ReadLine() is { Length: > 0 } line)
    {
        history.AddUserMessage(line);
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        Console.WriteLine(reply.Content);
    }
}
