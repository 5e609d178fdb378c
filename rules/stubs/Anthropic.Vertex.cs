// namespaces: Anthropic.Vertex
namespace Anthropic.Vertex
{
    public class AnthropicVertexClient : Anthropic.AnthropicClient
    {
        public AnthropicVertexClient(object credentials) { }
    }
}
