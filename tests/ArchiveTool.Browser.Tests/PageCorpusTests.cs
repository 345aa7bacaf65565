using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>
/// Every page that the tool writes about hostile posts, opened and clicked: no script of a post runs, nothing is asked
/// of the network, and nothing beyond the library.
/// </summary>
public sealed class PageCorpusTests(PageCorpusFixture fixture) : IClassFixture<PageCorpusFixture>
{
    /// <summary>All that a browser would load or a reader could follow, resolved as the browser does, that leads elsewhere.</summary>
    private const string Look = """
        (root) => {
          const stray = [];
          const isInside = (url) => url.startsWith(root) || url.startsWith('data:') || url === 'about:blank';
          const see = (element, what, written) => {
            if (!written || written.startsWith('#')) return;
            let url;
            try { url = new URL(written, document.baseURI).href; } catch { return; }
            const isLink = ['a', 'area', 'q', 'blockquote', 'ins', 'del'].includes(element.localName) || what === 'longdesc';
            if (!isInside(url) && !(isLink && /^(https?|mailto|tel):/.test(url) && !url.startsWith(new URL(root).origin + '/')))
              stray.push(`<${element.localName} ${what}> ${written}`);
          };
          const names = ['href', 'xlink:href', 'src', 'poster', 'background', 'data', 'action', 'formaction', 'ping', 'cite',
            'longdesc', 'manifest', 'codebase', 'lowsrc', 'dynsrc', 'icon', 'archive', 'classid', 'attributionsrc', 'srcdoc'];
          for (const element of document.querySelectorAll('*')) {
            for (const name of names) see(element, name, element.getAttribute(name));
            for (const one of (element.getAttribute('srcset') || '').split(',')) see(element, 'srcset', one.trim().split(/\s+/)[0]);
            for (const attribute of element.attributes) {
              if (/^on/i.test(attribute.name)) stray.push(`<${element.localName} ${attribute.name}>`);
              const isText = /^(title|alt|data-.*|aria-.*|content|name|value|label|class|id)$/.test(attribute.name);
              if (!isText) for (const [, , url] of attribute.value.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)) see(element, attribute.name, url);
            }
          }
          const rules = (list, base) => {
            for (const rule of list) {
              if (rule.cssRules) rules(rule.cssRules, base);
              for (const [, url] of rule.cssText.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)) {
                const full = new URL(url, base).href;
                if (!isInside(full) && !url.startsWith('#')) stray.push(`css ${url}`);
              }
            }
          };
          for (const sheet of document.styleSheets) {
            try { rules(sheet.cssRules, sheet.href || document.baseURI); } catch { /* a sheet from disk cannot be read */ }
          }
          return stray;
        }
        """;

    private const string Click = """
        async (root) => {
          for (const element of document.querySelectorAll('*')) {
            // Where plain links lead was looked at; whatever else a click does is wanted here.
            const target = element.closest('a[href], area[href]')?.href || '';
            if (/^https?:/.test(target) || (target.startsWith && target.startsWith(root))) continue;
            for (const type of ['mouseover', 'focus', 'pointerdown', 'mousedown', 'mouseup'])
              element.dispatchEvent(new Event(type, { bubbles: true }));
            if (element.click) element.click(); else element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
          }
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return window.owned === 1 || document.title.includes('/owned/');
        }
        """;

    [Theory(Timeout = 300_000)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Nothing_runs_and_nothing_beyond_the_library_is_asked_for(bool isHosted, bool hasPolicies)
    {
        var root = RootUrl(isHosted, hasPolicies);
        var strays = new ConcurrentQueue<string>();
        await using var context = await fixture.Chromium.Browser.NewContextAsync();
        var page = await WatchAsync(context, root, strays);
        var drawings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var url in Pages(root))
        {
            drawings.UnionWith(await VisitAsync(page, url, root + "lib/", strays));
        }

        Assert.Contains(drawings, url => url.StartsWith(root, StringComparison.Ordinal));
        foreach (var url in drawings.Concat(TextFiles(root)))
        {
            await VisitAsync(page, url, root + "lib/", strays);
        }

        Assert.True(strays.IsEmpty, string.Join('\n', strays.Distinct(StringComparer.Ordinal)));
        Assert.All(
            fixture.Server.Requests.Where(request => request.HostName == "127.0.0.1"),
            // A browser asks every host for its icon when it opens a picture or a text by itself.
            request =>
                Assert.Matches("^/((site|bare)/(lib/|(report|control|thief).html$)|favicon.ico$)", request.Target)
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task What_is_looked_for_is_seen()
    {
        fixture.WriteBeside(
            "lib/posts/control/index.html",
            $"<title>c</title><p onclick=\"{AttackCorpus.Script}\">p</p><img src=../../../outside.png><link rel=help href=../../../x>"
                + "<style>p {{ background: url(../../../outside.png) }</style>"
        );
        var root = RootUrl(isHosted: false, hasPolicies: true);
        var strays = new ConcurrentQueue<string>();
        await using var context = await fixture.Chromium.Browser.NewContextAsync();
        var page = await WatchAsync(context, root, strays);
        var url = $"{root}lib/posts/control/index.html";
        await VisitAsync(page, url, root + "lib/", strays);

        Assert.Contains($"{url} runs a script", strays);
        Assert.Contains($"{url}: <img src> ../../../outside.png", strays);
        Assert.Contains($"{url}: <link href> ../../../x", strays);
        Assert.Contains(
            strays,
            stray => stray.EndsWith("outside.png", StringComparison.Ordinal) && stray.Contains("asks for")
        );
    }

    [Theory(Timeout = 300_000)]
    [InlineData(true, "")]
    [InlineData(false, "")]
    [InlineData(true, "whole-")]
    [InlineData(false, "whole-")]
    public async Task A_post_does_not_touch_the_bar(bool hasPolicies, string form)
    {
        var root = RootUrl(isHosted: false, hasPolicies);
        await using var context = await fixture.Chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{root}lib/posts/{form}plain/index.html");
        var box = (await page.Locator(form.Length > 0 ? ".at-bar .bar" : ".at-nav").BoundingBoxAsync())!;
        var place = new Clip
        {
            // Round corners let the document through.
            X = box.X + 3,
            Y = box.Y + 3,
            Width = box.Width - 6,
            Height = box.Height - 6,
        };
        var bar = await BarAsync(page, place);
        var covered = new List<string>();
        foreach (var slug in fixture.Slugs.Where(slug => slug.StartsWith(form + "cover-", StringComparison.Ordinal)))
        {
            await page.GotoAsync($"{root}lib/posts/{slug}/index.html");
            await page.EvaluateAsync("() => document.querySelectorAll('button').forEach((one) => one.click())");
            var now = await BarAsync(page, place);
            // What a document hides as a whole has no bar either; nothing stands in its place.
            var isBlank = await page.EvaluateAsync<bool>("() => getComputedStyle(document.body).display === 'none'");
            if (!isBlank && !bar.AsSpan().SequenceEqual(now))
            {
                covered.Add(slug);
            }
        }

        Assert.Empty(covered);
    }

    [Fact(Timeout = 120_000)]
    public async Task Another_page_gets_nothing_of_the_data()
    {
        fixture.WriteBeside(
            "thief.html",
            """
            <!DOCTYPE html><html data-receiver="receive"><title>waits</title><script>
            window.got = [];
            const take = (...all) => window.got.push(all);
            window.receive = take;
            JSON.parse = take;
            for (const name of ['push', 'map', 'filter']) Array.prototype[name] = Array.prototype[name];
            Object.defineProperty(Object.prototype, 'picture', { set: take });
            Object.defineProperty(Object.prototype, 'finding', { set: take });
            try { Object.setPrototypeOf(Object.getPrototypeOf(window), new Proxy({}, { has: () => true, get: () => take })); } catch { }
            </script><script src="lib/browse/pictures.js"></script><script src="lib/browse/findings.js"></script>
            """
        );
        await using var context = await fixture.Chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        foreach (var isHosted in new[] { false, true })
        {
            var root = RootUrl(isHosted, hasPolicies: true);
            await page.GotoAsync(root + "thief.html");
            Assert.Equal(0, await page.EvaluateAsync<int>("() => window.got.length"));
            await page.GotoAsync(root + "lib/index.html#pictures");
            await Assertions.Expect(page.Locator(".gallery li").First).ToBeVisibleAsync();
        }
    }

    private string RootUrl(bool isHosted, bool hasPolicies) =>
        isHosted
            ? fixture.Server.Http(hasPolicies ? "/site/" : "/bare/")
            : new Uri(fixture.Root(hasPolicies) + "/").AbsoluteUri;

    private IEnumerable<string> Pages(string root) =>
        fixture
            .Slugs.Select(slug => $"{root}lib/posts/{slug}/index.html")
            .Concat([
                root + "lib/index.html#posts",
                root + "lib/index.html#pictures",
                root + "lib/index.html#findings",
                root + "report.html",
            ]);

    /// <summary>What came as HTML, XML or a script, opened by itself.</summary>
    private IEnumerable<string> TextFiles(string root)
    {
        var assets = Path.Combine(fixture.Root(hasPolicies: true), "lib", "assets");
        var files = Directory.EnumerateFiles(assets, "*", SearchOption.AllDirectories).ToList();
        Assert.DoesNotContain(files, file => Path.GetExtension(file) is ".html" or ".xml" or ".js" or ".xhtml");
        Assert.Contains(files, file => file.EndsWith(".html.txt", StringComparison.Ordinal));
        return files
            .Where(file => file.EndsWith(".txt", StringComparison.Ordinal))
            .Select(file => root + "lib/assets/" + Path.GetRelativePath(assets, file));
    }

    private static async Task<IPage> WatchAsync(IBrowserContext context, string root, ConcurrentQueue<string> strays)
    {
        var page = await context.NewPageAsync();
        context.Request += (_, request) =>
        {
            var isOurs =
                request.Url.StartsWith(root + "lib/", StringComparison.Ordinal)
                || request.Url.StartsWith(root + "report.html", StringComparison.Ordinal)
                || request.Url.StartsWith("data:", StringComparison.Ordinal);
            if (!isOurs)
            {
                strays.Enqueue($"{page.Url} asks for {request.Url}");
            }
        };
        context.Dialog += (_, dialog) =>
        {
            strays.Enqueue($"{page.Url} says {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Page += (_, other) => strays.Enqueue($"{page.Url} opens {other.Url}");
        return page;
    }

    private static async Task<string[]> VisitAsync(
        IPage page,
        string url,
        string library,
        ConcurrentQueue<string> strays
    )
    {
        await page.GotoAsync(url);
        foreach (var stray in await page.EvaluateAsync<string[]>(Look, library))
        {
            strays.Enqueue($"{url}: {stray}");
        }

        var drawings = await DrawingsAsync(page);
        if (await page.EvaluateAsync<bool>(Click, library))
        {
            strays.Enqueue($"{url} runs a script");
        }

        if (page.Url.Split('#')[0] != url.Split('#')[0])
        {
            strays.Enqueue($"{url} leads to {page.Url}");
        }

        return drawings;
    }

    private static Task<string[]> DrawingsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            "() => [...document.images].map((one) => one.currentSrc || one.src).filter((url) => url.endsWith('.svg'))"
        );

    private static async Task<byte[]> BarAsync(IPage page, Clip place)
    {
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        return await page.ScreenshotAsync(new PageScreenshotOptions { Clip = place });
    }
}
