using ArchiveTool.Testing;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>One chromium for all tests, and a library archived by the command line from the fixture's record.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The library's folder.</summary>
    public string Library => folder["library"];

    /// <summary>The file URL of a page of the library.</summary>
    public string Url(params string[] parts) => new Uri(Path.Combine([Library, .. parts])).AbsoluteUri;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var archived = await CommandLine.RunAsync(
            "archive",
            FixtureFiles.Path("posts", "harbour-lights.txt"),
            "-o",
            Library,
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz")
        );
        Assert.True(archived.ExitCode == 0, archived.Error);
        playwright = await Playwright.CreateAsync();

        // Every expectation waits for what it wants to see; on a busy machine that may take a while.
        Assertions.SetDefaultExpectTimeout(120_000);
        Browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium.Find(),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
        folder.Dispose();
    }
}
