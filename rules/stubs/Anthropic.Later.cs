// namespaces: Anthropic
using System.Threading;
using System.Threading.Tasks;
using Anthropic.Models.Messages;

namespace Anthropic.Services
{
    public class StructuredMessage<T> { }

    public static class MessageServiceExtensions
    {
        public static Task<StructuredMessage<T>> Create<T>(this IMessageService service, MessageCreateParams parameters, CancellationToken cancellationToken = default)
            where T : class => null;
    }
}
