using System.Globalization;
using BenchmarkDotNet.Running;
using PromptLint.Benchmarks.Builds;

if (args is ["builds", ..])
{
    var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 9;
    await BuildComparison.RunAsync(rounds, args.Length > 2 ? args[2] : null);
    return;
}

if (args is ["cold"])
{
    // In a process of its own: what the first count of a compiler that was just started costs.
    var clock = System.Diagnostics.Stopwatch.StartNew();
    PromptLint.Core.Tokens.TiktokenCounter.O200kBase.Count("Hello", default);
    Console.WriteLine($"o200k_base, first count: {clock.ElapsedMilliseconds} ms");
    clock.Restart();
    PromptLint.Core.Tokens.TiktokenCounter.Cl100kBase.Count("Hello", default);
    Console.WriteLine($"cl100k_base, first count: {clock.ElapsedMilliseconds} ms");
    clock.Restart();
    _ = PromptLint.Core.Pricing.PriceBook.Default;
    Console.WriteLine($"price cards: {clock.ElapsedMilliseconds} ms");
    clock.Restart();
    _ = PromptLint.Core.Catalogs.SdkCatalogs.All;
    Console.WriteLine($"catalogs: {clock.ElapsedMilliseconds} ms");
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
