// namespaces: Amazon.BedrockRuntime
// names: AsIChatClient, AsChatClient, AsIEmbeddingGenerator, AsEmbeddingGenerator
using Microsoft.Extensions.AI;

namespace Amazon.BedrockRuntime
{
    public static class AmazonBedrockRuntimeExtensions
    {
        public static IChatClient AsIChatClient(this IAmazonBedrockRuntime runtime, string defaultModelId = null) => null;

        public static IChatClient AsChatClient(this IAmazonBedrockRuntime runtime, string modelId = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(this IAmazonBedrockRuntime runtime, string defaultModelId = null, int? defaultModelDimensions = null) => null;

        public static IEmbeddingGenerator<string, Embedding<float>> AsEmbeddingGenerator(this IAmazonBedrockRuntime runtime, string modelId = null, int? dimensions = null) => null;
    }
}
