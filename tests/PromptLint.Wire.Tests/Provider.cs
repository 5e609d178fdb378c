using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace PromptLint.Wire.Tests;

/// <summary>
/// A provider of models on the loopback interface that never satisfies anybody. Each program has an address of its own there,
/// and every request that comes in under it is counted.
/// </summary>
internal sealed class Provider
{
    // After that many it gives in and answers well: what nothing bounds must end some day.
    private const int Patience = 200;

    private readonly ConcurrentDictionary<string, Line> _lines = new();
    private readonly Uri _address;

    private Provider(Uri address) => _address = address;

    /// <summary>Starts listening on a free port.</summary>
    public static async Task<Provider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1));
        var application = builder.Build();
        Provider? provider = null;
        application.Run(request => provider!.Answer(request));
        await application.StartAsync();
        return provider = new Provider(new Uri(application.Urls.First()));
    }

    /// <summary>An address that nobody else has.</summary>
    /// <param name="answer">How it answers.</param>
    public Line Open(Answer answer)
    {
        var name = "p" + _lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("n");
        return _lines[name] = new Line(new Uri(_address, name + "/"), answer);
    }

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        if (path.Length < 2 || !_lines.TryGetValue(path[0], out var line))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var count = line.Count();
        var answer = count > Patience ? Tests.Answer.Useless
            : line.Answer != Tests.Answer.ThrottledThenRefused ? line.Answer
            : count % 4 == 0 ? Tests.Answer.Refused : Tests.Answer.Throttled;
        await context.Request.Body.CopyToAsync(Stream.Null);
        switch (answer)
        {
            case Tests.Answer.Failure:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Tests.Answer.Throttled:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers["retry-after-ms"] = "1";
                break;
            case Tests.Answer.Refused:
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                break;
            default:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(Bodies.Of("/" + string.Join('/', path.Skip(1)), answer));
                break;
        }
    }

    /// <summary>One program's connection to the provider.</summary>
    internal sealed class Line(Uri address, Answer answer)
    {
        private long _requests;

        /// <summary>Where requests go.</summary>
        public Uri Address => address;

        /// <summary>How they are answered.</summary>
        public Answer Answer => answer;

        /// <summary>How many came in.</summary>
        public long Requests => Interlocked.Read(ref _requests);

        /// <summary>A handler that leads a request to any host here: for code that names the real provider's address.</summary>
        public HttpMessageHandler Handler() => new Detour(address);

        /// <summary>One more came in.</summary>
        public long Count() => Interlocked.Increment(ref _requests);
    }

    private sealed class Detour(Uri address) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // The same request may come again from a retry that stands outside.
            if (request.RequestUri!.Host != address.Host)
            {
                request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery.TrimStart('/'));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
