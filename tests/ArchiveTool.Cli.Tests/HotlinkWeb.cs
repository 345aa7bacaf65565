using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// The web behind <c>fixtures/posts/harbour-lights.txt</c> on loopback: pictures that refuse any request with a referrer,
/// a shop, and an affiliate network that nobody may call.
/// </summary>
internal sealed class HotlinkWeb : IAsyncDisposable
{
    private readonly TestServer server;
    private readonly TemporaryFolder folder = new();

    private HotlinkWeb(TestServer server) => this.server = server;

    public TestServer Server => server;

    /// <summary>The pictures by their URL, in the order of the post.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures { get; private set; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>What the command line needs to reach this web in place of the real one.</summary>
    public string[] Arguments => ["--allow-private-network", "--connect-to", $"::127.0.0.1:{server.HttpsPort}"];

    public CliSettings Settings =>
        new()
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SSL_CERT_FILE"] = folder["root.pem"],
            },
        };

    public static async Task<HotlinkWeb> StartAsync()
    {
        var web = new HotlinkWeb(await TestServer.StartAsync());
        TestAuthority.Shared.WritePem(web.folder["root.pem"]);
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var url in Fixtures.HarbourLights.Images)
        {
            var picture = ImageMaker.Png(500 + pictures.Count, 300, pictures.Count);
            pictures[url] = picture;
            web.server.Map(new Uri(url).Host, new Uri(url).AbsolutePath, context => ServeAsync(context, picture));
        }

        web.Pictures = pictures;
        web.server.Map("lamps.example.com", "/", context => context.Response.WriteAsync("<title>Lamps</title>"));
        web.server.Map("tides.example.org", "/tables", context => context.Response.WriteAsync("<title>Tides</title>"));
        return web;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    private static async Task ServeAsync(HttpContext context, byte[] picture)
    {
        if (context.Request.Headers.Referer.Count > 0)
        {
            context.Response.StatusCode = 403;
            return;
        }

        context.Response.ContentType = "image/png";
        context.Response.ContentLength = picture.Length;
        await context.Response.Body.WriteAsync(picture);
    }
}
