using System.Globalization;
using BenchmarkDotNet.Running;
using PromptLint.Benchmarks.Builds;

if (args is ["builds", ..])
{
    var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 9;
    await BuildComparison.RunAsync(rounds, args.Length > 2 ? args[2] : null);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
