using System.Globalization;
using System.Security;
using System.Text;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>The files of a book around its chapters.</summary>
internal static class BookFiles
{
    /// <summary>Where the package stands.</summary>
    public const string Container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>

        """;

    /// <summary>The style of all chapters.</summary>
    public const string Style = """
        body { line-height: 1.5; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.2; }
        img { max-width: 100%; height: auto; }
        pre { white-space: pre-wrap; }
        table { border-collapse: collapse; }
        td, th { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; }
        blockquote { margin-left: 1em; padding-left: 1em; border-left: 2px solid; }
        figure { margin: 1em 0; }
        .meta { font-size: 0.9em; }
        .cover { text-align: center; }

        """;

    private const int LineLength = 22;
    private const int MostLines = 8;
    private const int FewestForYears = 12;

    /// <summary>A chapter.</summary>
    public static string Chapter(BrowsePost post, ManifestPost manifest, string language, string body)
    {
        var meta = new List<string>();
        if (post.Author is { } author)
        {
            meta.Add(Escape(author));
        }

        if (post.Date is { } date)
        {
            meta.Add(date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (manifest.DocumentUrl is { } url && Uri.IsWellFormedUriString(url, UriKind.Absolute))
        {
            meta.Add($"<a href=\"{Escape(url)}\">{Escape(url)}</a>");
        }

        var head = meta.Count == 0 ? "" : $"<p class=\"meta\">{string.Join(" · ", meta)}</p>\n";
        return Page(post.Title, language, $"<h1>{Escape(post.Title)}</h1>\n{head}{body}");
    }

    /// <summary>The page that shows the cover.</summary>
    public static string CoverPage(string title, string language) =>
        Page(title, language, $"<div class=\"cover\"><img src=\"cover.svg\" alt=\"{Escape(title)}\"/></div>");

    /// <summary>The picture of the cover: the title and who wrote it.</summary>
    public static string Cover(string title, string? author)
    {
        var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"800\" viewBox=\"0 0 600 800\">\n")
            .Append("<rect width=\"600\" height=\"800\" fill=\"#24424d\"/>\n");
        var y = 220;
        foreach (var line in Wrap(title))
        {
            AppendLine(svg, line, y, 40);
            y += 56;
        }

        AppendLine(svg, author ?? "", 720, 26);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The table of contents; by years where there are many chapters of several.</summary>
    public static string Navigation(string title, string language, IReadOnlyList<BookChapter> chapters)
    {
        var list = new StringBuilder("<nav epub:type=\"toc\" id=\"toc\"><h1>")
            .Append(Escape(title))
            .Append("</h1>\n<ol>\n");
        var years = chapters.GroupBy(chapter => chapter.Post.Date?.UtcDateTime.Year).ToList();
        if (years.Count < 2 || chapters.Count < FewestForYears)
        {
            AppendLinks(list, chapters);
        }
        else
        {
            foreach (var year in years)
            {
                list.Append("<li><span>")
                    .Append(year.Key?.ToString(CultureInfo.InvariantCulture) ?? "–")
                    .Append("</span>\n<ol>\n");
                AppendLinks(list, year);
                list.Append("</ol></li>\n");
            }
        }

        return Page(title, language, list.Append("</ol>\n</nav>").ToString());
    }

    /// <summary>Text as XML has it, without what XML cannot hold.</summary>
    public static string Escape(string text) =>
        SecurityElement.Escape(
            string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xfffe or 0xffff))
                    .Select(rune => rune.ToString())
            )
        );

    private static void AppendLinks(StringBuilder list, IEnumerable<BookChapter> chapters)
    {
        foreach (var chapter in chapters)
        {
            // An empty label is no link for readers.
            var label = string.IsNullOrWhiteSpace(chapter.Post.Title) ? chapter.Post.Slug : chapter.Post.Title;
            list.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{chapter.Name}\">{Escape(label)}</a></li>\n");
        }
    }

    private static string Page(string title, string language, string body)
    {
        var direction = BookLanguage.IsRightToLeft(language) ? " dir=\"rtl\"" : "";
        var name = string.IsNullOrWhiteSpace(title) ? "–" : title;
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}"{direction}>
            <head><title>{Escape(name)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
            <body>
            {body}
            </body>
            </html>

            """;
    }

    private static void AppendLine(StringBuilder svg, string text, int y, int size) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"300\" y=\"{y}\" font-size=\"{size}\" font-family=\"serif\" text-anchor=\"middle\" fill=\"#ffffff\">{Escape(text)}</text>\n"
        );

    /// <summary>Lines of about a cover's width; letters of East Asia are twice as wide.</summary>
    private static List<string> Wrap(string title)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var width = 0;
        foreach (var rune in title.EnumerateRunes())
        {
            var isBreak = width >= LineLength || (Rune.IsWhiteSpace(rune) && width > LineLength / 2);
            if (isBreak && (Rune.IsWhiteSpace(rune) || rune.Value > 0x2e80 || width >= LineLength + 8))
            {
                lines.Add(line.ToString());
                line.Clear();
                width = 0;
            }

            line.Append(rune);
            width += rune.Value > 0x2e80 ? 2 : 1;
        }

        lines.Add(line.ToString());
        return [.. lines.Take(MostLines).Select(one => one.Trim())];
    }
}
