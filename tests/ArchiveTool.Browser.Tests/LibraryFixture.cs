using ArchiveTool.Testing;

namespace ArchiveTool.Browser.Tests;

/// <summary>A library of three posts that share pictures and lead to each other, with something wrong in one.</summary>
public sealed class LibraryFixture : IAsyncLifetime
{
    private readonly BrowserFixture browser = new();

    /// <summary>The browser and the library, with the harbour's post in it.</summary>
    public BrowserFixture Inner => browser;

    /// <summary>The folder in which the other posts stand.</summary>
    public TemporaryFolder Posts { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await browser.InitializeAsync();
        Posts.Write(
            "piers.md",
            """
            ---
            title: Nine piers & one <lamp>
            date: 2019-05-01 08:00:00
            categories: [Walks]
            permalink: https://blog.example.org/piers/
            ---
            See [the lamps](https://blog.example.org/lamps/#dusk) and [a shop](https://shop.example.org/?utm_source=mail&id=4).

            ![A pier](https://gone.example.org/pier.png)
            """
        );
        Posts.Write(
            "lamps.md",
            """
            ---
            title: Lamps at dusk
            date: 2021-06-02 08:00:00
            categories: [Lights]
            permalink: https://blog.example.org/lamps/
            ---
            First line
            second line, back to [the piers](https://blog.example.org/piers/).
            """
        );
        var archived = await CommandLine.RunAsync(
            "archive",
            Posts["piers.md"],
            Posts["lamps.md"],
            "-o",
            browser.Library,
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz")
        );
        Assert.True(archived.ExitCode == 1, archived.Error);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        Posts.Dispose();
    }
}
