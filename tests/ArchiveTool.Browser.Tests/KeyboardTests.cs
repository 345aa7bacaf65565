using ArchiveTool.Testing;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>The pages that are ours at 200 % zoom, by keyboard alone: all is reached, in its order, and seen where it is.</summary>
public sealed class KeyboardTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    // What a keyboard reaches; a link into the page that is seen only with the focus is one of them.
    private const string Find = """
        () => {
          window.stops = [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(element => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
          return stops.length;
        }
        """;

    private const string Look = """
        () => {
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
          const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          return [String(stops.indexOf(element)), isMarked && isSeen ? '' : element.outerHTML.slice(0, 200)];
        }
        """;

    [Theory]
    [InlineData("", ColorScheme.Light, 640)]
    [InlineData("", ColorScheme.Dark, 195)]
    [InlineData("#pictures", ColorScheme.Dark, 640)]
    [InlineData("#pictures", ColorScheme.Light, 195)]
    [InlineData("#findings", ColorScheme.Dark, 195)]
    [InlineData("#findings", ColorScheme.Light, 640)]
    [InlineData("#kept?post=piers", ColorScheme.Light, 640)]
    public Task The_library(string view, ColorScheme scheme, int width) =>
        CheckAsync(fixture.Inner.Url("index.html") + view, scheme, width);

    [Theory]
    [InlineData("piers", ColorScheme.Light, 640)]
    [InlineData("harbour-lights", ColorScheme.Dark, 640)]
    [InlineData("piers", ColorScheme.Dark, 195)]
    public Task A_post(string slug, ColorScheme scheme, int width) =>
        CheckAsync(fixture.Inner.Url("posts", slug, "index.html"), scheme, width);

    [Theory]
    [InlineData(ColorScheme.Light, 640)]
    [InlineData(ColorScheme.Dark, 640)]
    [InlineData(ColorScheme.Light, 195)]
    public async Task A_report(ColorScheme scheme, int width)
    {
        using var folder = new TemporaryFolder();
        var audited = await CommandLine.RunAsync(
            "audit",
            fixture.Posts["piers.md"],
            fixture.Posts["lamps.md"],
            "--report",
            folder["report.html"],
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz")
        );
        Assert.True(audited.ExitCode is 0 or 1, audited.Error);

        await CheckAsync(new Uri(folder["report.html"]).AbsoluteUri, scheme, width);
    }

    /// <summary>Zoom by two halves the window's width in CSS pixels and doubles the pixels of each.</summary>
    private async Task CheckAsync(string url, ColorScheme scheme, int width)
    {
        await using var context = await fixture.Inner.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                Offline = true,
                ColorScheme = scheme,
                DeviceScaleFactor = 2,
                ViewportSize = new ViewportSize { Width = width, Height = 450 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

        var stops = await page.EvaluateAsync<int>(Find);
        var (reached, unseen) = (new List<int>(), new List<string>());
        for (var i = 0; i < stops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var found = await page.EvaluateAsync<string[]>(Look);
            reached.Add(int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture));
            unseen.AddRange(found.Skip(1).Where(element => element.Length > 0));
        }

        Assert.True(stops > 2, $"{stops} stops");
        Assert.Equal(Enumerable.Range(0, stops), reached);
        Assert.Empty(unseen);
        Assert.True(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            "it must be scrolled sideways"
        );
        await Axe.AssertCleanAsync(page);
    }
}
