using System.Globalization;
using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Browser.Tests;

/// <summary>A post that is laid out for reading, on a phone.</summary>
public sealed class ReaderPageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact(Timeout = 120_000)]
    public async Task Nothing_is_wider_than_a_phone_and_a_long_post_has_contents()
    {
        using var folder = new TemporaryFolder();
        var wide = new string('w', 300);
        var post = new StringBuilder("---\ntitle: Long\n---\n");
        for (var i = 1; i <= 5; i++)
        {
            post.Append(
                CultureInfo.InvariantCulture,
                $"## Part {i} & `more`\n\n{string.Concat(Enumerable.Repeat("Words and words. ", 90))}\n\n"
            );
        }

        post.Append("```sh\n" + wide + "\n```\n\n`" + wide + "`\n\n" + wide + "\n\n");
        post.Append("| a | b |\n|---|---|\n| " + string.Join(" | ", Enumerable.Repeat(wide[..90], 2)) + " |\n\n");
        post.Append(
            "<figure class=\"highlight bash\"><figcaption><span>run</span></figcaption><table><tr><td class=\"gutter\"><pre><span class=\"line\">1</span></pre></td>"
                + $"<td class=\"code\"><pre><span class=\"line\">docker run {wide} -v /var</span></pre></td></tr></table></figure>\n"
        );
        var archived = await CommandLine.RunAsync(
            "archive",
            folder.Write("long.md", post.ToString()),
            "-o",
            folder["library"],
            "--no-link-check"
        );
        Assert.True(archived.ExitCode is 0, archived.Error);
        await using var visit = await Visit.OpenAsync(
            fixture.Browser,
            new Uri(folder["library/posts/long/index.html"]).AbsoluteUri,
            width: 390
        );

        var page = visit.Page;
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('main, main > *, archived-post, archived-post > *')]
                  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))
                """
            )
        );
        Assert.True(
            await page.EvaluateAsync<bool>(
                "() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('archived-post').scrollWidth <= document.querySelector('archived-post').clientWidth + 1"
            )
        );
        Assert.Equal(
            3,
            await page.EvaluateAsync<int>(
                "() => [document.querySelector('archived-post > pre'), document.querySelector('archived-post > table'), document.querySelector('figure.highlight table')].filter((one) => one.scrollWidth > one.clientWidth).length"
            )
        );
        await page.Locator(".at-contents summary").ClickAsync();
        Assert.Equal(5, await page.Locator(".at-contents a").CountAsync());
        Assert.Equal("Part 3 & more", await page.Locator(".at-contents a").Nth(2).InnerTextAsync());
        await page.Locator(".at-contents a").Nth(2).ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => scrollY > 1000"));
        await Axe.AssertCleanAsync(page);
        Assert.Empty(visit.Errors);
    }
}
