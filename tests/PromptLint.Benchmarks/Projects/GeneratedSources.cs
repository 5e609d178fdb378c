namespace PromptLint.Benchmarks.Projects;

/// <summary>Sources of an application of any size, the same on every run: ordinary services, and among them those that call a model.</summary>
internal static class GeneratedSources
{
    /// <summary>The files.</summary>
    /// <param name="files">How many.</param>
    /// <param name="callSites">How many of them hold one call each, spread evenly.</param>
    public static IEnumerable<(string Name, string Text)> Of(int files, int callSites)
    {
        yield return ("Program.cs", Program);
        for (var i = 1; i < files; i++)
        {
            var calls = callSites > 0 && ((long)i * callSites / files) != ((long)(i - 1) * callSites / files);
            yield return ($"Service{i}.cs", Service(i, calls));
        }
    }

    private const string Program = """
        namespace Generated;

        internal static class Program
        {
            private static void Main() => System.Console.WriteLine(new Service1().Summarize(new[] { new Order1("a", 1, 2m) }));
        }
        """;

    private static string Service(int i, bool calls) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        {{(calls ? "using OpenAI.Chat;" : "")}}

        namespace Generated;

        internal sealed record Order{{i}}(string Customer, int Quantity, decimal Price);

        internal sealed class Service{{i}}
        {
            private readonly Dictionary<string, List<Order{{i}}>> _byCustomer = new(StringComparer.OrdinalIgnoreCase);
            private readonly SemaphoreSlim _gate = new(1, 1);

            public async Task AddAsync(IEnumerable<Order{{i}}> orders, CancellationToken cancellationToken)
            {
                await _gate.WaitAsync(cancellationToken);
                try
                {
                    foreach (var order in orders.Where(o => o.Quantity > {{i % 7}}).OrderBy(o => o.Customer).ThenByDescending(o => o.Price))
                    {
                        if (!_byCustomer.TryGetValue(order.Customer, out var known))
                        {
                            _byCustomer.Add(order.Customer, known = new List<Order{{i}}>());
                        }

                        known.Add(order with { Price = Math.Round(order.Price, 2, MidpointRounding.AwayFromZero) });
                    }
                }
                finally
                {
                    _gate.Release();
                }
            }

            public string Summarize(IReadOnlyCollection<Order{{i}}> orders)
            {
                var lines = new List<string>();
                foreach (var group in orders.GroupBy(o => o.Customer).Select(g => new { g.Key, Total = g.Sum(o => o.Price * o.Quantity), Count = g.Count() }))
                {
                    var label = group.Count switch
                    {
                        0 => "none",
                        1 => "one order",
                        < 10 => $"{group.Count.ToString(CultureInfo.InvariantCulture)} orders",
                        _ => "many orders",
                    };
                    lines.Add(string.Format(CultureInfo.InvariantCulture, "{0}: {1}, {2:0.00}", group.Key.Trim().ToUpperInvariant(), label, group.Total));
                }

                return string.Join(Environment.NewLine, lines.Distinct().Take(100));
            }

            public async Task<int> SyncAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    using var response = await http.GetAsync(new Uri(address, $"orders/{{i}}?page={attempt}"), cancellationToken);
                    if (response.IsSuccessStatusCode)
                    {
                        var text = await response.Content.ReadAsStringAsync(cancellationToken);
                        return text.Split('\n').Count(line => line.StartsWith("order", StringComparison.Ordinal) && line.Contains(';'));
                    }

                    await Task.Delay(TimeSpan.FromMilliseconds(100 * (attempt + 1)), cancellationToken);
                }

                return -1;
            }
        {{(calls ? Call(i) : "")}}
        }
        """;

    private static string Call(int i) => $$"""

            private const string Instructions{{i}} =
                "You are the assistant of shop number {{i}}. Answer questions about orders in at most three sentences, " +
                "name the order, its state and the day of delivery, and never promise a refund.";

            public async Task<string> AnswerAsync(ChatClient chat, string question, CancellationToken cancellationToken)
            {
                var options = new ChatCompletionOptions { MaxOutputTokenCount = {{200 + i}} };
                ChatCompletion answer = await chat.CompleteChatAsync(
                    [new SystemChatMessage(Instructions{{i}}), new UserChatMessage($"The customer asks: {question}")],
                    options,
                    cancellationToken);
                return answer.Content[0].Text;
            }
        """;
}
