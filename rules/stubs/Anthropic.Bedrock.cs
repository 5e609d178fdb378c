// namespaces: Anthropic.Bedrock
namespace Anthropic.Bedrock
{
    public class AnthropicBedrockClient : Anthropic.AnthropicClient
    {
        public AnthropicBedrockClient(object credentials) { }
    }
}
