using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace SupportDesk;

internal sealed class TicketSearch(EmbeddingClient embeddings, IEmbeddingGenerator<string, Embedding<float>> generator)
{
    private readonly Dictionary<int, ReadOnlyMemory<float>> _index = [];

    public async Task IndexAsync(IReadOnlyList<Ticket> tickets, CancellationToken ct)
    {
        OpenAIEmbeddingCollection vectors = await embeddings.GenerateEmbeddingsAsync(
            [.. tickets.Select(ticket => ticket.Subject)], new() { Dimensions = 512 }, ct);
        foreach (var vector in vectors)
        {
            _index[tickets[vector.Index].Id] = vector.ToFloats();
        }
    }

    // One request per ticket: the batch above costs the same tokens in a single round trip.
    public async Task ReindexAsync(IEnumerable<Ticket> tickets, CancellationToken ct)
    {
        foreach (var ticket in tickets)
        {
            OpenAIEmbedding vector = await embeddings.GenerateEmbeddingAsync(ticket.Subject, cancellationToken: ct);
            _index[ticket.Id] = vector.ToFloats();
        }
    }

    public async Task<IReadOnlyList<int>> FindAsync(string query, int top, CancellationToken ct)
    {
        var wanted = await generator.GenerateVectorAsync(query, new() { Dimensions = 512 }, ct);
        return [.. _index
            .OrderByDescending(entry => TensorPrimitives.CosineSimilarity(wanted.Span, entry.Value.Span))
            .Take(top)
            .Select(entry => entry.Key)];
    }
}
