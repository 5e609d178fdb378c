// namespaces: Amazon.BedrockRuntime
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.BedrockRuntime.Model;

namespace Amazon.BedrockRuntime
{
    public interface IAmazonBedrockRuntime : System.IDisposable
    {
        Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);

        Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default);

        Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default);

        Task<InvokeModelWithResponseStreamResponse> InvokeModelWithResponseStreamAsync(InvokeModelWithResponseStreamRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonBedrockRuntimeClient : IAmazonBedrockRuntime
    {
        public AmazonBedrockRuntimeClient() { }

        public AmazonBedrockRuntimeClient(Amazon.RegionEndpoint region) { }

        public AmazonBedrockRuntimeClient(AmazonBedrockRuntimeConfig config) { }

        public AmazonBedrockRuntimeClient(Amazon.Runtime.AWSCredentials credentials, Amazon.RegionEndpoint region) { }

        public AmazonBedrockRuntimeClient(Amazon.Runtime.AWSCredentials credentials, AmazonBedrockRuntimeConfig clientConfig) { }

        public AmazonBedrockRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, Amazon.RegionEndpoint region) { }

        public AmazonBedrockRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, Amazon.RegionEndpoint region) { }

        public virtual Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) => null;

        public virtual Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default) => null;

        public virtual Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default) => null;

        public virtual Task<InvokeModelWithResponseStreamResponse> InvokeModelWithResponseStreamAsync(InvokeModelWithResponseStreamRequest request, CancellationToken cancellationToken = default) => null;

        public void Dispose() { }
    }

    public class AmazonBedrockRuntimeConfig : Amazon.Runtime.ClientConfig
    {
    }

    public class ConversationRole
    {
        public ConversationRole(string value) { }

        public static readonly ConversationRole User;

        public static readonly ConversationRole Assistant;

        public static implicit operator ConversationRole(string value) => null;
    }
}

namespace Amazon.BedrockRuntime.Model
{
    public class ConverseRequest
    {
        public string ModelId { get; set; }

        public List<SystemContentBlock> System { get; set; }

        public List<Message> Messages { get; set; }

        public InferenceConfiguration InferenceConfig { get; set; }

        public ToolConfiguration ToolConfig { get; set; }

        public object GuardrailConfig { get; set; }

        public Amazon.Runtime.Documents.Document AdditionalModelRequestFields { get; set; }
    }

    public class ConverseStreamRequest
    {
        public string ModelId { get; set; }

        public List<SystemContentBlock> System { get; set; }

        public List<Message> Messages { get; set; }

        public InferenceConfiguration InferenceConfig { get; set; }

        public ToolConfiguration ToolConfig { get; set; }

        public object GuardrailConfig { get; set; }

        public Amazon.Runtime.Documents.Document AdditionalModelRequestFields { get; set; }
    }

    public class InvokeModelRequest
    {
        public string ModelId { get; set; }

        public System.IO.MemoryStream Body { get; set; }

        public string ContentType { get; set; }

        public string Accept { get; set; }
    }

    public class InvokeModelWithResponseStreamRequest
    {
        public string ModelId { get; set; }

        public System.IO.MemoryStream Body { get; set; }

        public string ContentType { get; set; }

        public string Accept { get; set; }
    }

    public class InvokeModelResponse
    {
        public System.IO.MemoryStream Body { get; set; }
    }

    public class InvokeModelWithResponseStreamResponse
    {
        public object Body { get; set; }
    }

    public class InferenceConfiguration
    {
        public int? MaxTokens { get; set; }

        public List<string> StopSequences { get; set; }

        public float? Temperature { get; set; }

        public float? TopP { get; set; }
    }

    public class SystemContentBlock
    {
        public string Text { get; set; }

        public CachePointBlock CachePoint { get; set; }
    }

    public class CachePointBlock
    {
        public string Type { get; set; }
    }

    public class Message
    {
        public ConversationRole Role { get; set; }

        public List<ContentBlock> Content { get; set; }
    }

    public class ContentBlock
    {
        public string Text { get; set; }

        public object Image { get; set; }

        public object Document { get; set; }

        public object ToolUse { get; set; }

        public object ToolResult { get; set; }

        public CachePointBlock CachePoint { get; set; }
    }

    public class ToolConfiguration
    {
        public List<Tool> Tools { get; set; }
    }

    public class Tool
    {
        public ToolSpecification ToolSpec { get; set; }
    }

    public class ToolSpecification
    {
        public string Name { get; set; }

        public string Description { get; set; }

        public ToolInputSchema InputSchema { get; set; }
    }

    public class ToolInputSchema
    {
        public Amazon.Runtime.Documents.Document Json { get; set; }
    }

    public class ConverseResponse
    {
        public ConverseOutput Output { get; set; }

        public object Usage { get; set; }

        public string StopReason { get; set; }
    }

    public class ConverseOutput
    {
        public Message Message { get; set; }
    }

    public class ConverseStreamResponse
    {
        public ConverseStreamOutput Stream { get; set; }
    }

    public class ConverseStreamOutput
    {
        public IEnumerable<object> AsEnumerable() => null;
    }
}

namespace Amazon
{
    public class RegionEndpoint
    {
        public static readonly RegionEndpoint USEast1;

        public static readonly RegionEndpoint USEast2;

        public static readonly RegionEndpoint USWest1;

        public static readonly RegionEndpoint USWest2;

        public static readonly RegionEndpoint EUWest1;

        public static readonly RegionEndpoint EUWest2;

        public static readonly RegionEndpoint EUWest3;

        public static readonly RegionEndpoint EUCentral1;

        public static readonly RegionEndpoint EUNorth1;

        public static readonly RegionEndpoint APSoutheast1;

        public static readonly RegionEndpoint APSoutheast2;

        public static readonly RegionEndpoint APNortheast1;

        public static readonly RegionEndpoint APSouth1;

        public static readonly RegionEndpoint CACentral1;

        public static readonly RegionEndpoint SAEast1;

        public static RegionEndpoint GetBySystemName(string systemName) => null;
    }
}

namespace Amazon.Runtime
{
    public abstract class ClientConfig
    {
        public Amazon.RegionEndpoint RegionEndpoint { get; set; }

        public int MaxErrorRetry { get; set; }

        public System.TimeSpan? Timeout { get; set; }

        public string ServiceURL { get; set; }
    }

    public abstract class AWSCredentials
    {
    }

    public class BasicAWSCredentials : AWSCredentials
    {
        public BasicAWSCredentials(string accessKey, string secretKey) { }
    }
}

namespace Amazon.Runtime.Documents
{
    public struct Document
    {
        public static Document FromObject(object value) => default;

        public static implicit operator Document(string value) => default;
    }
}
