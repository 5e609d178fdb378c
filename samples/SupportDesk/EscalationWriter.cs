using System.ClientModel;
using OpenAI.Responses;
using Polly;
using Polly.Retry;

namespace SupportDesk;

/// <summary>Writes the note that a second-level engineer or a supplier gets.</summary>
internal sealed class EscalationWriter(ResponsesClient responses, ILogger<EscalationWriter> logger)
{
    private static readonly ResiliencePipeline Stubborn = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private static readonly ResiliencePipeline Patient = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromSeconds(5) })
        .Build();

    public async Task<string> WriteAsync(Ticket ticket, CancellationToken ct)
    {
        var options = new CreateResponseOptions(Models.Reasoner, [ResponseItem.CreateUserMessageItem(Transcript.Of(ticket))])
        {
            Instructions = "Write an escalation note: what happened, what was tried, what is asked of the second level.",
            MaxOutputTokenCount = 1_500,
        };

        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                ResponseResult note = await responses.CreateResponseAsync(options, ct);
                return note.GetOutputText();
            }
            catch (ClientResultException e) when (e.Status == 429)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), ct);
            }
        }

        return "";
    }

    public async Task<string> WriteAtAllCostsAsync(Ticket ticket)
    {
        while (true)
        {
            try
            {
                ResponseResult note = await responses.CreateResponseAsync(
                    new CreateResponseOptions(Models.Reasoner, [ResponseItem.CreateUserMessageItem($"Escalate this ticket:\n{ticket.Body}")])
                    {
                        MaxOutputTokenCount = 1_500,
                    });
                return note.GetOutputText();
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "Escalation note failed, once more");
            }
        }
    }

    public async Task<string> WriteToSupplierAsync(Ticket ticket, CancellationToken ct) =>
        await Stubborn.ExecuteAsync(async token =>
        {
            var options = new CreateResponseOptions { Model = Models.Reasoner, MaxOutputTokenCount = 800 };
            options.InputItems.Add(ResponseItem.CreateSystemMessageItem("Write to the supplier. Be factual, ask for a date."));
            options.InputItems.Add(ResponseItem.CreateUserMessageItem(ticket.Body));
            ResponseResult letter = await responses.CreateResponseAsync(options, token);
            return letter.GetOutputText();
        }, ct);

    public async Task<string> TitleAsync(Ticket ticket, CancellationToken ct) =>
        await Patient.ExecuteAsync(async token =>
        {
            ResponseResult title = await responses.CreateResponseAsync(
                Models.Small, "Give this ticket a title of at most eight words: " + ticket.Body, cancellationToken: token);
            return title.GetOutputText();
        }, ct);
}
