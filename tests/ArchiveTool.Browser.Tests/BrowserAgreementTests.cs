using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Testing;
using ArchiveTool.Urls.Parsing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>
/// What a browser loads of a page is collected, for every construct and charset of the fixtures; and the rewritten post
/// shows the same pictures from the library.
/// </summary>
public sealed class BrowserAgreementTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private const string Address = "http://blog.example/2021/post/";
    private const string Sheet =
        "@import 'inner.css'; body { background: url(in-sheet.png) } p { background: url('../p.png') }";

    /// <summary>Where we differ from browsers on purpose: quotation marks of a word processor, and the author's wish.</summary>
    private static readonly string[] Otherwise = ["curly-quotes.html", "ignore-marks.html"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(360, 1, true)]
    [InlineData(1400, 2, false)]
    public async Task What_chromium_loads_is_collected(int width, float scale, bool runsScripts)
    {
        await using var context = await fixture.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 2000 },
                DeviceScaleFactor = scale,
                JavaScriptEnabled = runsScripts,
            }
        );
        var failures = new List<string>();
        foreach (var path in Pages())
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var collected = Collect(path, bytes);
            var loaded = new ConcurrentQueue<string>();
            var page = await OpenAsync(context, bytes, loaded);
            var shown = await page.EvaluateAsync<string[]>("[...document.images].map(image => image.currentSrc)");
            await page.CloseAsync();
            var wanted = loaded
                .Concat(shown)
                .Where(url => url.StartsWith("http", StringComparison.Ordinal))
                .Select(WithoutFragment);
            failures.AddRange(wanted.Except(collected).Select(url => $"{Path.GetFileName(path)}: {url}"));
        }

        Assert.Empty(failures);
    }

    [Fact]
    public async Task Rewritten_posts_draw_the_same_pictures()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRest(async context =>
        {
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            var (type, body) = Answer(GetPath(target));
            context.Response.StatusCode = body.Length == 0 ? 404 : 200;
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(body);
        });
        var manifests = await ArchiveAsync(server);
        await using var context = await fixture.Browser.NewContextAsync();
        foreach (var path in Pages())
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var asked = await OpenAsync(context, bytes, []);
            var original = await DrawnAsync(asked);
            await asked.CloseAsync();
            var page = await context.NewPageAsync();
            await page.RouteAsync("http*://**/*", route => route.AbortAsync());

            // A base leads the post's local paths astray as well; the offline page has none.
            var hasBase = CollectAll(path, bytes).BaseUrl?.Href != Address;
            var file = hasBase ? "index.html" : "post.html";
            await page.GotoAsync(new Uri(Path.Combine(manifests[path], file)).AbsoluteUri);
            var drawn = await DrawnAsync(page);
            await page.CloseAsync();
            var name = Path.GetFileName(path) + ": ";
            Assert.Equal(name + string.Join(' ', original), name + string.Join(' ', drawn));
        }
    }

    private static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(FixtureFiles.Path("posts", "nasty"), "*.html")
            .Where(path => !Otherwise.Contains(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal);

    /// <summary>Archives all pages, and says in which folder each is.</summary>
    private async Task<Dictionary<string, string>> ArchiveAsync(TestServer server)
    {
        TestAuthority.Shared.WritePem(folder["root.pem"]);
        var settings = new CliSettings
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SSL_CERT_FILE"] = folder["root.pem"],
            },
        };
        string[] options =
        [
            "-o",
            folder["library"],
            "--document-url",
            Address,
            "--no-link-check",
            "--no-thumbnails",
            "--allow-private-network",
            "--connect-to",
            $":80:127.0.0.1:{server.HttpPort}",
            "--connect-to",
            $":443:127.0.0.1:{server.HttpsPort}",
        ];
        var archived = await CommandLine.RunAsync(settings, ["archive", .. Pages(), .. options]);
        Assert.True(archived.ExitCode is 0 or 1, archived.Error);
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var manifest in Directory.EnumerateFiles(folder["library"], "manifest.json", SearchOption.AllDirectories)
        )
        {
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(manifest));
            var source = json.RootElement.GetProperty("post").GetProperty("source").GetString()!;
            folders[source] = Path.GetDirectoryName(manifest)!;
        }

        return folders;
    }

    private static Task<string[]> DrawnAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            async () => {
              const images = [...document.images];
              await Promise.allSettled(images.map(image => { image.loading = 'eager'; return image.decode(); }));
              return images.map(image => `${image.naturalWidth}x${image.naturalHeight}`);
            }
            """
        );

    /// <summary>The page as its readers see it, every answer made here.</summary>
    private static async Task<IPage> OpenAsync(IBrowserContext context, byte[] bytes, ConcurrentQueue<string> loaded)
    {
        var page = await context.NewPageAsync();
        await page.RouteAsync(
            "**/*",
            async route =>
            {
                if (route.Request.Url == Address)
                {
                    await route.FulfillAsync(
                        new RouteFulfillOptions { ContentType = GetMediaType(bytes), BodyBytes = bytes }
                    );
                    return;
                }

                loaded.Enqueue(route.Request.Url);
                var (type, body) = Answer(GetPath(route.Request.Url));
                var status = body.Length == 0 ? 404 : 200;
                await route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        Status = status,
                        ContentType = type,
                        BodyBytes = body,
                    }
                );
            }
        );
        await page.GotoAsync(Address);
        return page;
    }

    /// <summary>
    /// A page that says nothing of its charset is served with the one that we find: browsers would guess by the reader's
    /// language.
    /// </summary>
    private static string GetMediaType(byte[] bytes)
    {
        var says = bytes.AsSpan().IndexOf("charset"u8) >= 0 || bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];
        return says ? "text/html" : "text/html; charset=utf-8";
    }

    /// <summary>The path of a URL or request target, exactly as it was sent.</summary>
    private static string GetPath(string url)
    {
        var rest = url.Split('?', '#')[0];
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? rest : rest[rest.IndexOf('/', scheme + 3)..];
    }

    /// <summary>A picture of its own size for each path; pages are not found, so that nothing is loaded within them.</summary>
    private static (string Type, byte[] Body) Answer(string path)
    {
        var seed = path.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)) & 0xFFFFFF;
        var (width, height) = (20 + (seed % 61), 20 + (seed / 61 % 61));
        return Path.GetExtension(path) switch
        {
            ".html" or ".js" or "" => ("text/html", []),
            ".css" => (
                "text/css",
                Encoding.UTF8.GetBytes(path.EndsWith("inner.css", StringComparison.Ordinal) ? "" : Sheet)
            ),
            ".svg" => (
                "image/svg+xml",
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><g id=\"i\"/></svg>"
                    )
                )
            ),
            _ => ("image/png", ImageMaker.Png(width, height, seed)),
        };
    }

    private static HashSet<string> Collect(string name, byte[] bytes)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in CollectAll(name, bytes).References.Where(reference => reference.Url is not null))
        {
            found.Add(WithoutFragment(reference.Url!.Href));
            if (reference.Kind == ReferenceKind.Stylesheet)
            {
                var sheet = StyleSheetText.Decode(Encoding.UTF8.GetBytes(Sheet), "text/css", null);
                var inner = CssReferenceCollector.Collect(sheet, reference.Url).References;
                found.UnionWith(inner.Select(asked => WithoutFragment(asked.Url!.Href)));
            }
        }

        return found;
    }

    private static CollectedReferences CollectAll(string name, byte[] bytes)
    {
        var source = new PostSource { Identity = name, Name = name };
        var post = PostReader.Read(source, bytes, new PostReadOptions()).Post;
        Assert.NotNull(post);
        Assert.True(WebUrl.TryParse(Address, null, out var address));
        return ReferenceCollector.Collect(post, new CollectOptions { DocumentUrl = address });
    }

    private static string WithoutFragment(string url) => url.Split('#')[0];
}
