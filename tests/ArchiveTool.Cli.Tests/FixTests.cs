using System.Security.Cryptography;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>The audit's suggestions, written into the sources.</summary>
[Collection(InProcess.Collection)]
public sealed class FixTests : IAsyncLifetime
{
    private const string Post = "source/_posts/links.md";
    private const string Affiliate = "https://c.duomai.com/track.php?site_id=242986&euid=&t=https://shouji.jd.com/";
    private HexoBlog blog = null!;

    public async ValueTask InitializeAsync()
    {
        blog = await HexoBlog.CreateAsync();
        blog.Server.Map("/page", "<!doctype html><title>A page</title><p>text"u8.ToArray(), "text/html");
        blog.Server.MapRedirect("/moved", "/page", 301);
        blog.Server.MapRedirect("/away", "/page", 302);
        blog.Server.MapRedirect("/half", "/away", 301);
        blog.Server.Map("/gone", [], status: 404);
    }

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 30_000)]
    public async Task Only_what_moved_for_good_all_the_way_is_written_anew()
    {
        var text = Fill("[a]({moved}#top) <a href='{moved}'>b</a> [c]({away}) [d]({half}) [e]({gone}) [f]({page})\n");
        blog.Write(Post, text);
        var result = await blog.RunAsync("fix", Post, "--redirects");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            Fill("[a]({page}#top) <a href='{page}'>b</a> [c]({away}) [d]({half}) [e]({gone}) [f]({page})\n"),
            blog.Read(Post)
        );
        await blog.RunAsync("fix", "--undo");
        Assert.Equal(text, blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task Links_are_cleaned_and_marked_without_the_network()
    {
        blog.Write(
            Post,
            $"[a](https://example.org/p?id=7&utm_source=mail)\n\n[shop]({Affiliate})\n\n<a href=\"{Affiliate.Replace("&", "&amp;", StringComparison.Ordinal)}\" rel=\"nofollow\">shop</a> <a href=\"{Affiliate}\">shop</a>\n"
        );
        var result = await blog.RunAsync("fix", ".", "--clean-links", "--rel");

        Assert.True(result.ExitCode == 0, result.Error);
        var written = Affiliate.Replace("&", "&amp;", StringComparison.Ordinal);
        Assert.Equal(
            $"[a](https://example.org/p?id=7)\n\n<a href=\"{written}\" rel=\"sponsored\">shop</a>\n\n<a href=\"{written}\" rel=\"nofollow sponsored\">shop</a> <a href=\"{Affiliate}\" rel=\"sponsored\">shop</a>\n",
            blog.Read(Post)
        );
        Assert.Empty(blog.Server.Requests);
        Assert.Equal("nothing to change\n", (await blog.RunAsync("fix", ".", "--clean-links", "--rel")).Output);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dead_link_leads_to_its_capture_and_says_so()
    {
        var capture = "http://web.archive.org/web/20200101000000/" + blog.Server.Http("/gone");
        blog.Server.Map(
            "/wayback",
            System.Text.Encoding.UTF8.GetBytes(
                "{\"archived_snapshots\":{\"closest\":{\"available\":true,\"status\":\"200\",\"timestamp\":\"20200101000000\",\"url\":\""
                    + capture
                    + "\"}}}"
            ),
            "application/json"
        );
        blog.Write(Post, Fill("[a]({gone}) <a href=\"{gone}\">b</a>\n"));
        string[] command = ["fix", Post, "--captures", "--wayback-endpoint", blog.Server.Http("/wayback")];
        var result = await blog.RunAsync(command);

        Assert.True(result.ExitCode == 0, result.Error);
        var gone = blog.Server.Http("/gone");
        Assert.Matches(
            $"^\\[a\\]\\(https?://web.archive.org/web/20200101000000/{gone} \"Archived copy of {gone}\"\\) <a href=\"https?://web.archive.org/web/20200101000000/{gone}\" title=\"Archived copy of {gone}\">b</a>\n$",
            blog.Read(Post)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_report_is_written_without_asking_again_where_the_text_is_still_there()
    {
        blog.Write(Post, Fill("[a]({moved}) [twice]({half2}) [twice]({half2})\n"));
        blog.Server.MapRedirect("/half2", "/page", 308);
        await blog.RunAsync("audit", Post, "--format", "json", "--report", "../audit.json", "--fail-on", "none");
        var asked = blog.Server.Requests.Count;
        blog.Write(Post, Fill("Before it.\n\n[a]({moved}) [twice]({half2})\n"));
        var result = await blog.RunAsync("fix", "--from-report", "../audit.json", "--redirects");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("changed since the report", result.Error, StringComparison.Ordinal);
        Assert.Equal(Fill("Before it.\n\n[a]({page}) [twice]({half2})\n"), blog.Read(Post));
        Assert.Equal(asked, blog.Server.Requests.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task Https_is_written_only_where_a_try_got_the_page_there()
    {
        blog.Server.MapRest(context =>
        {
            // The host that has no page under https sends back, as many do.
            if (context.Request.IsHttps && context.Request.Host.Host == "back.test")
            {
                context.Response.StatusCode = 301;
                context.Response.Headers.Location = "http://back.test/";
            }

            return Task.CompletedTask;
        });
        const string Text = "[a](http://good.test/x?y=1#z) [b](http://back.test/) <http://good.test/>\n";
        blog.Write(Post, Text);
        string[] hosts =
        [
            .. ((string[])["good.test", "back.test"])
                .SelectMany(blog.Server.ConnectTo)
                .SelectMany(one => (string[])["--connect-to", one]),
        ];
        var result = await blog.RunAsync(["fix", Post, "--https", "--insecure", .. hosts]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("[a](https://good.test/x?y=1#z) [b](http://back.test/) <https://good.test/>\n", blog.Read(Post));
        await blog.RunAsync("fix", "--undo");
        Assert.Equal(Text, blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_change_is_shown_in_its_sentence_and_made_only_when_the_answer_is_yes()
    {
        blog.Write(
            Post,
            Fill("The first [one]({moved}).\n\nThe second [two]({moved}#2).\n\nThe third [three]({moved}#3).\n")
        );
        var result = await CommandLine.RunAsync(
            new CliSettings { Input = "y\nn\n"u8.ToArray() },
            "fix",
            blog[Post],
            "--redirects",
            "--interactive",
            "--allow-private-network"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            Fill("The first [one]({page}).\n\nThe second [two]({moved}#2).\n\nThe third [three]({moved}#3).\n"),
            blog.Read(Post)
        );
        Assert.Contains(Fill("- The first [one]({moved})."), result.Error, StringComparison.Ordinal);
        Assert.Contains(Fill("+ The second [two]({page}#2)."), result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_place_of_a_report_counts_no_more_when_the_file_is_another()
    {
        // The second link stands where the only one stood, and a third beside it has nothing to fix.
        blog.Write(Post, Fill("Some words [a]({moved}), [ok]({page})\n"));
        await blog.RunAsync("audit", Post, "--format", "json", "--report", "../audit.json", "--fail-on", "none");
        using (var json = JsonDocument.Parse(await File.ReadAllBytesAsync(blog["../audit.json"])))
        {
            var file = Assert.Single(json.RootElement.GetProperty("files").EnumerateArray());
            Assert.Equal(Post, file.GetProperty("post").GetString());
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(blog[Post]))),
                file.GetProperty("sha256").GetString()
            );
        }

        var other = Fill("Some words [a]({moved}), [b]({moved}) [ok]({page}) [ok]({page})\n");
        blog.Write(Post, other);
        var refused = await blog.RunAsync("fix", "--from-report", "../audit.json", "--redirects");
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(2, refused.Error.Split("changed since the report").Length - 1);
        Assert.Equal(other, blog.Read(Post));

        blog.Write(Post, Fill("Other words, and then [a]({moved})\n"));
        var taken = await blog.RunAsync("fix", "--from-report", "../audit.json", "--redirects");
        Assert.True(taken.ExitCode == 0, taken.Error);
        Assert.Equal(Fill("Other words, and then [a]({page})\n"), blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_named_to_fix_is_a_mistake_in_use()
    {
        blog.Write(Post, "text\n");
        var result = await InProcess.RunAsync(blog.Path, "fix", Post);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--redirects", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Local_pictures_are_led_elsewhere_and_listed()
    {
        blog.Write("source/images/walk/a b.png", ImageMaker.Png(4, 4, 1));
        blog.Write(Post, "![x](/images/walk/a%20b.png) ![y](/images/none.png)\n");
        var result = await InProcess.RunAsync(
            blog.Path,
            ["delocalize", Post, "--to", "https://cdn.example/blog/", "--report", "../list.json"]
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("![x](https://cdn.example/blog/images/walk/a%20b.png) ![y](/images/none.png)\n", blog.Read(Post));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(blog["../list.json"]));
        var picture = json.RootElement.GetProperty("pictures")[0];
        Assert.Equal("source/images/walk/a b.png", picture.GetProperty("path").GetString());
        Assert.Equal("https://cdn.example/blog/images/walk/a%20b.png", picture.GetProperty("url").GetString());
        await InProcess.RunAsync(blog.Path, "delocalize", "--undo");
        Assert.Equal("![x](/images/walk/a%20b.png) ![y](/images/none.png)\n", blog.Read(Post));
    }

    private string Fill(string text) =>
        ((string[])["moved", "away", "half2", "half", "gone", "page"]).Aggregate(
            text,
            (filled, name) => filled.Replace($"{{{name}}}", blog.Server.Http("/" + name), StringComparison.Ordinal)
        );
}
