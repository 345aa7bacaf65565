namespace ArchiveTool.Cli.Tests;

/// <summary>The pages of which a machine may think that nothing is there, rightly or wrongly.</summary>
internal sealed partial class LabelledWeb
{
    private void AddSoftNotFound()
    {
        Soft("http://soft.example/a", "<title>Page not found - Soft</title><h1>Page not found</h1><p>Sorry.</p>");
        Soft(
            "http://soft-oops.example/a",
            "<title>Soft</title><h1>Oops! That page can’t be found.</h1><p>It does not exist."
        );
        Soft("http://soft-404.example/a", "<title>404</title><h1>404</h1><p>The page could not be found.</p>");
        Soft("http://soft-short.example/a", "<p>404 page not found</p>");
        Soft("http://soft-zh.example/a", "<title>页面不存在</title><h1>抱歉，您访问的页面不存在</h1>");
        Soft(
            "http://soft-zh2.example/a",
            "<title>提示信息 - 论坛</title><h2>抱歉，指定的主题不存在或已被删除</h2><p>指定的主题不存在"
        );
        Expect("http://soft-gbk.example/a", "dead", "soft-404", GbkAsync);
        Redirect("http://home.example/2019/05/post.html", "dead", "soft-404", 302, "http://home.example/");
        Redirect("http://home2.example/old/page", "dead", "soft-404", 301, "http://www.home2.example/index.html");
        Redirect("http://to-404.example/a", "dead", "soft-404", 302, "/404.html");
        foreach (var url in (string[])["http://home.example/", "http://www.home2.example/index.html"])
        {
            Map(url, context => HtmlAsync(context, 200, Page));
        }

        Map(
            "http://to-404.example/404.html",
            context => HtmlAsync(context, 200, "<title>Nothing</title>Nothing here.")
        );
        Soft(
            "http://soft-heading.example/a",
            "<title>Soft</title><h2>Sorry, this page isn't available.</h2><p>Go home."
        );
        Soft("http://soft-zh3.example/a", "<title>某站</title><p>该文章已被作者删除</p>");
        Soft("http://soft-zh4.example/a", "<title>找不到此页面</title><p>找不到此页面");
        // Says so in its title alone, and says it to whatever is asked for.
        Expect("http://chatty.example/a", "dead", "soft-404");
    }

    private void AddNotSoftNotFound()
    {
        Expect(
            "http://article.example/how-to",
            "alive",
            "ok",
            200,
            $"<title>404 Not Found - what it means</title><h1>404 Not Found</h1>{Article}"
        );
        Expect(
            "http://docs.example/status/404",
            "alive",
            "ok",
            200,
            "<title>404 Not Found | Docs</title><h1>404 Not Found</h1><p>The page does not exist."
        );
        Expect(
            "http://shop.example/search",
            "alive",
            "ok",
            200,
            "<title>Search</title><h1>Results</h1><p>No products were found for this."
        );
        Expect(
            "http://news.example/a",
            "alive",
            "ok",
            200,
            $"<title>Missing plane could not be found</title><h1>Missing plane</h1>{Article}"
        );
        Expect(
            "http://statuses.example/list",
            "alive",
            "ok",
            200,
            "<title>Statuses</title><h2>Not Found</h2><p>404.<h2>Forbidden</h2><p>403."
        );
        foreach (
            var path in (string[])
                [
                    "en",
                    "zh-hans/",
                    "zh-Hant-TW/",
                    "es-419/",
                    "docs/",
                    "blog",
                    "wiki/Main_Page",
                    "welcome",
                    "startseite.html",
                ]
        )
        {
            Redirect($"http://front.example/{path}", "alive", "moved-temporarily", 302, "http://front.example/");
        }

        Map("http://front.example/", context => HtmlAsync(context, 200, Page));
    }

    /// <summary>Articles of one to four thousand characters: their hosts say 404 to what is not there.</summary>
    private void AddAboutNothing()
    {
        About("http://reference.example/docs/Status/410", "410 Gone", "410 Gone - HTTP | Reference");
        About(
            "http://blog-zh.example/archives/1.html",
            "访问页面不存在的解决方法",
            "访问页面不存在的解决方法 - 某博客"
        );
        About(
            "http://servers.example/archives/2.html",
            "Error 404: how to fix it",
            "Error 404: how to fix it in nginx"
        );
        About("http://books.example/book/5", "Gone", "Gone: A Novel | Books");
        Expect(
            "http://books.example/book/6",
            "alive",
            "ok",
            200,
            "<title>Gone: A Novel | Books</title><h1>Gone: A Novel</h1><p>A novel.</p>"
        );
    }

    private void About(string url, string heading, string title) =>
        Expect(url, "alive", "ok", 200, $"<title>{title}</title><h1>{heading}</h1>{Words(80)}");

    /// <summary>Numbers that are none of HTTP's.</summary>
    private void AddMovedToNumbers()
    {
        Redirect("http://short.example/s/abc", "alive", "moved-temporarily", 302, "/video/av404123");
        Redirect("http://permalink.example/p", "redirected", "moved-permanently", 301, "/archives/14042");
        Redirect("http://capture.example/web/2024/x", "alive", "moved-temporarily", 302, "/web/20240404120000/x");
        Redirect("http://posts.example/latest", "alive", "moved-temporarily", 302, "/posts/404");
        string[] pages =
        [
            "http://short.example/video/av404123",
            "http://permalink.example/archives/14042",
            "http://capture.example/web/20240404120000/x",
            "http://posts.example/posts/404",
        ];
        foreach (var page in pages)
        {
            Map(page, context => HtmlAsync(context, 200, Page));
        }
    }
}
