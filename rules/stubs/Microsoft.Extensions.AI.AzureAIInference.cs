// namespaces: Microsoft.Extensions.AI
// names: AsIChatClient, AsIEmbeddingGenerator

namespace Microsoft.Extensions.AI
{
    public static class AzureAIInferenceExtensions
    {
        public static IChatClient AsIChatClient(this global::Azure.AI.Inference.ChatCompletionsClient chatCompletionsClient, string defaultModelId = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(this global::Azure.AI.Inference.EmbeddingsClient embeddingsClient, string defaultModelId = null, int? defaultModelDimensions = null) => null;
    }
}
