using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Browser.Tests;

/// <summary>
/// A library of hostile posts and a report about them, with a second copy that lacks every policy, both also behind a
/// static host. Beside them stands what no page may ask for.
/// </summary>
public sealed partial class PageCorpusFixture : IAsyncLifetime
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html",
        [".xml"] = "application/xml",
        [".svg"] = "image/svg+xml",
        [".js"] = "text/javascript",
        [".css"] = "text/css",
        [".json"] = "application/json",
        [".txt"] = "text/plain",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".md"] = "text/markdown",
    };

    private readonly TemporaryFolder folder = new();

    /// <summary>The chromium.</summary>
    public BrowserFixture Chromium { get; } = new();

    /// <summary>Answers for the static host, and for every other host while the posts are archived.</summary>
    public TestServer Server { get; private set; } = null!;

    /// <summary>The folder of what was written: a library and a report.</summary>
    /// <param name="hasPolicies">Whether its pages state their policies.</param>
    public string Root(bool hasPolicies) => folder[hasPolicies ? "site" : "bare"];

    /// <summary>The slugs of all posts.</summary>
    public IReadOnlyList<string> Slugs { get; private set; } = [];

    /// <summary>Writes a page beside the library.</summary>
    public string WriteBeside(string name, string html) => folder.Write("site/" + name, html);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
        Server = await TestServer.StartAsync();
        Server.MapRest(AnswerAsync);
        Directory.CreateDirectory(Root(hasPolicies: true));
        folder.Write("outside.png", ImageMaker.Png(9, 9, 1));
        folder.Write("outside.css", "p { color: red }");
        var (addressed, local) = WritePosts();
        await ArchiveAsync(addressed, "--document-url", "http://blog.test/posts/one/");
        await ArchiveAsync(local);
        await ArchiveAsync(
            [folder.Write("posts/reader-all.html", Whole(AllScripts() + AllAddresses(), ""))],
            "--page",
            "reader"
        );
        await ArchiveAsync([folder.Write("posts/feed.xml", Feed())]);
        Slugs =
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(Root(hasPolicies: true), "lib", "posts"))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];
        CopyWithoutPolicies();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Chromium.DisposeAsync();
        folder.Dispose();
    }

    [GeneratedRegex(
        "<meta http-equiv=\"Content-Security-Policy\"[^>]*>",
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Policy();

    private (string[] Addressed, string[] Local) WritePosts()
    {
        var (addressed, local) = (new List<string>(), new List<string>());
        for (var i = 0; i < AttackCorpus.Addresses.Length; i++)
        {
            var address = AttackCorpus.Addresses[i];
            var html = new StringBuilder($"<h1>Address {i}</h1>\n");
            foreach (var place in AttackCorpus.Places)
            {
                html.Append("<div>")
                    .Append(string.Format(CultureInfo.InvariantCulture, place, address))
                    .Append("</div>\n");
            }

            (i % 2 == 0 ? addressed : local).Add(folder.Write($"posts/address-{i:00}.html", html.ToString()));
            if (i % 4 == 0)
            {
                addressed.Add(folder.Write($"posts/whole-address-{i:00}.html", Whole(html.ToString(), address)));
            }
        }

        for (var i = 0; i < AttackCorpus.Scripts.Length; i++)
        {
            var html = string.Format(CultureInfo.InvariantCulture, AttackCorpus.Scripts[i], AttackCorpus.Script);
            local.Add(folder.Write($"posts/script-{i:00}.html", $"<div><p>Words</p>{html}</div>"));
            local.Add(folder.Write($"posts/whole-script-{i:00}.html", Whole($"<p>Words</p>{html}", html)));
        }

        for (var i = 0; i < CoveringCss.Forms.Length; i++)
        {
            addressed.Add(folder.Write($"posts/cover-{i:00}.html", $"<div><p>Words</p>{CoveringCss.Forms[i]}</div>"));
            addressed.Add(
                folder.Write($"posts/whole-cover-{i:00}.html", Whole($"<p>Words</p>{CoveringCss.Forms[i]}", ""))
            );
        }

        var markdown = new StringBuilder(
            "---\ntitle: \"<script>window.owned=1</script>\"\nauthor: \"\\\"><img src=x onerror=window.owned=1>\"\n"
        );
        markdown.Append(
            "categories: [\"</script><script>window.owned=1</script>\"]\ncover: ../../../outside.png\n---\n"
        );
        foreach (var address in AttackCorpus.Addresses.Select(one => one.Replace('\t', ' ').Replace('\n', ' ')))
        {
            markdown.Append(
                CultureInfo.InvariantCulture,
                $"![a](<{address}>) [l](<{address}>) <{address}> ![r][r]\n\n[r]: <{address}>\n\n"
            );
        }

        addressed.Add(folder.Write("posts/words.md", markdown.ToString()));
        addressed.Add(
            folder.Write(
                "posts/kept.html",
                "<div><p>Words</p><img src=https://evil.test/hostile.svg><img src=https://evil.test/plain.svg>"
                    + "<link rel=stylesheet href=https://evil.test/hostile.css><p class=x><b>Styled</b></p>"
                    + "<script src=https://evil.test/x.js></script><video src=https://evil.test/page.html></video></div>"
            )
        );
        addressed.Add(folder.Write("posts/plain.html", "<div><p>Words</p></div>"));
        addressed.Add(folder.Write("posts/whole-plain.html", Whole("<p>Words</p>", "")));
        return ([.. addressed], [.. local]);
    }

    private static string AllScripts() =>
        string.Concat(
            AttackCorpus.Scripts.Select(one =>
                $"<div>{string.Format(CultureInfo.InvariantCulture, one, AttackCorpus.Script)}</div>\n"
            )
        );

    private static string AllAddresses() =>
        string.Concat(
            from address in AttackCorpus.Addresses
            from place in AttackCorpus.Places
            select $"<div>{string.Format(CultureInfo.InvariantCulture, place, address)}</div>\n"
        );

    /// <summary>A feed whose entries are hostile in every field.</summary>
    private static string Feed()
    {
        // A title that says what a script would write into it would be taken for its work.
        const string Script = "&lt;script&gt;window.owned=1&lt;/script&gt;";
        var items =
            from content in (string[])[AllScripts(), AllAddresses()]
            from link in (string[])["https://evil.test/entry/", $"javascript:{AttackCorpus.Script}"]
            select $"<item><title>{Script}</title><link>{Text(link)}</link><guid>{content.Length}-{link.Length}</guid>"
                + $"<author>\"&gt;&lt;img src=x onerror=window.owned=1&gt;</author><category>&lt;/script&gt;{Script}</category>"
                + $"<enclosure url=\"{Text(link)}\" type=\"image/png\"/><description>{Text(content)}</description></item>";
        return $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>feed</title>{string.Concat(items)}</channel></rss>";
    }

    private static string Text(string text) =>
        string.Concat(SecurityElement.Escape(text)!.Where(one => one is '\t' or '\n' || !char.IsControl(one)));

    /// <summary>A document in its own layout; what is hostile stands in its head and its attributes too.</summary>
    private static string Whole(string html, string hostile)
    {
        var attribute = hostile.Replace("\"", "&quot;", StringComparison.Ordinal);
        return $"<!DOCTYPE html><html class=\"{attribute}\" manifest=\"{attribute}\"><head><title>A title</title><style>p {{ color: #333 }}</style>"
            + $"<meta name=\"x\" content=\"{attribute}\"><link rel=stylesheet media=\"{attribute}\" href=\"{attribute}\">{(hostile.StartsWith('<') ? hostile : "")}</head>"
            + $"<body background=\"{attribute}\" onload=\"{attribute}\" style=\"background:url({attribute})\">{html}</body></html>";
    }

    private async Task ArchiveAsync(string[] posts, params string[] options)
    {
        var archived = await CommandLine.RunAsync([
            "archive",
            .. posts,
            "-o",
            Path.Combine(Root(hasPolicies: true), "lib"),
            "--report",
            Path.Combine(Root(hasPolicies: true), "report.html"),
            "--no-thumbnails",
            "--retries",
            "0",
            "--allow-private-network",
            "--insecure",
            "--connect-to",
            $":80:127.0.0.1:{Server.HttpPort}",
            "--connect-to",
            $":443:127.0.0.1:{Server.HttpsPort}",
            .. options,
        ]);
        Assert.True(archived.ExitCode is 0 or 1, archived.Error);
    }

    private void CopyWithoutPolicies()
    {
        var from = Root(hasPolicies: true);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Root(hasPolicies: false), Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Path.GetFileName(path) is "index.html" or "report.html")
            {
                var page = File.ReadAllText(path);
                Assert.Matches(@"<head>\s*<meta http-equiv=""Content-Security-Policy""", page);
                File.WriteAllText(to, Policy().Replace(page, ""));
            }
            else
            {
                File.Copy(path, to);
            }
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = Uri.UnescapeDataString(context.Request.Path.Value ?? "/");
        var body = context.Request.Host.Host == "127.0.0.1" ? FindFile(path) : GetBody(path);
        context.Response.StatusCode = body is null ? 404 : 200;
        context.Response.ContentType = MediaTypes.GetValueOrDefault(
            Path.GetExtension(path),
            "application/octet-stream"
        );
        await context.Response.Body.WriteAsync(body ?? []);
    }

    private byte[]? FindFile(string path)
    {
        var file = Path.GetFullPath(Path.Combine(folder.Path, path.TrimStart('/')));
        return file.StartsWith(folder.Path, StringComparison.Ordinal) && File.Exists(file)
            ? File.ReadAllBytes(file)
            : null;
    }

    private static byte[] GetBody(string path) =>
        Path.GetExtension(path) switch
        {
            ".svg" when path == "/plain.svg" =>
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray(),
            ".svg" => Encoding.UTF8.GetBytes(AttackCorpus.Drawing),
            ".css" => Encoding.UTF8.GetBytes(AttackCorpus.Sheet),
            ".js" => Encoding.UTF8.GetBytes(AttackCorpus.Script),
            ".png" => ImageMaker.Png(40, 30, 1),
            _ => Encoding.UTF8.GetBytes($"<!DOCTYPE html><script>{AttackCorpus.Script}</script>"),
        };
}
