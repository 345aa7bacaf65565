using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>The style sheets of a post are archived with all they ask for, and rewritten into a second asset.</summary>
public sealed class StyleSheetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_sheets_ask_for_is_archived_relative_to_the_sheet_and_the_sheet_rewritten()
    {
        await using var server = await TestServer.StartAsync();
        const string Main =
            "@import 'base.css' screen;\n@font-face { src: url(\"/f/x.woff2\") }\nh1 { background: url( ../img/a.png ) }\n";
        const string Base =
            "@import url(main.css);\np { background: url('b.png#part') }\n.lost { background: url(lost.png) }";
        Serve(server, "/s/main.css", "text/css", Encoding.UTF8.GetBytes(Main));
        Serve(server, "/s/base.css", "text/css", Encoding.UTF8.GetBytes(Base));
        Serve(server, "/img/a.png", "image/png", ImageMaker.Png(40, 30, 1));
        Serve(server, "/s/b.png", "image/png", ImageMaker.Png(40, 30, 2));
        Serve(server, "/f/x.woff2", "font/woff2", Encoding.Latin1.GetBytes("wOF2 and the rest of a font"));
        var post = folder.Write("p.html", "<h1>Post</h1>\n<link rel=stylesheet href=/s/main.css>\n<p>Text</p>");
        var result = await CommandLine.RunAsync(
            "archive",
            post,
            "-o",
            folder["library"],
            "--document-url",
            "http://blog.test/p/",
            "--referrer-policy",
            "unsafe-url",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server.HttpPort}"
        );

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("p.html:2:27: missing: http://blog.test/s/lost.png", result.Error, StringComparison.Ordinal);
        Assert.Contains("http://blog.test/s/base.css, line 3, column 25", result.Error, StringComparison.Ordinal);
        using var manifest = Manifest("p");
        var assets = manifest.RootElement.GetProperty("assets").EnumerateArray().ToList();
        var written = manifest.RootElement.GetProperty("references")[0].GetProperty("rewrittenTo").GetString()!;
        var main = assets.Single(asset => "../../" + asset.GetProperty("path").GetString() == written);
        var fetched = assets.Single(asset => Text(asset, "sha256") == Text(main, "derivedFrom"));
        Assert.Equal(Main, Read(fetched));
        Assert.Equal("http://blog.test/s/main.css", fetched.GetProperty("urls")[0].GetString());
        Assert.Equal(3, fetched.GetProperty("references").GetArrayLength());
        var sheet = Read(main);
        foreach (var reference in fetched.GetProperty("references").EnumerateArray())
        {
            Assert.Equal("archived", Text(reference, "status"));
            var target = Text(reference, "rewrittenTo")!;
            Assert.Contains(target, sheet, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder["library"], "assets", "aa", target)), target);
        }

        Assert.Matches(
            "^@import '\\.\\./../[0-9a-f]{64}\\.css' screen;\n@font-face { src: url\\(\"\\.\\./../[0-9a-f]{64}\\.woff2\"\\) }\n"
                + "h1 { background: url\\( \\.\\./../[0-9a-f]{64}\\.png \\) }\n$",
            sheet
        );
        var inner = assets.Single(asset =>
            Text(asset, "mediaType") == "text/css"
            && Read(asset).Contains("#part", StringComparison.Ordinal)
            && asset.GetProperty("derivedFrom").ValueKind != JsonValueKind.Null
        );
        Assert.Contains("@import url(data:text/css,);", Read(inner), StringComparison.Ordinal);
        Assert.Contains("url(lost.png)", Read(inner), StringComparison.Ordinal);
        Assert.Equal("http://blog.test/s/main.css", Assert.Single(server.RequestsFor("/img/a.png"))["Referer"]);
        Assert.Equal("http://blog.test/s/base.css", Assert.Single(server.RequestsFor("/s/b.png"))["Referer"]);
        Assert.Single(server.RequestsFor("/s/main.css"));
    }

    [Fact]
    public async Task Sheets_beside_the_post_bring_what_stands_beside_them()
    {
        folder.Write(
            "site/css/look.css",
            "h1 { background: url(../img/a.png) } h2 { background: url(../../secret.png) }"
        );
        folder.Write("site/img/a.png", ImageMaker.Png(40, 30, 1));
        folder.Write("secret.png", ImageMaker.Png(40, 30, 2));
        var post = folder.Write("site/p.html", "<link rel=stylesheet href=css/look.css><h1>Post</h1>");
        var result = await CommandLine.RunAsync("archive", post, "-o", folder["library"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("secret.png", result.Error, StringComparison.Ordinal);
        using var manifest = Manifest("p");
        var derived = manifest
            .RootElement.GetProperty("assets")
            .EnumerateArray()
            .Single(asset => asset.GetProperty("derivedFrom").ValueKind != JsonValueKind.Null);
        Assert.Matches(
            "^h1 { background: url\\(\\.\\./../[0-9a-f]{64}\\.png\\) } h2 { background: url\\(\\.\\./\\.\\./secret.png\\) }$",
            Read(derived)
        );
    }

    [Fact]
    public async Task Pictures_in_data_urls_become_files_when_asked_for()
    {
        var picture = ImageMaker.Png(40, 30, 1);
        var written = $"<p><img src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\" alt=a></p>\n";
        var post = folder.Write("p.html", written);
        var plain = await CommandLine.RunAsync("archive", post, "-o", folder["plain"]);
        var asked = await CommandLine.RunAsync("archive", post, "-o", folder["library"], "--extract-data-urls");

        Assert.True(plain.ExitCode == 0 && asked.ExitCode == 0, plain.Error + asked.Error);
        Assert.False(Directory.Exists(folder["plain", "assets"]));
        Assert.Equal(written, await File.ReadAllTextAsync(folder["plain", "posts", "p", "post.html"]));
        using var manifest = Manifest("p");
        var asset = Assert.Single(manifest.RootElement.GetProperty("assets").EnumerateArray());
        Assert.Equal(picture, await File.ReadAllBytesAsync(folder["library", Text(asset, "path")!]));
        Assert.Equal(
            $"<p><img src=\"../../{Text(asset, "path")}\" alt=a></p>\n",
            await File.ReadAllTextAsync(folder["library", "posts", "p", "post.html"])
        );
    }

    [Fact]
    public async Task Only_the_largest_candidate_is_archived_when_asked_for()
    {
        folder.Write("s.png", ImageMaker.Png(40, 30, 1));
        folder.Write("l.png", ImageMaker.Png(80, 60, 2));
        var post = folder.Write("p.html", "<p><img srcset=\"s.png 40w, l.png 80w\"></p>");
        var all = await CommandLine.RunAsync("archive", post, "-o", folder["all"]);
        var largest = await CommandLine.RunAsync("archive", post, "-o", folder["library"], "--images", "largest");

        Assert.True(all.ExitCode == 0 && largest.ExitCode == 0, all.Error + largest.Error);
        using var manifest = Manifest("p");
        Assert.Equal(
            ["skipped", "archived"],
            manifest.RootElement.GetProperty("references").EnumerateArray().Select(item => Text(item, "status"))
        );
        Assert.Contains(
            "srcset=\"s.png 40w, ../../assets/",
            await File.ReadAllTextAsync(folder["library", "posts", "p", "post.html"]),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "s.png 40w",
            await File.ReadAllTextAsync(folder["all", "posts", "p", "post.html"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_scheme_relative_picture_of_a_post_without_an_address_is_asked_for_by_https()
    {
        await using var server = await TestServer.StartAsync();
        TestAuthority.Shared.WritePem(folder["root.pem"]);
        server.Map("cdn.test", "/a.png", context => ServeAsync(context, "image/png", ImageMaker.Png(40, 30, 1)));
        var post = folder.Write("p.md", "![a](//cdn.test/a.png)\n");
        var result = await CommandLine.RunAsync(
            new CliSettings
            {
                Environment = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["SSL_CERT_FILE"] = folder["root.pem"],
                },
            },
            "archive",
            post,
            "-o",
            folder["library"],
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server.HttpsPort}"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Single(server.RequestsFor("/a.png"));
    }

    private static void Serve(TestServer server, string path, string type, byte[] body) =>
        server.Map("blog.test", path, context => ServeAsync(context, type, body));

    private static async Task ServeAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private string Read(JsonElement asset) => File.ReadAllText(folder["library", Text(asset, "path")!]);

    private JsonDocument Manifest(string slug) =>
        JsonDocument.Parse(File.ReadAllBytes(folder["library", "posts", slug, "manifest.json"]));
}
