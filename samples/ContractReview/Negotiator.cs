using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;

namespace ContractReview;

/// <summary>Rewrites clauses until they fit the playbook.</summary>
internal sealed class Negotiator(IAnthropicClient client)
{
    public async Task<string> RewriteAsync(string clause, CancellationToken ct)
    {
        var approved = false;
        while (!approved)
        {
            var draft = await client.Messages.Create(new MessageCreateParams
            {
                Model = Models.Reader,
                MaxTokens = 800,
                System = "Rewrite the clause in favour of the buyer. Give the clause and nothing else.",
                Messages = [new UserMessageParam(clause)],
            }, ct);
            clause = draft.Text();

            var verdict = await client.Messages.Create(new MessageCreateParams
            {
                Model = Models.Fast,
                MaxTokens = 5,
                System = "Is this clause fair to the buyer? Answer yes or no.",
                Messages = [new UserMessageParam(clause)],
            }, ct);
            approved = verdict.Text().StartsWith("yes", StringComparison.OrdinalIgnoreCase);
        }

        return clause;
    }

    public async Task<string> RewriteOnceAsync(string clause)
    {
        for (; ; )
        {
            try
            {
                var draft = await client.Messages.Create(new MessageCreateParams
                {
                    Model = Models.Reader,
                    MaxTokens = 800,
                    Messages = [new UserMessageParam("Rewrite this clause in favour of the buyer: " + clause)],
                });
                return draft.Text();
            }
            catch (AnthropicRateLimitException)
            {
                await Task.Delay(TimeSpan.FromSeconds(20));
            }
        }
    }

    /// <summary>Looks endless, and is not: the filter lets the third failure out.</summary>
    public async Task<string> ShortenAsync(string clause, CancellationToken ct)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                var draft = await client.Messages.Create(new MessageCreateParams
                {
                    Model = Models.Fast,
                    MaxTokens = 400,
                    Messages = [new UserMessageParam("Say the same in half the words: " + clause)],
                }, ct);
                return draft.Text();
            }
            catch (AnthropicApiException) when (++attempt < 3)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt * 2), ct);
            }
        }
    }
}
