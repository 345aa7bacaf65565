using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>The options of an audit, and what it says of files.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestServer? server;

    private TestServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        server.Map(
            "/page",
            "<title>A page</title><h1 id=part>Part</h1><a name='old name'></a><p id=user-content-readme>"u8.ToArray(),
            "text/html"
        );
        server.MapRedirect("/soon", "/page");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Findings_stand_under_their_post_with_file_line_and_column()
    {
        folder.Write("post.md", "# Post\n\n[page](http://a.example/page) and [none](http://a.example/none)\n");
        var result = await AuditAsync("post.md");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "post.md:3:42: dead: http://a.example/none is dead: not-found",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("1 alive", result.Output, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("blocked", 0)]
    [InlineData("any", 1)]
    public async Task What_fails_the_run_is_the_users_word(string failOn, int status)
    {
        folder.Write("post.md", "[none](http://a.example/none)");

        Assert.Equal(status, (await AuditAsync("post.md", "--fail-on", failOn)).ExitCode);
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_is_told_and_the_others_are_done()
    {
        folder.Write("post.md", "[page](http://a.example/page)");
        var result = await AuditAsync("post.md", "nowhere.md");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("nowhere.md does not exist", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 alive", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_are_looked_for_in_the_page()
    {
        string[] good = ["part", "old%20name", "readme", "top", "", "part:~:text=Part", "/route"];
        folder.Write(
            "post.md",
            string.Join('\n', good.Append("none").Select(part => $"[x](http://a.example/page#{part})"))
        );
        var links = await LinksAsync("post.md", "--fragments");

        Assert.All(links.SkipLast(1), link => Assert.Equal("alive", Text(link, "status")));
        Assert.Equal("missing-fragment", Text(links[^1], "reason"));
        Assert.Single(Server.Requests);
        Assert.All(await LinksAsync("post.md"), link => Assert.Equal("alive", Text(link, "status")));
    }

    [Fact]
    public async Task A_cache_keeps_successes_and_for_a_short_time_failures()
    {
        folder.Write("post.md", "[a](http://a.example/page) [b](http://a.example/soon) [c](http://a.example/none)");
        var first = await LinksAsync("post.md", "--cache", "links.db");
        var second = await LinksAsync("post.md", "--cache", "links.db");
        var third = await LinksAsync("post.md", "--cache", "links.db", "--max-age", "0s");

        Assert.Equal(first.Select(link => link.ToString()), second.Select(link => link.ToString()));
        Assert.Equal(first.Select(link => link.ToString()), third.Select(link => link.ToString()));
        Assert.Equal(2, Server.RequestsFor("/none").Count);
        Assert.Equal(2, Server.RequestsFor("/soon").Count);
        await LinksAsync("post.md", "--cache", "links.db", "--failure-age", "0s");
        Assert.Equal(3, Server.RequestsFor("/none").Count);
        Assert.Equal(2, Server.RequestsFor("/soon").Count);
    }

    [Fact]
    public async Task A_cache_that_is_none_is_told_left_alone_and_done_without()
    {
        folder.Write("post.md", "[a](http://a.example/page)");
        var bytes = Encoding.UTF8.GetBytes(new string('x', 5000));
        var path = folder.Write("links.db", bytes);
        var result = await AuditAsync("post.md", "--cache", "links.db");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("links.db was not used", result.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_dead_link_gets_the_capture_that_is_closest_to_the_posts_date()
    {
        Server.Map(
            "/wayback",
            context =>
                context.Response.WriteAsync(
                    """{"archived_snapshots":{"closest":{"available":true,"status":"200","url":"http://web.archive.example/2021/x"}}}"""
                )
        );
        folder.Write(
            "post.md",
            "---\ndate: 2021-11-25 12:00:00\n---\n[a](http://a.example/page) [b](http://a.example/none)"
        );
        var links = await LinksAsync("post.md", "--wayback", "--wayback-endpoint", "http://archive.example/wayback");

        Assert.Equal("http://web.archive.example/2021/x", Text(links[1], "suggestion"));
        Assert.Equal(JsonValueKind.Null, links[0].GetProperty("suggestion").ValueKind);
        var asked = Assert.Single(Server.RequestsFor("/wayback"));
        Assert.Equal("/wayback?url=http%3A%2F%2Fa.example%2Fnone&timestamp=20211125120000", asked.Target);
    }

    [Fact]
    public async Task A_page_is_looked_up_once_whatever_places_in_it_links_lead_to()
    {
        Server.Map("/wayback", context => context.Response.WriteAsync("""{"archived_snapshots":{}}"""));
        folder.Write("post.md", "[a](http://a.example/none#one) [b](http://a.example/none#two)");
        await LinksAsync("post.md", "--wayback", "--wayback-endpoint", "http://archive.example/wayback");

        var asked = Assert.Single(Server.RequestsFor("/wayback"));
        Assert.Equal("/wayback?url=http%3A%2F%2Fa.example%2Fnone", asked.Target);
    }

    [Fact]
    public async Task An_archive_that_does_not_answer_costs_the_suggestion_alone()
    {
        folder.Write("post.md", "[b](http://a.example/none)");
        var result = await AuditAsync("post.md", "--wayback", "--wayback-endpoint", "http://archive.example/no-api");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("captures of dead links could not be looked up", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_author_wants_left_alone_is_left_alone_there_only()
    {
        folder.Write("a.md", "<a href=\"http://a.example/none\" data-archivetool-ignore>x</a>");
        folder.Write(
            "b.md",
            "[x](http://a.example/none)\n\n<!-- archivetool-ignore-next -->\n[y](http://a.example/none2)"
        );
        var links = await LinksAsync("a.md", "b.md");

        Assert.Equal(["skipped", "dead", "skipped"], links.Select(link => Text(link, "status")));
        Assert.Equal(["excluded", "not-found", "excluded"], links.Select(link => Text(link, "reason")));
    }

    [Fact]
    public async Task A_mark_that_nothing_ends_is_told_and_fails_nothing()
    {
        var post = folder.Write("a.md", "text\n\n<!-- archivetool-ignore-start -->\n\n[x](mailto:a@b.example)\n");
        var text = await CommandLine.RunAsync("audit", post);
        var csv = await CommandLine.RunAsync("audit", post, "--format", "csv");
        var archived = await CommandLine.RunAsync("archive", post, "-o", folder["library"]);

        Assert.Equal((0, 0, 0), (text.ExitCode, csv.ExitCode, archived.ExitCode));
        Assert.Contains("a.md:3:", text.Output, StringComparison.Ordinal);
        Assert.Contains("has no 'archivetool-ignore-end'", text.Output, StringComparison.Ordinal);
        Assert.Contains(",input,bad-mark,", csv.Output, StringComparison.Ordinal);
        Assert.Contains("a.md:3:", archived.Error, StringComparison.Ordinal);
        Assert.Contains(
            "\"bad-mark\"",
            await File.ReadAllTextAsync(folder["library", "posts", "a", "manifest.json"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_lost_host_is_one_entry_with_its_places()
    {
        folder.Write("a.md", "[x](http://127.0.0.2:9/x) [y](http://127.0.0.2:9/y) [n](none.md)");
        folder.Write("b.md", "[x](http://127.0.0.2:9/x)");

        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            ["audit", ".", "--allow-private-network", "--retries", "0", "--verbose", "--format", "text"]
        );

        Assert.Contains(
            string.Join(
                Environment.NewLine,
                "127.0.0.2: dead: refused (2 URLs in 3 places)",
                "a.md:1:5: http://127.0.0.2:9/x",
                "a.md:1:31: http://127.0.0.2:9/y",
                "b.md:1:5: http://127.0.0.2:9/x",
                "",
                "a.md",
                "a.md:1:57: dead: none.md is dead: not-found"
            ),
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("dead not-found none.md", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_between_the_files_of_a_folder_are_checked_against_them()
    {
        folder.Write(
            "site/index.html",
            "<a href='sub/b.html'>b</a> <a href='/sub/'>s</a> <a href='none.html'>n</a> <a href='/none/'>n</a>"
        );
        folder.Write("site/sub/b.html", "<a href='../index.html#x'>up</a> <a href='../../outside.html'>out</a>");
        folder.Write("site/sub/index.html", "<p>sub</p>");
        folder.Write("outside.html", "<p>outside</p>");
        var links = await LinksAsync("site");

        Assert.Equal(
            ["alive ok", "alive ok", "dead not-found", "dead not-found", "alive ok", "skipped outside-root"],
            links.Select(link => $"{Text(link, "status")} {Text(link, "reason")}")
        );
    }

    [Fact]
    public async Task Links_within_a_Hexo_site_are_known_by_their_sources()
    {
        folder.Write("_config.yml", "permalink: :year/:month/:day/:title/\n");
        folder.Write("source/about/index.md", "About");
        folder.Write("source/_posts/lights.md", "---\npermalink: harbour/lights\n---\nLights");
        folder.Write(
            "source/_posts/post.md",
            "[a](/about/) [b](/2021/11/25/lights/) [c](/harbour/lights) [d](/tags/sea/) [e](/2021/11/25/none/) [f](../x/)"
        );
        var links = await LinksAsync("source/_posts/post.md");

        Assert.Equal(
            ["alive", "alive", "alive", "skipped", "dead", "skipped"],
            links.Select(link => Text(link, "status"))
        );
    }

    [Theory]
    [InlineData("config/_default/hugo.toml", "alive")]
    [InlineData("config/_default/config.yml", "alive")]
    [InlineData("hugo.yml", "alive")]
    [InlineData("hugo.json", "alive")]
    [InlineData("config.toml", "alive")]
    [InlineData("config.yml", "alive")]
    [InlineData("config.json", "alive")]
    [InlineData("settings.json", "dead")]
    public async Task A_Hugo_site_is_known_by_any_of_its_settings(string file, string status)
    {
        folder.Write($"h/{file}", "");
        folder.Write("h/content/blog/a.md", "[b](/blog/b/)");
        folder.Write("h/content/blog/b.md", "# b");

        Assert.Equal(status, Text(Assert.Single(await LinksAsync("h")), "status"));
    }

    [Theory]
    // What a generator makes, or may.
    [InlineData("/posts/there/", "alive")]
    [InlineData("/posts/", "skipped")]
    [InlineData("/posts/page/2/", "skipped")]
    [InlineData("/tags/x/", "skipped")]
    [InlineData("/topics/x/", "skipped")]
    [InlineData("/posts/index.xml", "skipped")]
    [InlineData("/css/main.css", "skipped")]
    [InlineData("/posts/there/there.png", "skipped")]
    [InlineData("elsewhere.md", "skipped")]
    [InlineData("../sub/elsewhere.md", "alive")]
    [InlineData("/index.html", "alive")]
    // What it does not.
    [InlineData("/posts/missing/", "dead")]
    [InlineData("/a-title-of-its-own/", "dead")]
    [InlineData("/posts/There/", "dead")]
    [InlineData("../missing/", "dead")]
    [InlineData("/img/logo.png", "dead")]
    [InlineData("/assets/missing.pdf", "dead")]
    [InlineData("/images/missing.png", "dead")]
    [InlineData("missing.zip", "dead")]
    [InlineData("nope.md", "dead")]
    public async Task Only_what_a_generator_may_make_is_left_in_doubt(string link, string status)
    {
        folder.Write("hugo.toml", "theme = 'plain'\n[taxonomies]\ntopic = 'topics'\n");
        folder.Write("themes/plain/theme.toml", "");
        folder.Write("content/posts/there/index.md", "---\ntitle: A title, of its own\n---\nThere");
        folder.Write("content/posts/there/there.png", "");
        folder.Write("content/sub/elsewhere.md", "Elsewhere");
        folder.Write("content/posts/post.md", $"[x]({link})");

        Assert.Equal(status, Text(Assert.Single(await LinksAsync("content/posts/post.md")), "status"));
    }

    [Theory]
    [InlineData("_config.yml", "root: /blog/\n", "/blog/tags/css/", "skipped")]
    [InlineData("_config.yml", "root: /blog/\n", "/blog/", "skipped")]
    [InlineData("_config.yml", "root: /blog/\n", "/blog/nothing/", "dead")]
    [InlineData("hugo.toml", "baseURL = 'https://x.example/blog/'\n", "/blog/categories/", "skipped")]
    [InlineData("hugo.toml", "[languages.en]\n[languages.de]\n", "/de/tags/", "skipped")]
    [InlineData("hugo.yaml", "languages:\n  en:\n    weight: 1\n", "/en/", "skipped")]
    [InlineData("hugo.yaml", "languages:\n  en:\n    weight: 1\n", "/en/nothing/", "dead")]
    public async Task A_site_may_be_served_under_a_path_and_in_languages(
        string file,
        string settings,
        string link,
        string status
    )
    {
        folder.Write(file, settings);
        folder.Write("content/posts/post.md", $"[x]({link})");

        Assert.Equal(status, Text(Assert.Single(await LinksAsync("content/posts/post.md")), "status"));
    }

    [Fact]
    public async Task A_theme_that_is_not_there_may_bring_pictures_but_no_documents()
    {
        folder.Write("_config.yml", "theme: minima\n");
        folder.Write("_posts/2024-01-03-post.md", "[x](/assets/social.svg) [y](/assets/missing.pdf)");

        Assert.Equal(["skipped", "dead"], (await LinksAsync("_posts")).Select(link => Text(link, "status")));
    }

    [Fact]
    public async Task A_page_bundle_may_name_the_sources_beside_it_but_none_outside_its_site()
    {
        folder.Write("outside.md", "Outside");
        folder.Write("site/hugo.toml", "");
        folder.Write("site/content/blog/other.md", "Other");
        folder.Write("site/content/blog/post/index.md", "[x](../other.md) [y](../../../../outside.md)");

        Assert.Equal(
            ["ok", "outside-root"],
            (await LinksAsync("site/content/blog/post")).Select(link => Text(link, "reason"))
        );
    }

    [Fact]
    public async Task Hexos_post_links_and_Jekylls_links_are_checked_against_the_sources()
    {
        folder.Write("_config.yml", "title: x\n");
        folder.Write("source/_posts/sub/other.md", "Other");
        folder.Write(
            "source/_posts/post.md",
            "---\npermalink: https://blog.example/post\n---\n{% post_link other 'A title' %} {% post_link nope %} {% link _posts/none.md %}"
        );
        var links = await LinksAsync("source/_posts/post.md");

        Assert.Equal(
            ["other alive", "nope dead", "_posts/none.md dead"],
            links.Select(link => $"{Text(link, "url")} {Text(link, "status")}")
        );
        Assert.Equal("A title", Text(links[0].GetProperty("places")[0], "text"));
    }

    [Fact]
    public async Task Fragments_are_looked_for_in_files_too()
    {
        string[] good = ["part", "old%20name", "readme", "top", "", "part:~:text=Part", "/route"];
        folder.Write(
            "site/index.html",
            string.Concat(good.Append("none").Select(part => $"<a href='sub/page.html#{part}'>x</a>"))
                + "<a href='sub/#none'>x</a> <a href='notes.md#none'>x</a> <a href='template.html#none'>x</a>"
        );
        folder.Write("site/sub/page.html", "<h1 id=part>Part</h1><a name='old name'></a><p id=user-content-readme>");
        folder.Write("site/sub/index.html", "<p>sub</p>");
        folder.Write("site/notes.md", "# Notes");
        folder.Write("site/template.html", "<p id={{ id }}>");
        var links = await LinksAsync("site/index.html", "--fragments");

        Assert.Equal(
            [.. good.Select(_ => "ok"), "missing-fragment", "missing-fragment", "missing-fragment", "ok"],
            links.Select(link => Text(link, "reason"))
        );
        Assert.All(await LinksAsync("site/index.html"), link => Assert.Equal("alive", Text(link, "status")));
    }

    [Fact]
    public async Task A_deadline_leaves_what_is_known()
    {
        Server.Map(
            "/hang",
            async context =>
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        folder.Write("post.md", "[a](http://a.example/page) [b](http://a.example/hang)");
        var result = await AuditAsync("post.md", "--deadline", "8s", "--format", "json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--deadline ended the run", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["ok", "interrupted"],
            JsonDocument
                .Parse(result.Output)
                .RootElement.GetProperty("links")
                .EnumerateArray()
                .Select(link => Text(link, "reason"))
        );
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<IReadOnlyList<JsonElement>> LinksAsync(params string[] arguments)
    {
        var result = await AuditAsync([.. arguments, "--format", "json"]);
        Assert.DoesNotContain("archivetool:", result.Error, StringComparison.Ordinal);
        return [.. JsonDocument.Parse(result.Output).RootElement.GetProperty("links").EnumerateArray()];
    }

    private Task<CliResult> AuditAsync(params string[] arguments) =>
        CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            ["audit", .. arguments, "--allow-private-network", "--connect-to", $"::127.0.0.1:{Server.HttpPort}"]
        );
}
