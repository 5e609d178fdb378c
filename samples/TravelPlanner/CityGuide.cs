using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace TravelPlanner;

/// <summary>Short texts about a place: prompts with templates.</summary>
internal sealed class CityGuide(Kernel kernel)
{
    private const string PackingPrompt = """
        <message role="system">You write packing lists. One item per line, at most fifteen lines.</message>
        <message role="user">{{$days}} days in {{$city}} in {{$season}}.</message>
        """;

    private const string PhrasesPrompt =
        "Teach ten phrases that a visitor of {{$city}} needs. " +
        "One phrase per line, with its meaning. Finish your answer with <END>.";

    private readonly KernelFunction _dishes = kernel.CreateFunctionFromPrompt(
        "Name five dishes to try in {{$city}}, one sentence each. Write END OF LIST after the last one.",
        new OpenAIPromptExecutionSettings { MaxTokens = 250, StopSequences = ["END OF LIST"] },
        functionName: "Dishes");

    private readonly KernelFunction _history = kernel.CreateFunctionFromPrompt(
        "Tell the history of {{$city}} for a traveller who will read it on the train.", functionName: "History");

    public async Task<string> PackingListAsync(Trip trip, CancellationToken ct)
    {
        var settings = new OpenAIPromptExecutionSettings { MaxTokens = 200, Temperature = 0.3 };
        var arguments = new KernelArguments(settings)
        {
            ["city"] = trip.City,
            ["days"] = trip.Days,
            ["season"] = trip.Season,
        };
        var result = await kernel.InvokePromptAsync(PackingPrompt, arguments, cancellationToken: ct);
        return result.ToString();
    }

    public async Task<string> PhrasesAsync(Trip trip, CancellationToken ct)
    {
        OpenAIPromptExecutionSettings settings = new() { MaxTokens = 400 };
        settings.ModelId = Models.Phrases;
        return await kernel.InvokePromptAsync<string>(
            PhrasesPrompt, new(settings) { ["city"] = trip.City }, cancellationToken: ct) ?? "";
    }

    public async Task<string> DishesAsync(Trip trip, CancellationToken ct)
    {
        var result = await _dishes.InvokeAsync(kernel, new() { ["city"] = trip.City }, ct);
        return result.GetValue<string>() ?? "";
    }

    public async Task<string> HistoryAsync(Trip trip)
    {
        var result = await kernel.InvokeAsync(_history, new KernelArguments { ["city"] = trip.City });
        return result.ToString();
    }

    public async Task<string> WeatherAsync(Trip trip) =>
        (await kernel.InvokePromptAsync($"What is the weather like in {trip.City} in {trip.Season}?")).ToString();

    public async Task WriteStoryAsync(Trip trip, TextWriter output, CancellationToken ct)
    {
        var arguments = new KernelArguments(new OpenAIPromptExecutionSettings { ModelId = Models.Legacy, MaxTokens = 800 });
        await foreach (var part in kernel.InvokePromptStreamingAsync(
            "Write a short story that plays in " + trip.City + ".", arguments, cancellationToken: ct))
        {
            await output.WriteAsync(part.ToString());
        }
    }

    /// <summary>Calls a method of ours through the kernel: no model is asked.</summary>
    public async Task<decimal> FareAsync(string from, string to)
    {
        var fare = KernelFunctionFactory.CreateFromMethod(TripPlugin.Fare);
        var result = await fare.InvokeAsync(kernel, new() { [nameof(from)] = from, [nameof(to)] = to });
        return result.GetValue<decimal>();
    }
}
