using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArchiveTool.Testing;

/// <summary>
/// A web server on loopback, http and https (HTTP/1.1 and HTTP/2), that answers for any host name: certificates are
/// issued by <see cref="TestAuthority"/> for the name that the client asks for. What was asked is in
/// <see cref="Requests"/>; what is not mapped is a 404.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, RequestDelegate> routes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ServedRequest> requests = new();

    private TestServer(Func<string?, X509Certificate2> certificateFor)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http1AndHttp2;
                    listen.UseHttps(https =>
                        https.ServerCertificateSelector = (_, name) => certificateFor(name is "" ? null : name)
                    );
                }
            );
        });
        application = builder.Build();
        application.Run(ServeAsync);
    }

    /// <summary>The port that speaks http.</summary>
    public int HttpPort { get; private set; }

    /// <summary>The port that speaks https.</summary>
    public int HttpsPort { get; private set; }

    /// <summary>What was asked so far, in order of arrival.</summary>
    public IReadOnlyList<ServedRequest> Requests => [.. requests];

    /// <summary>Starts a server on free ports.</summary>
    /// <param name="certificateFor">The certificate for a TLS name (null where the client names none); by default a good one.</param>
    public static async Task<TestServer> StartAsync(Func<string?, X509Certificate2>? certificateFor = null)
    {
        var server = new TestServer(certificateFor ?? (name => TestAuthority.Shared.For(name ?? "127.0.0.1")));
        await server.application.StartAsync();
        var addresses = server.application.Services.GetRequiredService<IServer>().Features;
        var ports = addresses
            .Get<IServerAddressesFeature>()!
            .Addresses.Select(address => new Uri(address))
            .ToDictionary(uri => uri.Scheme, uri => uri.Port, StringComparer.Ordinal);
        (server.HttpPort, server.HttpsPort) = (ports["http"], ports["https"]);
        return server;
    }

    /// <summary>An http URL on the server's address.</summary>
    public string Http(string target) => $"http://127.0.0.1:{HttpPort}{target}";

    /// <summary>An https URL on the server's address.</summary>
    public string Https(string target) => $"https://127.0.0.1:{HttpsPort}{target}";

    /// <summary>
    /// The <c>--connect-to</c> values that lead a host's http and https to this server, whatever the ports of its URLs.
    /// </summary>
    public IReadOnlyList<string> ConnectTo(string host) =>
        [$"{host}:80:127.0.0.1:{HttpPort}", $"{host}:443:127.0.0.1:{HttpsPort}"];

    /// <summary>Answers a path, for whatever host, with a body.</summary>
    public void Map(string path, byte[] body, string? contentType = null, int status = 200) =>
        Map(path, Respond(body, contentType, status));

    /// <summary>Answers a path, for whatever host.</summary>
    public void Map(string path, RequestDelegate respond) => routes[path] = respond;

    /// <summary>Answers a path of one host only; stronger than <see cref="Map(string, RequestDelegate)"/>.</summary>
    public void Map(string host, string path, RequestDelegate respond) => routes[host + path] = respond;

    /// <summary>Answers everything that is not mapped.</summary>
    public void MapRest(RequestDelegate respond) => routes[""] = respond;

    /// <summary>Redirects a path.</summary>
    public void MapRedirect(string path, string location, int status = 302) =>
        Map(
            path,
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = location;
                return Task.CompletedTask;
            }
        );

    /// <summary>The requests for a path, query not counted.</summary>
    public IReadOnlyList<ServedRequest> RequestsFor(string path) =>
        [.. requests.Where(request => request.Target.Split('?')[0] == path)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private static RequestDelegate Respond(byte[] body, string? contentType, int status) =>
        async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            context.Response.ContentLength = body.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
            }
        };

    private Task ServeAsync(HttpContext context)
    {
        var request = context.Request;
        requests.Enqueue(
            new ServedRequest(
                request.Method,
                request.Scheme,
                request.Host.Value ?? "",
                context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                request.Protocol,
                request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );
        var path = request.Path.Value ?? "/";
        var respond =
            routes.GetValueOrDefault(request.Host.Host + path)
            ?? routes.GetValueOrDefault(path)
            ?? routes.GetValueOrDefault("")
            ?? Respond([], null, 404);
        return respond(context);
    }
}
