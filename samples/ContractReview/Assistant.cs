using System.ComponentModel;
using Anthropic;
using Microsoft.Extensions.AI;

namespace ContractReview;

/// <summary>Questions about a contract, through the common chat interface.</summary>
internal sealed class Assistant(IAnthropicClient client)
{
    private readonly IChatClient _chat = client.AsIChatClient(Models.Fast, defaultMaxOutputTokens: 700)
        .AsBuilder()
        .UseFunctionInvocation()
        .Build();

    // No cap anywhere in sight: the adapter sends its own, 1024.
    private readonly IChatClient _plain = client.AsIChatClient(Models.Fast);

    public async Task<string> AskAsync(Contract contract, string question, CancellationToken ct)
    {
        var options = new ChatOptions
        {
            Instructions = "Answer from the contract only. Name the clause.",
            Tools = [AIFunctionFactory.Create((string term) => Define(term), "define", "Explains a legal term in one sentence.")],
        };
        var response = await _chat.GetResponseAsync(
            [new(ChatRole.User, $"<contract>{contract.Text}</contract>\n{question}")], options, ct);
        return response.Text;
    }

    public async Task<string> NameAsync(Contract contract) =>
        (await _plain.GetResponseAsync($"Who are the parties of this contract? {contract.Text}")).Text;

    private static string Define([Description("The term")] string term) =>
        term switch
        {
            "DAP" => "Delivered at place: the seller pays and bears the risk until the goods are ready for unloading.",
            _ => $"{term} is not in the glossary.",
        };
}
