// namespaces: Microsoft.Extensions.Hosting, Microsoft.Extensions.AI, Aspire.OpenAI
// names: AddAzureOpenAIClient, AddOpenAIClient, AddOpenAIClientFromConfiguration
using System;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;

namespace Aspire.OpenAI
{
    public class AspireOpenAIClientBuilder
    {
        public IHostApplicationBuilder HostBuilder { get; }

        public string ConnectionName { get; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class AspireOpenAIExtensions
    {
        public static Aspire.OpenAI.AspireOpenAIClientBuilder AddOpenAIClient(this IHostApplicationBuilder builder, string connectionName, Action<object> configureSettings = null, Action<object> configureOptions = null) => null;
    }

    public static class AspireAzureOpenAIExtensions
    {
        public static Aspire.OpenAI.AspireOpenAIClientBuilder AddAzureOpenAIClient(this IHostApplicationBuilder builder, string connectionName, Action<dynamic> configureSettings = null, Action<object> configureClientBuilder = null) => null;
    }

    public static class AspireConfigurableOpenAIExtensions
    {
        public static Aspire.OpenAI.AspireOpenAIClientBuilder AddOpenAIClientFromConfiguration(this IHostApplicationBuilder builder, string connectionName) => null;
    }

    public static class AspireOpenAIClientBuilderChatClientExtensions
    {
        public static ChatClientBuilder AddChatClient(this Aspire.OpenAI.AspireOpenAIClientBuilder builder, string deploymentName = null) => null;
    }

    public static class AspireOpenAIClientBuilderEmbeddingGeneratorExtensions
    {
        public static EmbeddingGeneratorBuilder<string, Embedding<float>> AddEmbeddingGenerator(this Aspire.OpenAI.AspireOpenAIClientBuilder builder, string deploymentName = null) => null;
    }
}
