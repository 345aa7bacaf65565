using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>
/// Holds a page to axe-core's rules. The engine comes with the package Deque.AxeCore.Commons, so that no browser test needs
/// the network, and none passes because the engine was not there.
/// </summary>
internal static class Axe
{
    /// <summary>Fails with each broken rule and the elements that break it; fails as well where no rule was tried.</summary>
    /// <param name="page">The page, in the state that is to be judged.</param>
    public static async Task AssertCleanAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(Told));
    }

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}: "
        + string.Join("; ", violation.Nodes.Take(5).Select(node => node.Html));
}
