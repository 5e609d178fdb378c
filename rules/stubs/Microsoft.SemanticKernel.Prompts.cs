// namespaces: Microsoft.SemanticKernel, Microsoft.SemanticKernel.Prompty, Microsoft.SemanticKernel.PromptTemplates.Handlebars, Microsoft.SemanticKernel.PromptTemplates.Liquid
// names: CreateFunctionFromPromptYaml, CreatePluginFromPromptDirectoryYaml, ImportPluginFromPromptDirectoryYaml, AddFromPromptDirectoryYaml, KernelFunctionYaml, CreateFunctionFromPrompty, CreateFunctionFromPromptyFile, KernelFunctionPrompty, HandlebarsPromptTemplateFactory, LiquidPromptTemplateFactory
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace Microsoft.SemanticKernel
{
    public static class PromptYamlKernelExtensions
    {
        public static KernelFunction CreateFunctionFromPromptYaml(this Kernel kernel, string text, IPromptTemplateFactory promptTemplateFactory = null) => null;

        public static KernelPlugin CreatePluginFromPromptDirectoryYaml(this Kernel kernel, string pluginDirectory, string pluginName = null, IPromptTemplateFactory promptTemplateFactory = null) => null;

        public static KernelPlugin ImportPluginFromPromptDirectoryYaml(this Kernel kernel, string pluginDirectory, string pluginName = null, IPromptTemplateFactory promptTemplateFactory = null) => null;

        public static IKernelBuilderPlugins AddFromPromptDirectoryYaml(this IKernelBuilderPlugins plugins, string pluginDirectory, string pluginName = null, IPromptTemplateFactory promptTemplateFactory = null) => null;
    }

    public static class KernelFunctionYaml
    {
        public static KernelFunction FromPromptYaml(string text, IPromptTemplateFactory promptTemplateFactory = null, ILoggerFactory loggerFactory = null) => null;

        public static PromptTemplateConfig ToPromptTemplateConfig(string text) => null;
    }

    public static class PromptyKernelExtensions
    {
        public static KernelFunction CreateFunctionFromPrompty(this Kernel kernel, string promptyTemplate, IPromptTemplateFactory promptTemplateFactory = null) => null;

        public static KernelFunction CreateFunctionFromPromptyFile(this Kernel kernel, string promptyFilePath, IPromptTemplateFactory promptTemplateFactory = null) => null;
    }
}

namespace Microsoft.SemanticKernel.Prompty
{
    public static class KernelFunctionPrompty
    {
        public static KernelFunction FromPrompty(string text, IPromptTemplateFactory promptTemplateFactory = null, ILoggerFactory loggerFactory = null) => null;

        public static PromptTemplateConfig ToPromptTemplateConfig(string promptyTemplate) => null;
    }
}

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars
{
    public sealed class HandlebarsPromptTemplateFactory : IPromptTemplateFactory
    {
        public static string HandlebarsTemplateFormat => null;

        public bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate result)
        {
            result = null;
            return false;
        }
    }
}

namespace Microsoft.SemanticKernel.PromptTemplates.Liquid
{
    public sealed class LiquidPromptTemplateFactory : IPromptTemplateFactory
    {
        public static string LiquidTemplateFormat => null;

        public bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate result)
        {
            result = null;
            return false;
        }
    }
}
