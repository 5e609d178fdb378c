// namespaces: Aspire.Hosting
// names: AddOpenAI, AddAzureOpenAI
namespace Aspire.Hosting
{
    public interface IDistributedApplicationBuilder
    {
        DistributedApplication Build();
    }

    public class DistributedApplication
    {
        public static IDistributedApplicationBuilder CreateBuilder(string[] args) => null;

        public void Run()
        {
        }
    }

    public static class OpenAIExtensions
    {
        public static Aspire.Hosting.ApplicationModel.IResourceBuilder<Aspire.Hosting.OpenAI.OpenAIResource> AddOpenAI(this IDistributedApplicationBuilder builder, string name) => null;

        public static Aspire.Hosting.ApplicationModel.IResourceBuilder<Aspire.Hosting.OpenAI.OpenAIModelResource> AddModel(this Aspire.Hosting.ApplicationModel.IResourceBuilder<Aspire.Hosting.OpenAI.OpenAIResource> builder, string name, string model) => null;
    }

    public static class AzureOpenAIExtensions
    {
        public static Aspire.Hosting.ApplicationModel.IResourceBuilder<Aspire.Hosting.ApplicationModel.AzureOpenAIResource> AddAzureOpenAI(this IDistributedApplicationBuilder builder, string name) => null;

        public static Aspire.Hosting.ApplicationModel.IResourceBuilder<Aspire.Hosting.Azure.AzureOpenAIDeploymentResource> AddDeployment(this Aspire.Hosting.ApplicationModel.IResourceBuilder<Aspire.Hosting.ApplicationModel.AzureOpenAIResource> builder, string name, string modelName, string modelVersion) => null;
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public interface IResourceBuilder<out T>
    {
    }

    public class AzureOpenAIResource
    {
    }
}

namespace Aspire.Hosting.OpenAI
{
    public class OpenAIResource
    {
    }

    public class OpenAIModelResource
    {
    }
}

namespace Aspire.Hosting.Azure
{
    public class AzureOpenAIDeploymentResource
    {
    }
}
