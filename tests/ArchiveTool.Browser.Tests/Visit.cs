using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>A page opened with the network off; what it asked for and complained of is kept, while the browser tells more.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Every URL that the page asked for, the page itself included.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Every console error and every error of the page.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    public static async Task<Visit> OpenAsync(
        IBrowser browser,
        string url,
        ColorScheme scheme = ColorScheme.Light,
        int width = 1000
    )
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                Offline = true,
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
            }
        );
        context.SetDefaultTimeout(120_000);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Request += (_, request) => visit.Requests.Enqueue(request.Url);
        visit.Page.PageError += (_, error) => visit.Errors.Enqueue(error);
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                visit.Errors.Enqueue(message.Text);
            }
        };
        await visit.Page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return visit;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
