using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What an audit says of the products that affiliate links lead to, without a click.</summary>
[Collection(InProcess.Collection)]
public sealed class ProductTests : IAsyncLifetime
{
    private const string Shop = "http://lamps.example";

    private readonly TemporaryFolder folder = new();
    private TestServer? server;

    private TestServer Server => server!;

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Of_pages_in_stock_none_is_called_out_of_stock_or_dead()
    {
        var pages = ShopPages.InStock.ToList();
        Assert.True(pages.Count >= 150, $"{pages.Count} pages");
        var found = await AuditAsync(pages);

        Assert.Equal(pages.Count, found.Count);
        Assert.DoesNotContain(found, link => link.Value is not ("alive", null));
    }

    [Fact]
    public async Task Pages_out_of_stock_and_products_that_are_gone_are_found_and_stay_alive()
    {
        var pages = ShopPages.OutOfStock.ToList();
        var found = await AuditAsync(pages);
        Assert.DoesNotContain(found, link => link.Value is not ("alive", "out-of-stock"));

        pages = [.. ShopPages.Gone];
        found = await AuditAsync(pages);
        Assert.DoesNotContain(found, link => link.Value is not ("alive", "product-gone"));
    }

    [Fact]
    public async Task A_front_page_or_a_category_in_place_of_a_product_is_product_gone_and_a_captcha_blocks()
    {
        Server.MapRedirect("/dp/12345", "/");
        Server.MapRedirect("/lamps/harbour-lamp-12345.html", "/lamps/", 301);
        Server.MapRedirect("/products/harbour-lamp", "/collections/all");
        Server.MapRedirect("/products/moved", "/products/harbour-lamp-2");
        var found = await AuditAsync(
            [
                ("/", "<!doctype html><title>Lamps</title><h1>Lamps</h1><p>All our lamps"),
                ("/lamps/", "<!doctype html><title>Lamps</title><h1>Lamps</h1><p>Many lamps"),
                ("/collections/all", "<!doctype html><title>All</title><h1>All</h1><p>Many lamps"),
                ("/products/harbour-lamp-2", ShopPages.InStock.First().Page),
                (
                    "/captcha",
                    "<!doctype html><title>Lamps</title><p>Enter the characters you see below<form><input name=field-keywords></form>"
                ),
            ],
            ["/dp/12345", "/lamps/harbour-lamp-12345.html", "/products/harbour-lamp", "/products/moved", "/captcha"]
        );

        Assert.Equal("product-gone", found["/dp/12345"].Issue);
        Assert.Equal("alive", found["/dp/12345"].Status);
        Assert.Equal("product-gone", found["/lamps/harbour-lamp-12345.html"].Issue);
        Assert.Equal("product-gone", found["/products/harbour-lamp"].Issue);
        Assert.Equal(("alive", null), found["/products/moved"]);
        Assert.Equal(("blocked", null), found["/captcha"]);
        Assert.DoesNotContain(Server.Requests, request => request.HostName != "lamps.example");
    }

    [Fact]
    public async Task A_cached_verdict_keeps_what_was_said_of_the_product()
    {
        var pages = ShopPages.OutOfStock.Take(2).ToList();
        await AuditAsync(pages, null, "--cache", "cache.db");
        var asked = Server.Requests.Count;
        var found = await AuditAsync(pages, null, "--cache", "cache.db");

        Assert.Equal(asked, Server.Requests.Count);
        Assert.All(found, link => Assert.Equal(("alive", "out-of-stock"), link.Value));
    }

    private async Task<Dictionary<string, (string? Status, string? Issue)>> AuditAsync(
        IReadOnlyList<(string Path, string Page)> pages,
        IReadOnlyList<string>? links = null,
        params string[] more
    )
    {
        foreach (var (path, page) in pages)
        {
            Server.Map(path, Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
        }

        var post = new StringBuilder("<!doctype html><p>Ad</p>");
        foreach (var path in links ?? [.. pages.Select(page => page.Path)])
        {
            var target = Uri.EscapeDataString(Shop + path);
            post.AppendLine(
                $"<a rel=sponsored href='https://www.awin1.com/cread.php?awinmid=1&amp;awinaffid=2&amp;ued={target}'>lamp</a>"
            );
        }

        folder.Write("post.html", post.ToString());
        var result = await InProcess.RunAsync(
            folder.Path,
            [
                "audit",
                "post.html",
                "--report",
                "report.json",
                "--allow-private-network",
                "--retries",
                "0",
                "--connect-to",
                $"::127.0.0.1:{Server.HttpPort}",
                .. more,
            ]
        );
        Assert.True(result.ExitCode == 0, result.Error);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder["report.json"]));
        return report
            .RootElement.GetProperty("links")
            .EnumerateArray()
            .ToDictionary(
                link => new Uri(link.GetProperty("affiliate").GetProperty("destination").GetString()!).AbsolutePath,
                link =>
                    (
                        link.GetProperty("status").GetString(),
                        link.TryGetProperty("issues", out var issues) ? issues[0].GetProperty("code").GetString() : null
                    ),
                StringComparer.Ordinal
            );
    }
}
