// namespaces: Anthropic.Foundry
namespace Anthropic.Foundry
{
    public class AnthropicFoundryClient : Anthropic.AnthropicClient
    {
        public AnthropicFoundryClient(object credentials) { }
    }
}
