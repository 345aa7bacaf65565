using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>The package document of a book (https://www.w3.org/TR/epub-33/#sec-package-doc).</summary>
internal static class BookPackage
{
    /// <summary>The document.</summary>
    public static string Write(
        string title,
        IReadOnlyList<string> authors,
        string language,
        IReadOnlyList<BookChapter> chapters,
        IEnumerable<BookPicture> pictures,
        DateTimeOffset modified,
        byte[] seed
    )
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{language}\">\n"
        );
        AppendMetadata(
            text,
            title,
            authors,
            language,
            chapters,
            modified,
            new Guid(seed.AsSpan(0, 16), bigEndian: true)
        );
        text.Append("<manifest>\n")
            .Append("<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n")
            .Append("<item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n")
            .Append(
                "<item id=\"cover-image\" href=\"cover.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n"
            )
            .Append("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
        for (var i = 0; i < chapters.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"c{i + 1}\" href=\"{chapters[i].Name}\" media-type=\"application/xhtml+xml\"/>\n"
            );
        }

        var number = 0;
        foreach (var picture in pictures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"p{++number}\" href=\"{picture.Name}\" media-type=\"{picture.MediaType}\"/>\n"
            );
        }

        var direction = BookLanguage.IsRightToLeft(language) ? " page-progression-direction=\"rtl\"" : "";
        text.Append("</manifest>\n<spine")
            .Append(direction)
            .Append(">\n<itemref idref=\"cover\"/>\n<itemref idref=\"nav\"/>\n");
        for (var i = 0; i < chapters.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<itemref idref=\"c{i + 1}\"/>\n");
        }

        return text.Append("</spine>\n</package>\n").ToString();
    }

    private static void AppendMetadata(
        StringBuilder text,
        string title,
        IReadOnlyList<string> authors,
        string language,
        IReadOnlyList<BookChapter> chapters,
        DateTimeOffset modified,
        Guid id
    )
    {
        text.Append("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
            .Append(CultureInfo.InvariantCulture, $"<dc:identifier id=\"id\">urn:uuid:{id}</dc:identifier>\n")
            .Append("<dc:title>")
            .Append(BookFiles.Escape(string.IsNullOrWhiteSpace(title) ? "–" : title))
            .Append("</dc:title>\n");
        foreach (
            var tag in chapters.Select(chapter => chapter.Language).Prepend(language).Distinct(StringComparer.Ordinal)
        )
        {
            text.Append("<dc:language>").Append(tag).Append("</dc:language>\n");
        }

        foreach (var author in authors.Where(author => !string.IsNullOrWhiteSpace(author)))
        {
            text.Append("<dc:creator>").Append(BookFiles.Escape(author)).Append("</dc:creator>\n");
        }

        if (chapters.Max(chapter => chapter.Post.Date) is { } date)
        {
            text.Append(CultureInfo.InvariantCulture, $"<dc:date>{date.UtcDateTime:yyyy-MM-dd}</dc:date>\n");
        }

        text.Append(
                CultureInfo.InvariantCulture,
                $"<meta property=\"dcterms:modified\">{modified.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</meta>\n"
            )
            .Append("</metadata>\n");
    }
}
