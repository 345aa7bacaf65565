using ArchiveTool.Testing;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>Searching, looking and reading in a library of several posts.</summary>
public sealed class BrowsingTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    private BrowserFixture Browser => fixture.Inner;

    [Fact]
    public async Task Typing_shows_the_posts_that_match()
    {
        await using var visit = await OpenAsync();

        Assert.Equal(3, await visit.Page.Locator(".posts li:visible").CountAsync());
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("LAMP piers");
        Assert.Equal(["Nine piers & one <lamp>"], await TitlesAsync(visit));
        Assert.Equal("1 post", await visit.Page.GetByRole(AriaRole.Status).InnerTextAsync());
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("nothing like it");
        Assert.Equal("No post matches.", await visit.Page.GetByRole(AriaRole.Status).InnerTextAsync());
        Clean(visit);
    }

    [Fact]
    public async Task Category_year_and_problems_narrow_the_list()
    {
        await using var visit = await OpenAsync();

        await visit.Page.GetByLabel("Category").SelectOptionAsync("Lights");
        Assert.Equal(["Lamps at dusk"], await TitlesAsync(visit));
        await visit.Page.GetByLabel("Category").SelectOptionAsync("");
        await visit.Page.GetByLabel("Year").SelectOptionAsync("2019");
        Assert.Equal(["Nine piers & one <lamp>"], await TitlesAsync(visit));
        await visit.Page.GetByLabel("Year").SelectOptionAsync("");
        await visit.Page.GetByLabel("With problems").CheckAsync();
        Assert.Equal(["Nine piers & one <lamp>"], await TitlesAsync(visit));
    }

    [Fact]
    public async Task Posts_can_be_sorted()
    {
        await using var visit = await OpenAsync();

        Assert.StartsWith("港口", (await TitlesAsync(visit))[0], StringComparison.Ordinal);
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("oldest");
        Assert.Equal("Nine piers & one <lamp>", (await TitlesAsync(visit))[0]);
        await visit.Page.GetByLabel("Sort").SelectOptionAsync("pictures");
        Assert.StartsWith("港口", (await TitlesAsync(visit))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_opens_with_where_it_came_from()
    {
        await using var visit = await OpenAsync("#pictures");
        var pictures = visit.Page.Locator(".gallery button");
        Assert.Equal(9, await pictures.CountAsync());

        await pictures.First.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        var facts = await dialog.InnerTextAsync();
        Assert.Contains("Picture 1 of 9", facts, StringComparison.Ordinal);
        Assert.Contains("Referrer sent", facts, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", facts);
        Assert.Matches("https?://[^ ]+", facts);
        Assert.Contains("港口", facts, StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Contains("Picture 9 of 9", await dialog.InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('dialog img').naturalWidth >= 550");
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await dialog.IsVisibleAsync());
        Clean(visit);
    }

    [Fact]
    public async Task Findings_name_what_is_wrong_and_where()
    {
        await using var visit = await OpenAsync("#findings");

        await visit.Page.GetByLabel("Kind").SelectOptionAsync("tracking");
        var row = await visit.Page.Locator("tbody tr").Filter(new() { HasText = "shop.example.org" }).InnerTextAsync();
        Assert.Contains("utm_source", row, StringComparison.Ordinal);
        Assert.Contains("https://shop.example.org/?id=4", row, StringComparison.Ordinal);
        await visit.Page.GetByLabel("Kind").SelectOptionAsync("missing");
        await visit.Page.Locator("tbody tr").GetByText("Nine piers").ClickAsync();
        await visit.Page.WaitForURLAsync("**/posts/piers/index.html");
    }

    [Fact]
    public async Task Posts_lead_to_each_other_offline()
    {
        await using var visit = await Visit.OpenAsync(Browser.Browser, Browser.Url("posts", "piers", "index.html"));

        await visit.Page.GetByText("the lamps").ClickAsync();
        await visit.Page.WaitForURLAsync("**/posts/lamps/index.html#dusk");
        await visit.Page.GetByText("the piers").ClickAsync();
        await visit.Page.WaitForURLAsync("**/posts/piers/index.html");
        Clean(visit);
    }

    [Fact]
    public async Task Without_script_the_posts_are_there()
    {
        var context = await Browser.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await using var _ = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync(Browser.Url("index.html"));

        Assert.Equal(3, await page.GetByRole(AriaRole.Heading, new() { Level = 2 }).CountAsync());
        Assert.False(await page.GetByRole(AriaRole.Search).IsVisibleAsync());
        await page.GetByText("Lamps at dusk").ClickAsync();
        await page.WaitForURLAsync("**/posts/lamps/index.html");
    }

    [Theory]
    [InlineData("", ColorScheme.Light, 1200)]
    [InlineData("", ColorScheme.Dark, 380)]
    [InlineData("#pictures", ColorScheme.Light, 1200)]
    [InlineData("#pictures", ColorScheme.Dark, 380)]
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
    [InlineData("browse-page-narrow", "", ColorScheme.Dark, 380)]
    [InlineData("browse-pictures", "#pictures", ColorScheme.Dark, 1200)]
    [InlineData("browse-findings", "#findings", ColorScheme.Light, 1200)]
    public async Task Its_pictures_for_the_docs_can_be_made(string name, string view, ColorScheme scheme, int width)
    {
        await using var visit = await OpenAsync(view, scheme, width);
        await visit.Page.WaitForFunctionAsync(
            "() => [...document.images].every(image => image.complete || image.offsetParent === null)"
        );

        await ScreenshotAsync(visit, name);
        if (view == "#pictures")
        {
            await visit.Page.Locator(".gallery button").First.ClickAsync();
            await visit.Page.WaitForFunctionAsync("() => document.querySelector('dialog img').complete");
            await ScreenshotAsync(visit, "browse-lightbox");
        }
    }

    private static async Task ScreenshotAsync(Visit visit, string name)
    {
        // The gallery is nearly all photograph.
        var isPhotograph = name == "browse-pictures";
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

    private static Task<IReadOnlyList<string>> TitlesAsync(Visit visit) =>
        visit.Page.Locator(".posts li:visible h2").AllInnerTextsAsync();

    private static void Clean(Visit visit)
    {
        Assert.All(visit.Requests, url => Assert.Matches("^(file|data):", url));
        Assert.Empty(visit.Errors);
    }
}
