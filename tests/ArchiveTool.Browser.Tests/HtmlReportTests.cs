using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Reports.Formats;
using ArchiveTool.Testing;
using ArchiveTool.Tracking.Judgements;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArchiveTool.Browser.Tests;

/// <summary>The report as a page: filtering, sorting, searching, and reading what was found.</summary>
public sealed class HtmlReportTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Counts_filter_by_what_was_found()
    {
        await using var visit = await OpenAsync(Few());

        await StatusIsAsync(visit, "6 entries");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "1 dead" }).ClickAsync();
        await StatusIsAsync(visit, "1 entry");
        await Expect(Items(visit)).ToContainTextAsync("https://gone.example/page");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "7 everything" }).ClickAsync();
        await StatusIsAsync(visit, "7 entries");
        Assert.All(visit.Requests, url => Assert.Matches("^(file|data):", url));
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Search_host_post_and_network_narrow_the_list()
    {
        await using var visit = await OpenAsync(Few());

        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("LAMP shop");
        await StatusIsAsync(visit, "1 entry");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await visit.Page.Locator("#host").SelectOptionAsync("old.example");
        await Expect(Items(visit)).ToContainTextAsync("Write instead https://new.example/page");
        await visit.Page.Locator("#host").SelectOptionAsync("");
        await visit.Page.Locator("#post").SelectOptionAsync("/posts/second.md");
        await StatusIsAsync(visit, "2 entries");
        await visit.Page.Locator("#post").SelectOptionAsync("");
        await visit.Page.Locator("#network").SelectOptionAsync("Duomai");
        await StatusIsAsync(visit, "1 entry");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("nowhere to be found");
        await StatusIsAsync(visit, "Nothing matches.");
    }

    [Fact]
    public async Task The_overview_counts_by_kind_reason_host_and_post_and_filters()
    {
        await using var visit = await OpenAsync(Few());
        var overview = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Overview" });

        await Expect(overview.GetByRole(AriaRole.Heading))
            .ToHaveTextAsync(["By kind", "By reason", "By host", "By post"]);
        await overview.GetByRole(AriaRole.Button, new() { Name = "old.example" }).ClickAsync();
        await StatusIsAsync(visit, "1 entry");
        await Expect(visit.Page.Locator("#host")).ToHaveValueAsync("old.example");
        await visit.Page.Locator("#host").SelectOptionAsync("");
        await overview.GetByRole(AriaRole.Button, new() { Name = "second.md" }).ClickAsync();
        await StatusIsAsync(visit, "2 entries");
        await visit.Page.Locator("#post").SelectOptionAsync("");
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("host");
        await Expect(visit.Page.Locator(".group").First).ToHaveTextAsync("c.duomai.com (1)");
        Assert.Equal("Link report: first.md, second.md", await visit.Page.TitleAsync());
    }

    [Fact]
    public async Task On_a_phone_the_filters_are_folded()
    {
        await using var visit = await OpenAsync(Few(), ColorScheme.Light, 390);

        await Expect(visit.Page.Locator("#host")).ToBeHiddenAsync();
        await visit.Page.GetByText("Filters").ClickAsync();
        await visit.Page.Locator("#host").SelectOptionAsync("old.example");
        await StatusIsAsync(visit, "1 entry");
    }

    [Fact]
    public async Task The_gravest_stand_first_unless_another_order_is_asked_for()
    {
        await using var visit = await OpenAsync(Few());
        var first = visit.Page.Locator(".items > li").First;

        await Expect(first).ToContainTextAsync("missing");
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("host");
        await Expect(first).ToContainTextAsync("https://c.duomai.com/");
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("places");
        await Expect(first).ToContainTextAsync("https://gone.example/page");
        await Expect(first).ToContainTextAsync("1 more place");
    }

    [Fact]
    public async Task A_chain_shows_each_stop_and_what_sent_the_reader_on()
    {
        await using var visit = await OpenAsync(Few());

        var chain = visit.Page.GetByRole(AriaRole.List, new() { Name = "Redirect chain" });
        await Expect(chain.GetByRole(AriaRole.Listitem))
            .ToHaveTextAsync(
                [
                    "https://old.example/page",
                    "301 for good\nhttps://new.example/page",
                    "302 for now\nhttps://new.example/today",
                ],
                new() { UseInnerText = true }
            );
    }

    [Fact]
    public async Task A_clean_address_can_be_copied_and_one_that_counts_clicks_is_no_link()
    {
        await using var visit = await OpenAsync(Few());

        var tracking = visit.Page.Locator(".items > li", new() { HasText = "utm_source=mail" });
        await tracking.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await tracking.GetByText("Copied").Or(tracking.GetByText("Marked")).WaitForAsync();
        await Expect(tracking.Locator("code").First).ToHaveTextAsync("https://tracked.example/?id=4");
        await Expect(visit.Page.Locator("a[href*='duomai']")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("a[href='https://gone.example/page']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_a_post_writes_is_only_ever_text()
    {
        await using var visit = await OpenAsync(
            Report([
                Link(
                    "https://a.example/</script><script>document.title='x'</script>",
                    LinkStatus.Dead,
                    Reason.NotFound
                ),
            ])
        );

        Assert.StartsWith("Link report", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await Expect(Items(visit)).ToContainTextAsync("<script>");
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Five_thousand_findings_are_filtered_without_drawing_them_all()
    {
        await using var visit = await OpenAsync(
            Report([
                .. Enumerable
                    .Range(0, 5000)
                    .Select(i =>
                        Link(
                            $"https://host{i % 50}.example/page/{i}",
                            i % 2 == 0 ? LinkStatus.Dead : LinkStatus.Redirected,
                            Reason.Gone
                        )
                    ),
            ])
        );

        await StatusIsAsync(visit, "5,000 entries");
        Assert.InRange(await visit.Page.Locator(".items > li").CountAsync(), 50, 500);
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("page/4999");
        await StatusIsAsync(visit, "1 entry");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("host7");
        await StatusIsAsync(visit, "100 entries");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await visit.Page.Keyboard.PressAsync("End");
        await visit.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await visit.Page.WaitForFunctionAsync("() => document.querySelectorAll('.items > li').length >= 240");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1200, "report-page")]
    [InlineData(ColorScheme.Dark, 1200, "report-page-dark")]
    [InlineData(ColorScheme.Dark, 380, null)]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off(ColorScheme scheme, int width, string? picture)
    {
        await using var visit = await OpenAsync(Few(), scheme, width);

        // Before axe: its own asking for the style sheet is one more thing that the page's policy forbids.
        Assert.Empty(visit.Errors);
        await Axe.AssertCleanAsync(visit.Page);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        if (picture is not null && Environment.GetEnvironmentVariable("ARCHIVETOOL_SCREENSHOTS") is { Length: > 0 })
        {
            var path = Path.Combine(FixtureFiles.Repository, "docs", "images", picture + ".png");
            await visit.Page.ScreenshotAsync(new() { Path = path });
        }
    }

    private async Task<Visit> OpenAsync(AuditReport report, ColorScheme scheme = ColorScheme.Light, int width = 1200)
    {
        var path = folder["report.html"];
        await using (var file = File.Create(path))
        {
            var settings = new ReportSettings
            {
                ToolVersion = "1.2.3",
                WorkingFolder = "/posts",
                MadeAt = new DateTimeOffset(2021, 11, 25, 12, 44, 0, TimeSpan.Zero),
            };
            await new ReportWriter(settings).WriteAsync(
                report,
                ReportFormat.Html,
                file,
                TestContext.Current.CancellationToken
            );
        }

        return await Visit.OpenAsync(fixture.Browser, new Uri(path).AbsoluteUri, scheme, width);
    }

    private static Task StatusIsAsync(Visit visit, string text) =>
        Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(text);

    private static ILocator Items(Visit visit) => visit.Page.Locator(".items");

    private static AuditReport Few() =>
        Report(
            [
                Link("https://fine.example/", LinkStatus.Alive, Reason.Ok),
                Link("https://gone.example/page", LinkStatus.Dead, Reason.NotFound) with
                {
                    HttpStatus = 404,
                    Places =
                    [
                        new("/posts/first.md", 3, 1, "the page", null),
                        new("/posts/first.md", 9, 4, "again", null),
                        new("/posts/first.md", 12, 4, null, null),
                        new("/posts/second.md", 5, 2, "the page", null),
                    ],
                },
                Link("https://old.example/page", LinkStatus.Redirected, Reason.MovedPermanently) with
                {
                    HttpStatus = 301,
                    FinalUrl = "https://new.example/today",
                    Redirects = [new(301, "https://new.example/page"), new(302, "https://new.example/today")],
                    Suggestion = "https://new.example/page",
                },
                Link("https://wall.example/", LinkStatus.Blocked, Reason.BotWall) with
                {
                    HttpStatus = 403,
                },
                Link("https://tracked.example/?utm_source=mail&id=4", LinkStatus.Alive, Reason.Ok) with
                {
                    Tracking = new(
                        "https://tracked.example/?id=4",
                        [new TrackingParameter("utm_source", "mail", "utm")],
                        null,
                        null,
                        false
                    ),
                },
                Link(
                    "https://c.duomai.com/track.php?site_id=1&t=https://lamps.example/",
                    LinkStatus.Alive,
                    Reason.Ok,
                    "the lamp shop"
                ) with
                {
                    Tracking = new("https://lamps.example/", [], "Duomai", "https://lamps.example/", false),
                    Affiliate = new(
                        "Duomai",
                        new Dictionary<string, string> { ["site_id"] = "1" },
                        "https://lamps.example/"
                    ),
                },
            ],
            [
                new ReportProblem(
                    "/posts/second.md",
                    new Problem(
                        ProblemCode.Missing,
                        Reason.Forbidden,
                        "https://pictures.example/a.png",
                        "https://pictures.example/a.png is missing: forbidden (answered 403)",
                        7,
                        3
                    )
                ),
            ]
        );

    private static AuditReport Report(
        IReadOnlyList<LinkFinding> links,
        IReadOnlyList<ReportProblem>? problems = null
    ) =>
        new()
        {
            Summary = new AuditSummary
            {
                Posts = 2,
                References = links.Count + 3,
                Urls = links.Count,
                Alive = links.Count(link => link.Status == LinkStatus.Alive),
            },
            Links = links,
            Problems = problems ?? [],
        };

    private static LinkFinding Link(string url, LinkStatus status, Reason reason, string? text = null) =>
        new()
        {
            Url = url,
            Kind = ReferenceKind.Link,
            Status = status,
            Reason = reason,
            Redirects = [],
            Places = [new LinkPlace("/posts/first.md", 2, 1, text, null)],
        };
}
