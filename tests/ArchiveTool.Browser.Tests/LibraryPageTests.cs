using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>The library's own page as a person opens it.</summary>
public sealed class LibraryPageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task It_lists_the_post_with_its_thumbnail_and_leads_to_it()
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, fixture.Url("index.html"));

        var image = visit.Page.Locator("main img").First;
        await image.ScrollIntoViewIfNeededAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('main img').naturalWidth === 320");
        await visit.Page.GetByText("港口的灯").First.ClickAsync();
        await visit.Page.ArriveAsync("/posts/harbour-lights/index.html");
        await visit.Page.GetByText("Library").First.ClickAsync();
        await visit.Page.ArriveAsync(new Uri(fixture.Url("index.html")).AbsolutePath);
        Assert.All(visit.Requests, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Empty(visit.Errors);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing(ColorScheme scheme)
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, fixture.Url("index.html"), scheme);

        await Axe.AssertCleanAsync(visit.Page);
    }
}
