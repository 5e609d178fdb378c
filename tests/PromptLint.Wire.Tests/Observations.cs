using System.Collections.Concurrent;

namespace PromptLint.Wire.Tests;

/// <summary>All programs and their twins, set going at once: most of their time they wait to try again, and waiting goes well together.</summary>
public sealed class Observations
{
    private readonly Task<Provider> _provider = Provider.Start();
    private readonly ConcurrentDictionary<string, Task<(Observation, Observation)>> _running = new();
    private readonly SemaphoreSlim _compilers = new(Environment.ProcessorCount);

    /// <summary>Starts them all.</summary>
    public Observations()
    {
        // Some programs block a thread each while they wait.
        ThreadPool.SetMinThreads(64, 64);
        foreach (var (name, pair) in AllPrograms.Pairs)
        {
            _running[name] = Task.Run(() => Both(pair.Program, pair.Twin));
        }
    }

    /// <summary>What was seen of a program and of its twin.</summary>
    internal Task<(Observation Program, Observation Twin)> Of(string name) => _running[name];

    private async Task<(Observation, Observation)> Both(WireProgram program, WireProgram twin)
    {
        var provider = await _provider;
        var first = Laboratory.Observe(program, provider, _compilers);
        var second = Laboratory.Observe(twin, provider, _compilers);
        return (await first, await second);
    }
}
