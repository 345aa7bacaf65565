using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>Waiting for where a link leads.</summary>
internal static class Arrival
{
    /// <summary>
    /// Waits until a page's address ends so, but for a fragment, and all of the page is there. It is looked at, not
    /// listened for: what a quick page tells may have been told before anybody listens.
    /// </summary>
    public static async Task ArriveAsync(this IPage page, string ending)
    {
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(Regex.Escape(ending) + "(#.*)?$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
