using System.Collections.Frozen;

namespace ArchiveTool.Core.Media;

/// <summary>
/// Says what bytes are by looking at them (https://mimesniff.spec.whatwg.org/). What the server declared only decides
/// between kinds of text, which cannot be told apart otherwise: it never makes an image out of an error page.
/// </summary>
internal static class MediaTypeSniffer
{
    /// <summary>How many bytes from the beginning are enough for a judgement; fewer where the file is shorter.</summary>
    public const int HeadBytes = 4096;

    /// <summary>Each with a byte that ends a tag behind it (https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type).</summary>
    private static readonly FrozenSet<string> HtmlTags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "html",
        "head",
        "script",
        "iframe",
        "h1",
        "div",
        "font",
        "table",
        "a",
        "style",
        "title",
        "b",
        "body",
        "br",
        "p",
        // Beyond the standard's list: what fragments and error pages also begin with.
        "meta",
        "link",
        "center",
        "h2",
        "h3",
        "img",
        "span",
        "ul",
        "ol",
        "form",
        "noscript",
        "section",
        "article",
        "main",
        "hr",
        "pre"
    );

    private static readonly FrozenDictionary<string, MediaType> DeclaredText = new Dictionary<string, MediaType>(
        StringComparer.Ordinal
    )
    {
        ["text/css"] = MediaType.Css,
        ["text/javascript"] = new("text/javascript", "js"),
        ["application/javascript"] = new("text/javascript", "js"),
        ["application/x-javascript"] = new("text/javascript", "js"),
        ["application/ecmascript"] = new("text/javascript", "js"),
        ["text/ecmascript"] = new("text/javascript", "js"),
        ["application/json"] = MediaType.Json,
        ["text/json"] = MediaType.Json,
        ["application/ld+json"] = new("application/ld+json", "json"),
        ["application/manifest+json"] = new("application/manifest+json", "webmanifest"),
        ["application/geo+json"] = new("application/geo+json", "json"),
        ["text/html"] = MediaType.Html,
        ["application/xhtml+xml"] = new("application/xhtml+xml", "xhtml"),
        ["application/xml"] = MediaType.Xml,
        ["text/xml"] = MediaType.Xml,
        ["application/rss+xml"] = new("application/rss+xml", "xml"),
        ["application/atom+xml"] = new("application/atom+xml", "xml"),
        ["text/markdown"] = new("text/markdown", "md"),
        ["text/csv"] = new("text/csv", "csv"),
        ["text/vtt"] = new("text/vtt", "vtt"),
        ["text/calendar"] = new("text/calendar", "ics"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Says what the bytes are.</summary>
    /// <param name="head">The first <see cref="HeadBytes"/> bytes of the body, or all of a shorter one.</param>
    /// <param name="declared">The <c>Content-Type</c> as sent, parameters included, or null.</param>
    public static MediaType Sniff(ReadOnlySpan<byte> head, string? declared)
    {
        if (BinarySignatures.Match(head) is { } binary)
        {
            return binary;
        }

        var text = AsAscii(head);
        if (HasBinaryBytes(text))
        {
            return MediaType.Unknown;
        }

        var essence = Essence(declared);
        return Markup(text, essence) ?? PlainText(text, essence);
    }

    private static MediaType? Markup(ReadOnlySpan<byte> text, string essence)
    {
        if (MarkupProlog.Read(text) is not { } prolog)
        {
            return null;
        }

        if (prolog.Root is null)
        {
            return Unfinished(prolog, essence);
        }

        var local = prolog.Root[(prolog.Root.LastIndexOf(':') + 1)..];
        if (local == "svg" && prolog.Doctype != "html")
        {
            return MediaType.Svg;
        }

        if (prolog.IsXml && local == "html")
        {
            return DeclaredText["application/xhtml+xml"] is var xhtml && essence == "text/html"
                ? MediaType.Html
                : xhtml;
        }

        return prolog.Doctype == "html" || (!prolog.IsXml && HtmlTags.Contains(local)) ? MediaType.Html
            : essence.EndsWith("xml", StringComparison.Ordinal) && DeclaredText.TryGetValue(essence, out var xml) ? xml
            : prolog.IsXml || prolog.Doctype is not null || essence.StartsWith("image/", StringComparison.Ordinal)
                ? MediaType.Xml
            : null;
    }

    /// <summary>Comments and declarations as far as the head goes: the declared type may choose among kinds of markup.</summary>
    private static MediaType? Unfinished(MarkupProlog prolog, string essence) =>
        prolog.Doctype == "html" ? MediaType.Html
        : essence == MediaType.Svg.Name && prolog.Doctype is null or "svg" ? MediaType.Svg
        : prolog.Doctype == "svg" ? MediaType.Svg
        : prolog.IsXml ? MediaType.Xml
        : DeclaredText.ContainsKey(essence) ? null
        : MediaType.Html;

    private static MediaType PlainText(ReadOnlySpan<byte> text, string essence)
    {
        if (DeclaredText.TryGetValue(essence, out var declared))
        {
            return declared;
        }

        if (essence.EndsWith("+json", StringComparison.Ordinal))
        {
            return MediaType.Json;
        }

        text = text.Trim(" \t\r\n"u8);
        return text.StartsWith("WEBVTT"u8) ? DeclaredText["text/vtt"]
            : LooksLikeJson(text) ? MediaType.Json
            : MediaType.Text;
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("{"u8))
        {
            return false;
        }

        var inner = text[1..].TrimStart(" \t\r\n"u8);
        return inner.StartsWith("\""u8) || inner.StartsWith("}"u8);
    }

    /// <summary>The type without its parameters, lower case (https://mimesniff.spec.whatwg.org/#mime-type-essence).</summary>
    private static string Essence(string? declared)
    {
        if (declared is null)
        {
            return "";
        }

        var semicolon = declared.IndexOf(';', StringComparison.Ordinal);
        return (semicolon < 0 ? declared : declared[..semicolon]).Trim().ToLowerInvariant();
    }

    /// <summary>Without a byte order mark; UTF-16 narrowed, whatever is not ASCII in it made a question mark.</summary>
    internal static ReadOnlySpan<byte> AsAscii(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return head[3..];
        }

        var littleEndian = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        if (!littleEndian && !head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return head;
        }

        var narrow = new byte[(head.Length - 2) / 2];
        for (var i = 0; i < narrow.Length; i++)
        {
            var (low, high) = littleEndian
                ? (head[2 + (2 * i)], head[3 + (2 * i)])
                : (head[3 + (2 * i)], head[2 + (2 * i)]);
            narrow[i] = high == 0 ? low : (byte)'?';
        }

        return narrow;
    }

    /// <summary>Any byte that text does not have (https://mimesniff.spec.whatwg.org/#binary-data-byte).</summary>
    private static bool HasBinaryBytes(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b is <= 0x08 or 0x0B or (>= 0x0E and <= 0x1A) or (>= 0x1C and <= 0x1F))
            {
                return true;
            }
        }

        return false;
    }
}
