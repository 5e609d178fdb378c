using BenchmarkDotNet.Attributes;
using Microsoft.ML.Tokenizers;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Tokens;

namespace PromptLint.Benchmarks.Analysis;

/// <summary>What counting costs: loading a vocabulary, ordinary text, and the texts that would be quadratic.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private static readonly string English = string.Concat(Enumerable.Repeat("Answer the customer's question in two sentences, and name the order number. ", 1_000));
    private static readonly string OneRun = new('a', 200_000);
    private static readonly string Ideographs = string.Create(200_000, 17, static (text, seed) =>
    {
        var random = new Random(seed);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)random.Next(0x4e00, 0x9fa5);
        }
    });

    [Benchmark(Description = "load o200k_base")]
    public object LoadO200k() => TiktokenTokenizer.CreateForEncoding("o200k_base");

    [Benchmark(Description = "load cl100k_base")]
    public object LoadCl100k() => TiktokenTokenizer.CreateForEncoding("cl100k_base");

    [Benchmark(Description = "count 77,000 characters of English")]
    public TokenCount CountEnglish() => TiktokenCounter.O200kBase.Count(English, default);

    [Benchmark(Description = "count 200,000 equal characters")]
    public TokenCount CountOneRun() => TiktokenCounter.O200kBase.Count(OneRun, default);

    [Benchmark(Description = "count 200,000 ideographs")]
    public TokenCount CountIdeographs() => TiktokenCounter.O200kBase.Count(Ideographs, default);

    [Benchmark(Description = "read all catalogs")]
    public int ReadCatalogs() => SdkCatalogs.ReadAll().Count;
}
