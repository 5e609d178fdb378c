// namespaces: OpenAI
using System.ClientModel;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenAI.Responses;

namespace OpenAI.Responses
{
    public class ResponseCreationOptions
    {
        public string Instructions { get; set; }

        public int? MaxOutputTokenCount { get; set; }

        public string PreviousResponseId { get; set; }

        public string EndUserId { get; set; }

        public float? Temperature { get; set; }

        public float? TopP { get; set; }

        public bool? ParallelToolCallsEnabled { get; set; }

        public bool? StoredOutputEnabled { get; set; }

        public ResponseReasoningOptions ReasoningOptions { get; set; }

        public ResponseTextOptions TextOptions { get; set; }

        public IList<ResponseTool> Tools { get; }

        public ResponseToolChoice ToolChoice { get; set; }
    }

    public class OpenAIResponse
    {
        public string Id { get; }

        public IList<ResponseItem> OutputItems { get; }

        public string GetOutputText() => null;
    }

    public class OpenAIResponseClient
    {
        public OpenAIResponseClient(string model, string apiKey) { }

        public OpenAIResponseClient(string model, ApiKeyCredential credential, OpenAIClientOptions options = null) { }

        public virtual ClientResult<OpenAIResponse> CreateResponse(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual ClientResult<OpenAIResponse> CreateResponse(string userInputText, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual Task<ClientResult<OpenAIResponse>> CreateResponseAsync(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual Task<ClientResult<OpenAIResponse>> CreateResponseAsync(string userInputText, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual CollectionResult<StreamingResponseUpdate> CreateResponseStreaming(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual CollectionResult<StreamingResponseUpdate> CreateResponseStreaming(string userInputText, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual AsyncCollectionResult<StreamingResponseUpdate> CreateResponseStreamingAsync(IEnumerable<ResponseItem> inputItems, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;

        public virtual AsyncCollectionResult<StreamingResponseUpdate> CreateResponseStreamingAsync(string userInputText, ResponseCreationOptions options = null, CancellationToken cancellationToken = default) => null;
    }

    public static class OpenAIResponseClientEarlier
    {
        public static OpenAIResponseClient GetOpenAIResponseClient(this OpenAIClient client, string model) => null;
    }
}
