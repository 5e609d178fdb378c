using System.Text;
using Anthropic;
using Anthropic.Models.Messages;

namespace ContractReview;

/// <summary>Reads a contract against the playbook.</summary>
internal sealed class Reviewer(IAnthropicClient client)
{
    private const int FindingsCap = 2_000;
    private const string EndOfFindings = "</findings>";

    private static readonly MessageCreateParamsSystem CachedPlaybook = new List<TextBlockParam>
    {
        new() { Text = Playbook.Text, CacheControl = new CacheControlEphemeral() },
    };

    public async Task<string> ReviewAsync(Contract contract, CancellationToken ct)
    {
        var message = await client.Messages.Create(new MessageCreateParams
        {
            Model = Models.Reader,
            MaxTokens = FindingsCap,
            System = CachedPlaybook,
            Messages = [new UserMessageParam($"List the findings. End with {EndOfFindings}.\n\n{contract.Text}")],
            StopSequences = [EndOfFindings],
        }, ct);
        return message.Text();
    }

    public async Task<string> DecideAsync(Contract contract, CancellationToken ct)
    {
        MessageCreateParams request = new()
        {
            Model = Models.Reader,
            MaxTokens = 600,
            System = "You decide whether a contract may be signed. Reason first, then write SIGN or REFUSE inside <answer> tags and end with </answer>.",
            Messages = [new UserMessageParam(contract.Text)],
        };
        var message = await client.Messages.Create(request, ct);
        return message.Text();
    }

    public async Task StreamAsync(Contract contract, TextWriter output, CancellationToken ct)
    {
        var request = new MessageCreateParams
        {
            Model = Models.Fast,
            MaxTokens = contract.Text.Length > 20_000 ? 1_200 : 500,
            System = "Explain the contract to a buyer in plain words.",
            Messages = [new UserMessageParam(contract.Text)],
        };
        await foreach (var streamed in client.Messages.CreateStreaming(request, ct))
        {
            if (streamed.TryPickContentBlockDelta(out var block) && block.Delta.TryPickText(out var text))
            {
                await output.WriteAsync(text.Text);
            }
        }
    }

    // Clause by clause, with the whole playbook each time, and room for a novel as the answer.
    public async Task<string> ReviewClausesAsync(Contract contract, CancellationToken ct)
    {
        var report = new StringBuilder();
        foreach (var clause in contract.Clauses())
        {
            var message = await client.Messages.Create(new()
            {
                Model = Models.Reader,
                MaxTokens = 200_000,
                System = Playbook.Text,
                Messages = [new UserMessageParam("Review this clause:\n" + clause)],
            }, ct);
            report.AppendLine(message.Text());
        }

        return report.ToString();
    }

    public async Task<string> CompareAsync(Contract before, Contract after, CancellationToken ct)
    {
        var message = await client.Messages.Create(new MessageCreateParams
        {
            Messages = [new UserMessageParam(string.Join("\n-----\n", "What changed from the first to the second?", before.Text, after.Text))],
            MaxTokens = 1_500,
            Model = Models.Previous,
        }, ct);
        return message.Text();
    }

    public async Task<string> RiskScoreAsync(Contract contract, CancellationToken ct)
    {
        var message = await client.Messages.Create(new MessageCreateParams
        {
            Model = Models.House,
            MaxTokens = 10,
            Messages = [new UserMessageParam($"Score from 0 to 100: {contract.Text}")],
        }, ct);
        return message.Text();
    }
}
