using ArchiveTool.Testing;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>The offline page as a person opens it: from disk, with the network off.</summary>
public sealed class OfflinePageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private string PageUrl => fixture.Url("posts", "harbour-lights", "index.html");

    [Fact]
    public async Task All_nine_pictures_are_drawn_and_nothing_is_asked_for_elsewhere()
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, PageUrl);

        var widths = await visit.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const images = [...document.querySelectorAll('archived-post img')];
              await Promise.allSettled(images.map(image => { image.loading = 'eager'; return image.decode(); }));
              return images.map(image => image.naturalWidth);
            }
            """
        );
        Assert.Equal([550, 620, 620, 620, 620, 620, 620, 620, 620], widths);
        Assert.All(visit.Requests, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Title_author_and_date_are_shown()
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, PageUrl);

        Assert.Contains("港口的灯", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("港口的灯", await visit.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        var header = await visit.Page.Locator("header").InnerTextAsync();
        Assert.Contains("Harbour Notes", header, StringComparison.Ordinal);
        Assert.Contains("25 November 2021", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_can_be_read_in_light_and_in_dark(ColorScheme scheme)
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, PageUrl, scheme);

        var (ink, paper) = (
            await LuminanceAsync(visit.Page, "color"),
            await LuminanceAsync(visit.Page, "backgroundColor")
        );
        var contrast = (Math.Max(ink, paper) + 0.05) / (Math.Min(ink, paper) + 0.05);
        Assert.True(contrast >= 7, $"contrast {contrast}");
        Assert.Equal(scheme == ColorScheme.Light, paper > ink);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1000)]
    [InlineData(ColorScheme.Dark, 1000)]
    [InlineData(ColorScheme.Light, 380)]
    public async Task Axe_finds_nothing(ColorScheme scheme, int width)
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, PageUrl, scheme, width);

        await Axe.AssertCleanAsync(visit.Page);
    }

    [Fact]
    public async Task A_narrow_screen_needs_no_sideways_scrolling()
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, PageUrl, width: 360);

        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Theory]
    [InlineData("offline-page", ColorScheme.Light, 1000)]
    [InlineData("offline-page-dark", ColorScheme.Dark, 1000)]
    [InlineData("offline-page-narrow", ColorScheme.Light, 380)]
    public async Task Its_pictures_for_the_docs_can_be_made(string name, ColorScheme scheme, int width)
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, PageUrl, scheme, width);

        var picture = await visit.Page.ScreenshotAsync();
        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("ARCHIVETOOL_SCREENSHOTS") is { Length: > 0 })
        {
            var path = Path.Combine(FixtureFiles.Repository, "docs", "images", name + ".png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, picture);
        }
    }

    private static Task<double> LuminanceAsync(IPage page, string property) =>
        page.EvaluateAsync<double>(
            """
            property => {
              const [r, g, b] = getComputedStyle(document.body)[property].match(/[\d.]+/g).map(Number)
                .map(value => value / 255)
                .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
            """,
            property
        );
}
