namespace ContractReview;

/// <summary>The company's contract registry. <see cref="Create"/> files a contract, and asks no model.</summary>
internal sealed class Registry
{
    private readonly Dictionary<string, Contract> _contracts = [];

    public RegistryMessages Messages { get; } = new();

    public string Create(Contract contract)
    {
        var id = $"C-{_contracts.Count + 1:0000}";
        _contracts.Add(id, contract);
        Messages.Create(new RegistryMessage(id, MaxTokens: 0));
        return id;
    }
}

internal sealed record RegistryMessage(string Text, int MaxTokens);

internal sealed class RegistryMessages
{
    private readonly List<RegistryMessage> _sent = [];

    public void Create(RegistryMessage message) => _sent.Add(message);
}
