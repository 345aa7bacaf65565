using ArchiveTool.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArchiveTool.Browser.Tests;

/// <summary>Searching, looking and reading in a library of several posts.</summary>
public sealed class BrowsingTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    private BrowserFixture Browser => fixture.Inner;

    [Fact]
    public async Task Typing_shows_the_posts_that_match()
    {
        await using var visit = await OpenAsync();

        await Expect(visit.Page.Locator(".posts li:visible")).ToHaveCountAsync(3);
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("LAMP nine");
        await Expect(Titles(visit)).ToHaveTextAsync(["Nine piers & one <lamp>"]);
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 post");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("nothing like it");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("No post matches.");
        Clean(visit);
    }

    [Theory]
    [InlineData("second line", "Lamps at dusk", "line", "second", "line")]
    [InlineData("防波堤上", "港口的灯：九张画面，从黄昏到黎明", "防波堤上")]
    [InlineData("堤", "港口的灯：九张画面，从黄昏到黎明", "堤")]
    [InlineData("lamps backwards", null)]
    public async Task What_the_posts_say_is_found_in_its_sentence(string query, string? title, params string[] marked)
    {
        await using var visit = await OpenAsync();
        await visit.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync(query);

        if (title is null)
        {
            await Expect(visit.Page.GetByText("No post has all of that.")).ToBeVisibleAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
            await Expect(Titles(visit)).ToHaveCountAsync(3);
        }
        else
        {
            await Expect(Titles(visit)).ToHaveTextAsync([title]);
            await Expect(visit.Page.Locator(".hit mark")).ToHaveTextAsync(marked);
        }

        Clean(visit);
    }

    [Fact]
    public async Task What_is_looked_for_stands_in_the_address()
    {
        await using var visit = await OpenAsync();
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("second");
        await visit.Page.GetByLabel("Year").SelectOptionAsync("2021");
        await Expect(Titles(visit)).ToHaveTextAsync(["Lamps at dusk"]);

        await using var again = await OpenAsync(new Uri(visit.Page.Url).Fragment);

        await Expect(again.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("second");
        await Expect(again.Page.GetByLabel("Year")).ToHaveValueAsync("2021");
        await Expect(Titles(again)).ToHaveTextAsync(["Lamps at dusk"]);
    }

    [Fact]
    public async Task On_a_phone_the_first_post_stands_high()
    {
        await using var visit = await OpenAsync("", ColorScheme.Light, 390);

        Assert.InRange((await visit.Page.Locator(".posts li").First.BoundingBoxAsync())!.Y, 0, 200);
        await Expect(visit.Page.GetByLabel("Category")).ToBeHiddenAsync();
        await visit.Page.GetByText("Filters").ClickAsync();
        await visit.Page.GetByLabel("Category").SelectOptionAsync("Walks");
        await Expect(Titles(visit)).ToHaveTextAsync(["Nine piers & one <lamp>"]);
    }

    [Fact]
    public async Task The_gallery_is_filtered_sorted_and_closed_from_outside()
    {
        await using var visit = await OpenAsync("#pictures");
        await Expect(visit.Page.Locator(".gallery figcaption")).ToContainTextAsync(["港口"]);
        await visit.Page.GetByLabel("Year").SelectOptionAsync("2019");
        await Expect(visit.Page.GetByText("No picture has all of that.")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await visit.Page.GetByLabel("Order").SelectOptionAsync("largest");
        await visit.Page.Locator(".gallery button").First.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Next picture" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Picture 2 of 9");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await visit.Page.Locator(".gallery button").First.ClickAsync();
        await visit.Page.Mouse.ClickAsync(5, 5);
        await Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Category_year_and_problems_narrow_the_list()
    {
        await using var visit = await OpenAsync();

        await visit.Page.GetByLabel("Category").SelectOptionAsync("Lights");
        await Expect(Titles(visit)).ToHaveTextAsync(["Lamps at dusk"]);
        await visit.Page.GetByLabel("Category").SelectOptionAsync("");
        await visit.Page.GetByLabel("Year").SelectOptionAsync("2019");
        await Expect(Titles(visit)).ToHaveTextAsync(["Nine piers & one <lamp>"]);
        await visit.Page.GetByLabel("Year").SelectOptionAsync("");
        await visit.Page.GetByLabel("With problems").CheckAsync();
        await Expect(Titles(visit)).ToHaveTextAsync(["Nine piers & one <lamp>"]);
    }

    [Fact]
    public async Task On_paper_the_heading_stands_clear_of_the_posts()
    {
        await using var visit = await OpenAsync();
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var heading = (await visit.Page.Locator("h1").BoundingBoxAsync())!;
        var post = (await visit.Page.Locator(".posts li").First.BoundingBoxAsync())!;

        Assert.InRange(post.Y - (heading.Y + heading.Height), 16, 64);
    }

    [Fact]
    public async Task Posts_can_be_sorted()
    {
        await using var visit = await OpenAsync();

        await Expect(Titles(visit).First).ToContainTextAsync("港口");
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("oldest");
        await Expect(Titles(visit).First).ToHaveTextAsync("Nine piers & one <lamp>");
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("pictures");
        await Expect(Titles(visit).First).ToContainTextAsync("港口");
    }

    [Fact]
    public async Task A_picture_opens_with_where_it_came_from()
    {
        await using var visit = await OpenAsync("#pictures");
        var pictures = visit.Page.Locator(".gallery button");
        await Expect(pictures).ToHaveCountAsync(9);

        await pictures.First.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Picture 1 of 9");
        var facts = await dialog.InnerTextAsync();
        Assert.Contains("Referrer sent", facts, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", facts);
        Assert.Matches("https?://[^ ]+", facts);
        Assert.Contains("港口", facts, StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(dialog).ToContainTextAsync("Picture 9 of 9");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('dialog img').naturalWidth >= 550");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        Clean(visit);
    }

    [Fact]
    public async Task Findings_name_what_is_wrong_and_where()
    {
        await using var visit = await OpenAsync("#findings");

        await visit.Page.GetByLabel("Kind").SelectOptionAsync("tracking");
        var row = visit.Page.Locator("tbody tr").Filter(new() { HasText = "shop.example.org" });
        await Expect(row).ToContainTextAsync("utm_source");
        await Expect(row).ToContainTextAsync("https://shop.example.org/?id=4");
        await visit.Page.GetByLabel("Kind").SelectOptionAsync("missing");
        await visit.Page.Locator("tbody tr").GetByText("Nine piers").ClickAsync();
        await visit.Page.ArriveAsync("/posts/piers/index.html");
    }

    [Fact]
    public async Task What_was_kept_of_a_post_is_there_for_people()
    {
        await using var visit = await Visit.OpenAsync(Browser.Browser, Browser.Url("posts", "piers", "index.html"));
        await visit.Page.GetByText("What was kept").ClickAsync();

        var kept = visit.Page.Locator(".kept");
        await Expect(kept).ToContainTextAsync("https://gone.example.org/pier.png");
        await Axe.AssertCleanAsync(visit.Page);
        await using var harbour = await OpenAsync("#kept?post=harbour-lights", ColorScheme.Dark, 390);
        await Expect(harbour.Page.Locator(".kept tbody img")).ToHaveCountAsync(9);
        await Expect(harbour.Page.Locator(".kept")).ToContainTextAsync("referrer none");
        await Axe.AssertCleanAsync(harbour.Page);
        Assert.True(await harbour.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await harbour.Page.GetByRole(AriaRole.Searchbox).FillAsync("dusk");
        await Expect(Titles(harbour)).ToHaveTextAsync(["Lamps at dusk"]);
    }

    [Fact]
    public async Task One_post_follows_the_other()
    {
        await using var visit = await Visit.OpenAsync(Browser.Browser, Browser.Url("posts", "piers", "index.html"));
        await Expect(visit.Page.GetByText("Previous post")).ToBeHiddenAsync();
        await visit.Page.GetByText("Next post").ClickAsync();
        await visit.Page.ArriveAsync("/posts/lamps/index.html");
        await visit.Page.GetByText("Next post").ClickAsync();
        await visit.Page.ArriveAsync("/posts/harbour-lights/index.html");
        Clean(visit);
    }

    [Fact]
    public async Task Posts_lead_to_each_other_offline()
    {
        await using var visit = await Visit.OpenAsync(Browser.Browser, Browser.Url("posts", "piers", "index.html"));

        await visit.Page.GetByText("the lamps").ClickAsync();
        await visit.Page.ArriveAsync("/posts/lamps/index.html#dusk");
        await visit.Page.GetByText("the piers").ClickAsync();
        await visit.Page.ArriveAsync("/posts/piers/index.html");
        Clean(visit);
    }

    [Fact]
    public async Task Without_script_the_posts_are_there()
    {
        var context = await Browser.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await using var _ = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync(Browser.Url("index.html"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Search)).ToBeHiddenAsync();
        await page.GetByText("Lamps at dusk").ClickAsync();
        await page.ArriveAsync("/posts/lamps/index.html");
    }

    [Theory]
    [InlineData("", ColorScheme.Light, 1280)]
    [InlineData("", ColorScheme.Dark, 390)]
    [InlineData("", ColorScheme.Light, 2560)]
    [InlineData("#pictures", ColorScheme.Light, 1200)]
    [InlineData("#pictures", ColorScheme.Dark, 390)]
    [InlineData("#pictures", ColorScheme.Dark, 2560)]
    [InlineData("#findings", ColorScheme.Light, 1200)]
    [InlineData("#findings", ColorScheme.Dark, 380)]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off(string view, ColorScheme scheme, int width)
    {
        await using var visit = await OpenAsync(view, scheme, width);

        // Before axe: its own asking for the style sheet is one more thing that the page's policy forbids.
        Clean(visit);
        await Axe.AssertCleanAsync(visit.Page);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        if (view == "#pictures")
        {
            await visit.Page.Locator(".gallery button").First.ClickAsync();
            await Axe.AssertCleanAsync(visit.Page);
        }
    }

    [Theory]
    [InlineData("browse-page", "", ColorScheme.Light, 1200)]
    [InlineData("browse-page-dark", "", ColorScheme.Dark, 1200)]
    [InlineData("browse-page-narrow", "", ColorScheme.Dark, 380)]
    [InlineData("browse-pictures", "#pictures", ColorScheme.Light, 1200)]
    [InlineData("browse-pictures-dark", "#pictures", ColorScheme.Dark, 1200)]
    [InlineData("browse-pictures-narrow", "#pictures", ColorScheme.Light, 380)]
    [InlineData("browse-findings", "#findings", ColorScheme.Light, 1200)]
    public async Task Its_pictures_for_the_docs_can_be_made(string name, string view, ColorScheme scheme, int width)
    {
        await using var visit = await OpenAsync(view, scheme, width);
        await visit.Page.WaitForFunctionAsync(
            "() => [...document.images].every(image => image.complete || image.offsetParent === null)"
        );

        await ScreenshotAsync(visit, name);
        if (name == "browse-pictures-dark")
        {
            await visit.Page.Locator(".gallery button").First.ClickAsync();
            await visit.Page.WaitForFunctionAsync("() => document.querySelector('dialog img').complete");
            await ScreenshotAsync(visit, "browse-lightbox");
        }
    }

    private static async Task ScreenshotAsync(Visit visit, string name)
    {
        // The gallery is nearly all photograph.
        var isPhotograph = name.StartsWith("browse-pictures", StringComparison.Ordinal);
        var picture = await visit.Page.ScreenshotAsync(
            isPhotograph ? new() { Type = ScreenshotType.Jpeg, Quality = 82 } : null
        );
        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("ARCHIVETOOL_SCREENSHOTS") is { Length: > 0 })
        {
            var path = Path.Combine(FixtureFiles.Repository, "docs", "images", name + (isPhotograph ? ".jpg" : ".png"));
            await File.WriteAllBytesAsync(path, picture);
        }
    }

    private Task<Visit> OpenAsync(string view = "", ColorScheme scheme = ColorScheme.Light, int width = 1200) =>
        Visit.OpenAsync(Browser.Browser, Browser.Url("index.html") + view, scheme, width);

    private static ILocator Titles(Visit visit) => visit.Page.Locator(".posts li:visible h2");

    private static void Clean(Visit visit)
    {
        Assert.All(visit.Requests, url => Assert.Matches("^(file|data):", url));
        Assert.Empty(visit.Errors);
    }
}
