using System.Text.Json;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>What the audit makes of pages that answer with a success and mean something else.</summary>
[Collection(InProcess.Collection)]
public sealed class AuditPageTests : IAsyncLifetime
{
    private const string Words =
        "<p>Words that people read, and enough of them to fill a page with something to say.</p>";

    private static readonly (string Path, string Wording)[] Wordings =
    [
        ("/de", "Diese Seite existiert nicht mehr"),
        ("/fr", "La page demandée n’existe pas"),
        ("/es", "No se encontró la página"),
        ("/pt", "Esta página não existe"),
        ("/pl", "Ta strona nie istnieje"),
        ("/ru", "Такой страницы не существует"),
        ("/vi", "Trang không tồn tại"),
        ("/ar", "الصفحة غير موجودة"),
        ("/el", "Η σελίδα δεν βρέθηκε"),
        ("/hu", "A keresett oldal nem található"),
        ("/en", "This page was removed"),
    ];

    private readonly TemporaryFolder folder = new();
    private TestServer? server;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        Page("/new", "<title>New</title><h1 id=part>New</h1>" + Words);
        Page("/stub", "<meta http-equiv=refresh content='0; url=/new'>");
        Page("/stub-to-nothing", "<meta http-equiv=refresh content='0; url=/gone'>");
        Page(
            "/noscript",
            "<title>T</title><noscript><meta http-equiv=refresh content='0; url=/gone'></noscript>" + Words
        );
        Page("/itself", "<title>T</title><meta http-equiv=refresh content='300'>" + Words);
        Page("/news", "<title>T</title><meta http-equiv=refresh content='600; url=/gone'>" + Words);
        Page("/round", "<meta http-equiv=refresh content='0; url=/round2'>");
        Page("/round2", "<meta http-equiv=refresh content='0; url=/round'>");
        Page("/canonical", "<title>T</title><link rel=canonical href='/new'>" + Words);
        Page("/sale", "<title>a.example is for sale</title><h1>Buy this domain</h1>");
        Page("/lander", "<html><script>window.onload=function(){window.location.href=\"/lander\"}</script></html>");
        Page("/article", "<title>How I sold a domain</title><h1>My domain is for sale, and yours?</h1>" + Words);
        Page("/to-a-click", "<meta http-equiv=refresh content='0; url=https://www.awin1.com/cread.php?awinmid=1'>");
        Page("/free", "<title>Welcome</title><p>This page is parked free, courtesy of a registrar.</p>");
        Page("/offered", "<title>Welcome</title><h1>Hello</h1><p>The domain a.example is for sale now.</p>");
        foreach (var (path, wording) in Wordings)
        {
            Page(path, $"<title>{wording} | Site</title><h1>{wording}</h1><p>-</p>");
        }

        server.Map(
            "/header",
            context =>
            {
                context.Response.Headers["Refresh"] = "0;url=/new";
                return context.Response.WriteAsync("");
            }
        );
        server.Map(
            "/moved",
            context =>
            {
                context.Response.Redirect("/gone", permanent: true);
                return Task.CompletedTask;
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await server!.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Pages_that_send_on_are_hops_and_parked_domains_are_dead()
    {
        string[] paths =
        [
            "stub",
            "stub#part",
            "stub#none",
            "stub-to-nothing",
            "noscript",
            "itself",
            "news",
            "round",
            "canonical",
            "sale",
            "lander",
            "article",
            "header",
            "moved",
        ];
        folder.Write("post.md", string.Join('\n', paths.Select(path => $"[x](http://a.example/{path})")));
        var result = await InProcess.RunAsync(
            folder.Path,
            "audit",
            "post.md",
            "--fragments",
            "--retries",
            "0",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server!.HttpPort}",
            "--report",
            "out/report.json",
            "--report",
            "out/report.sarif"
        );
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(folder["out/report.json"], TestContext.Current.CancellationToken)
        );
        JsonElement[] links = [.. report.RootElement.GetProperty("links").EnumerateArray()];

        Assert.Equal(
            [
                "redirected meta-refresh 200",
                "redirected meta-refresh 200",
                "dead missing-fragment 200",
                "dead not-found 404",
                "alive ok 200",
                "alive ok 200",
                "alive ok 200",
                "alive ok 200",
                "alive ok 200",
                "dead parked 200",
                "dead parked 200",
                "alive ok 200",
                "redirected meta-refresh 200",
                "dead not-found 404",
            ],
            links.Select(link =>
                $"{link.GetProperty("status").GetString()} {link.GetProperty("reason").GetString()} {link.GetProperty("httpStatus").GetInt32()}"
            )
        );
        Assert.Equal("http://a.example/new", links[0].GetProperty("suggestion").GetString());
        Assert.Equal("http://a.example/new", links[8].GetProperty("suggestion").GetString());
        Assert.Equal("post.md", links[0].GetProperty("places")[0].GetProperty("post").GetString());
        Assert.Contains("report: out/report.sarif", result.Error, StringComparison.Ordinal);
        Assert.InRange(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 3, 12);
        using var sarif = JsonDocument.Parse(
            await File.ReadAllBytesAsync(folder["out/report.sarif"], TestContext.Current.CancellationToken)
        );
        var finding = sarif
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")
            .EnumerateArray()
            .First(item => item.GetProperty("ruleId").GetString() == "dead");
        var region = finding.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal(3, region.GetProperty("endLine").GetInt32());
        Assert.Equal(5 + "http://a.example/stub#none".Length, region.GetProperty("endColumn").GetInt32());
        Assert.Matches(
            "^[0-9a-f]{1,16}:1$",
            finding.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Pages_for_what_is_gone_are_known_in_many_languages_and_a_stub_to_a_click_is_not_followed()
    {
        string[] paths = ["/to-a-click", "/free", "/offered", .. Wordings.Select(one => one.Path)];
        folder.Write("post.md", string.Join('\n', paths.Select(path => $"[x](http://a.example{path})")));
        await InProcess.RunAsync(
            folder.Path,
            "audit",
            "post.md",
            "--retries",
            "0",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server!.HttpPort}",
            "--report",
            "report.json"
        );
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(folder["report.json"], TestContext.Current.CancellationToken)
        );

        Assert.Equal(
            ["would-count-a-click", "parked", "parked", .. Wordings.Select(_ => "soft-404")],
            report
                .RootElement.GetProperty("links")
                .EnumerateArray()
                .Select(link => link.GetProperty("reason").GetString()!)
        );
    }

    private void Page(string path, string html) =>
        server!.Map(
            path,
            context =>
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync("<!doctype html>" + html);
            }
        );
}
