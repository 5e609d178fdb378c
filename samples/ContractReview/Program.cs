using Anthropic;
using ContractReview;

if (args is not [var command, var path, .. var rest])
{
    Console.Error.WriteLine("usage: review|decide|explain|compare|ask|file <contract> [...]");
    return 1;
}

var client = new AnthropicClient
{
    ApiKey = Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY") ?? "unset",
    MaxRetries = 1,
    Timeout = TimeSpan.FromMinutes(2),
};
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };

var contract = Load(path);
var reviewer = new Reviewer(client);

switch (command)
{
    case "explain":
        await reviewer.StreamAsync(contract, Console.Out, stop.Token);
        break;
    case "compare" when rest is [var other]:
        Console.WriteLine(await reviewer.CompareAsync(contract, Load(other), stop.Token));
        break;
    case "ask":
        Console.WriteLine(await new Assistant(client).AskAsync(contract, string.Join(' ', rest), stop.Token));
        break;
    case "file":
        Console.WriteLine(new Registry().Create(contract));
        break;
    default:
        Console.WriteLine(command == "decide"
            ? await reviewer.DecideAsync(contract, stop.Token)
            : await reviewer.ReviewAsync(contract, stop.Token));
        break;
}

return 0;

static Contract Load(string path) => new(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
