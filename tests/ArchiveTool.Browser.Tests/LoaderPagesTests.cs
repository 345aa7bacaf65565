using System.Text.Json;
using System.Text.RegularExpressions;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>Every picture that was archived is seen on the offline page without network and script, and none twice.</summary>
public sealed partial class LoaderPagesTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    /// <summary>The files of all pictures that a reader sees, once for each time.</summary>
    private const string Look = """
        async () => {
          await Promise.allSettled([...document.images].map((image) => image.decode()));
          const isSeen = (element) => {
            const box = element.getBoundingClientRect();
            let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
            if (right - left < 8 || bottom - top < 8) return `size ${box.width}x${box.height}`;
            if (getComputedStyle(element).visibility !== 'visible') return 'visibility';
            for (let one = element; one; one = one.parentElement) {
              const style = getComputedStyle(one);
              if (style.display === 'none') return 'display';
              if (Number(style.opacity) < 0.9) return `opacity ${style.opacity} of ${one.tagName}`;
              if (/blur\((?!0px)/.test(style.filter)) return 'blur';
              if (style.clipPath !== 'none' || (style.clip !== 'auto' && style.position === 'absolute')) return 'clip';
              if (style.contentVisibility === 'hidden') return 'content-visibility';
              if (one !== element && one !== document.body && one !== document.documentElement && /hidden|clip/.test(style.overflowY)) {
                const outer = one.getBoundingClientRect();
                [left, top, right, bottom] = [Math.max(left, outer.left), Math.max(top, outer.top), Math.min(right, outer.right), Math.min(bottom, outer.bottom)];
                if (right - left < box.width / 2 || bottom - top < box.height / 2) return 'cut off';
              }
            }
            return '';
          };
          const seen = [];
          for (const element of document.querySelectorAll('*')) {
            const urls = element.tagName === 'IMG'
              ? [element.naturalWidth > 1 ? element.currentSrc : 'not drawn ' + element.currentSrc]
              : [...getComputedStyle(element).backgroundImage.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1]);
            for (const url of urls) {
              if (url.includes('/assets/')) seen.push([url, isSeen(element)]);
            }
          }
          return JSON.stringify(seen);
        }
        """;

    [Theory(Timeout = 120_000)]
    [InlineData("reader")]
    [InlineData(null)]
    public async Task Each_picture_is_seen_once(string? form)
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync();
        server.MapRest(AnswerAsync);
        var posts = LoaderPages.All.Select(kind => folder.Write($"posts/{kind.Name}.html", kind.Html)).ToArray();
        var library = folder["library"];
        var archived = await CommandLine.RunAsync([
            "archive",
            .. posts,
            "-o",
            library,
            "--no-thumbnails",
            "--no-link-check",
            "--retries",
            "0",
            "--allow-private-network",
            "--insecure",
            "--connect-to",
            $":443:127.0.0.1:{server.HttpsPort}",
            .. form is null ? Array.Empty<string>() : ["--page", form],
        ]);
        Assert.True(archived.ExitCode is 0, archived.Error);

        await using var context = await fixture.Browser.NewContextAsync(
            new BrowserNewContextOptions { Offline = true, JavaScriptEnabled = false }
        );
        var page = await context.NewPageAsync();
        var wrong = new List<string>();
        foreach (var (name, html) in LoaderPages.All)
        {
            var post = Path.Combine(library, "posts", name);
            await page.GotoAsync(new Uri(Path.Combine(post, "index.html")).AbsoluteUri);
            var groups = Groups(Path.Combine(post, "manifest.json"));
            var seen = JsonSerializer.Deserialize<string[][]>(await page.EvaluateAsync<string>(Look))!;
            foreach (var group in Group().Matches(html).Select(match => match.Groups[1].Value).Distinct())
            {
                var places = seen.Where(one =>
                        groups.GetValueOrDefault(Path.GetFileNameWithoutExtension(one[0])) == group
                    )
                    .ToList();
                var expected = group == "twice" ? 2 : 1;
                if (places.Count != expected || places.Exists(place => place[1].Length > 0))
                {
                    wrong.Add(
                        $"{name}: {group} is there {places.Count} times {string.Join(", ", places.Select(place => place[1]))}"
                    );
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_document_keeps_its_own_layout()
    {
        using var folder = new TemporaryFolder();
        var post = folder.Write(
            "themed.html",
            "<!DOCTYPE html><html class=\"no-js theme\"><head><title>Themed</title><style>body{margin:0;background:rgb(251,252,253)}body>main{width:333px}aside,p,details{color:rgb(9,9,9)!important;font-size:40px!important}</style><style media=print>main{width:1px!important}</style></head><body class=home><main><h1>Themed</h1><form class=f><p>Words</p></form></main></body></html>"
        );
        var archived = await CommandLine.RunAsync("archive", post, "-o", folder["library"], "--no-link-check");
        Assert.True(archived.ExitCode is 0, archived.Error);
        await using var visit = await Visit.OpenAsync(
            fixture.Browser,
            new Uri(folder["library/posts/themed/index.html"]).AbsoluteUri,
            ColorScheme.Dark
        );

        var page = visit.Page;
        Assert.Equal(
            "rgb(251, 252, 253) 333px home theme",
            await page.EvaluateAsync<string>(
                "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('body > main')).width, document.body.className, document.documentElement.className].join(' ')"
            )
        );
        await page.Locator(".at-bar summary").ClickAsync();
        var bar = await page.Locator(".at-bar .bar").InnerTextAsync();
        Assert.Contains("Themed", bar, StringComparison.Ordinal);
        Assert.Contains("Library", bar, StringComparison.Ordinal);
        Assert.Equal(
            "13px",
            await page.Locator(".at-bar p").First.EvaluateAsync<string>("(p) => getComputedStyle(p).fontSize")
        );
        Assert.Equal(
            "rgb(22, 24, 27)",
            await page.Locator(".at-bar .bar").EvaluateAsync<string>("(bar) => getComputedStyle(bar).backgroundColor")
        );
        await Axe.AssertCleanAsync(page);
        Assert.Empty(visit.Errors);
    }

    private static Dictionary<string, string> Groups(string manifest)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return json
            .RootElement.GetProperty("assets")
            .EnumerateArray()
            .Select(asset =>
                (Hash: asset.GetProperty("sha256").GetString()!, Url: asset.GetProperty("urls")[0].GetString()!)
            )
            .Where(asset => Group().IsMatch(asset.Url))
            .ToDictionary(
                asset => asset.Hash,
                asset => Group().Match(asset.Url).Groups[1].Value,
                StringComparer.Ordinal
            );
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var name = Path.GetFileNameWithoutExtension(path);
        var seed = name.Aggregate(7, (sum, unit) => (sum * 31) + unit) & 0xffff;
        context.Response.ContentType = "image/png";
        await context.Response.Body.WriteAsync(
            name is "wait" or "tiny" ? ImageMaker.Png(24, 15, seed)
            : name.EndsWith("-mid", StringComparison.Ordinal) ? ImageMaker.Png(300, 188, seed)
            : ImageMaker.Png(640, 400, seed)
        );
    }

    [GeneratedRegex("([a-z]+)-(?:full|mid|webp)\\.png", RegexOptions.None, 10_000)]
    private static partial Regex Group();
}
