using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Posts.Html;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Rewriting;

/// <summary>
/// Writes a post's HTML again without what runs, loads from elsewhere or breaks out of the page. One pass over tokens:
/// a tree can cost quadratic time on unclosed elements.
/// </summary>
internal static partial class OfflineBody
{
    // With their content; what else is dropped loses only its tags.
    private static readonly string[] Dropped = ["script", "title", "template", "applet", "noembed", "noframes"];
    private static readonly string[] Unwrapped =
    [
        "html",
        "head",
        "body",
        "main",
        "base",
        "meta",
        "link",
        "noscript",
        "form",
        "frameset",
        "archived-post",
        "param",
    ];
    private static readonly string[] Embeds = ["iframe", "frame", "embed", "object"];
    private static readonly string[] Loading =
    [
        "src",
        "poster",
        "background",
        "data",
        "srcset",
        "imagesrcset",
        "lowsrc",
        "dynsrc",
    ];

    /// <summary>Appends the body.</summary>
    public static void Append(StringBuilder page, string html, OfflinePageContent content)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(html, attributes);
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text or HtmlTokenKind.Cdata:
                    page.Append(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start));
                    break;
                case HtmlTokenKind.StartTag:
                    AppendStart(page, ref tokenizer, html, attributes, content);
                    break;
                case HtmlTokenKind.EndTag:
                    AppendEnd(page, HtmlNames.Lower(tokenizer.Name));
                    break;
                default:
                    break;
            }
        }
    }

    private static void AppendStart(
        StringBuilder page,
        ref HtmlTokenizer tokenizer,
        string html,
        List<HtmlAttribute> attributes,
        OfflinePageContent content
    )
    {
        var name = HtmlNames.Lower(tokenizer.Name);
        var tag = new HtmlAttributes(html, attributes);
        var isSelfClosing = tokenizer.IsSelfClosing;
        if (Array.IndexOf(Dropped, name) >= 0)
        {
            tokenizer.ReadRawText(name);
            return;
        }

        if (name == "style")
        {
            tokenizer.ReadRawText(name);
            var css = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start).ToString();
            page.Append("<style>").Append(Localise(css));
            return;
        }

        if (name == "link" && IsLocalStylesheet(tag, out var sheet))
        {
            page.Append("<link rel=\"stylesheet\" href=\"").Append(OfflinePage.Escape(sheet)).Append("\">");
            return;
        }

        if (Array.IndexOf(Embeds, name) >= 0)
        {
            AppendEmbed(page, tag.Decode("src") ?? tag.Decode("data"), content);
            if (name == "iframe")
            {
                tokenizer.ReadRawText(name);
            }

            return;
        }

        if (Array.IndexOf(Unwrapped, name) >= 0 || !IsName(name))
        {
            return;
        }

        if (name is "img" or "image" && !IsLocal(tag.Decode("src") ?? tag.Decode("href") ?? tag.Decode("xlink:href")))
        {
            AppendMissing(page, tag, content);
            return;
        }

        page.Append('<').Append(name);
        AppendAttributes(page, name, tag, attributes.Count, content);
        if (name == "img" && tag.IndexOf("alt") < 0)
        {
            // The author did not describe it; a screen reader must not read out the file's name instead.
            page.Append(" alt=\"Picture\"");
        }

        page.Append(isSelfClosing ? " />" : ">");
        if (HtmlNames.IsRawText(name) && name is not "noscript")
        {
            tokenizer.ReadRawText(name);
            page.Append(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start));
        }
    }

    private static void AppendEnd(StringBuilder page, string name)
    {
        var isGone =
            Array.IndexOf(Dropped, name) >= 0
            || Array.IndexOf(Unwrapped, name) >= 0
            || Array.IndexOf(Embeds, name) >= 0
            || !IsName(name);
        if (!isGone)
        {
            page.Append("</").Append(name).Append('>');
        }
    }

    private static void AppendAttributes(
        StringBuilder page,
        string element,
        HtmlAttributes tag,
        int count,
        OfflinePageContent content
    )
    {
        for (var i = 0; i < count; i++)
        {
            var name = HtmlNames.Lower(tag.Name(i));
            if (!IsAttributeName(name) || tag.IndexOf(name) != i)
            {
                continue;
            }

            var value = CharacterReferences.Decode(tag.Raw(i), inAttribute: true);
            if (Keep(element, name, value, content) is { } kept)
            {
                page.Append(' ').Append(name).Append("=\"").Append(OfflinePage.Escape(kept)).Append('"');
            }
        }
    }

    /// <summary>The value an attribute keeps, or null where it goes.</summary>
    private static string? Keep(string element, string name, string value, OfflinePageContent content)
    {
        if (name.StartsWith("on", StringComparison.Ordinal))
        {
            return null;
        }

        switch (name)
        {
            case "style":
                return Localise(value);
            case "srcdoc"
            or "ping"
            or "integrity"
            or "crossorigin"
            or "action"
            or "formaction"
            or "nonce"
            or "autofocus"
            or "autoplay"
            or "http-equiv"
            or "manifest"
            or "referrerpolicy"
            or "loading"
            or "sizes"
            or "accesskey":
                return null;
            case "href" or "xlink:href":
                return element is "a" or "area" ? LinkOf(value, content)
                    : IsLocal(value) || value.StartsWith('#') ? value
                    : null;
            case "srcset" or "imagesrcset":
                return value.Split(',').All(candidate => IsLocal(candidate.Trim())) ? value : null;
            default:
                return Array.IndexOf(Loading, name) < 0 || IsLocal(value) ? value : null;
        }
    }

    /// <summary>A link as it stays: absolute, to a page of the library, or within the page; nothing that runs.</summary>
    private static string? LinkOf(string value, OfflinePageContent content)
    {
        var trimmed = value.Trim();
        if (trimmed.StartsWith('#') || IsLocal(trimmed))
        {
            return trimmed;
        }

        if (!WebUrl.TryParse(trimmed, content.DocumentUrl, out var url))
        {
            return null;
        }

        if (content.LocalPages.TryGetValue(url.WithoutFragment().Href, out var page))
        {
            return url.Fragment is null ? page : $"{page}#{url.Fragment}";
        }

        return url.Scheme is "http" or "https" or "mailto" or "tel" ? url.Href : null;
    }

    private static void AppendMissing(StringBuilder page, HtmlAttributes tag, OfflinePageContent content)
    {
        var address = tag.Decode("src") ?? tag.Decode("href") ?? "";
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || address.Length == 0)
        {
            return;
        }

        var shown = WebUrl.TryParse(address, content.DocumentUrl, out var url) ? url.Href : address;
        var alt = tag.Decode("alt");
        page.Append("<span class=\"at-missing\"><span>Picture not archived")
            .Append(string.IsNullOrWhiteSpace(alt) ? "" : ": " + OfflinePage.Escape(alt))
            .Append("</span> <code>")
            .Append(OfflinePage.Escape(shown))
            .Append("</code></span>");
    }

    private static void AppendEmbed(StringBuilder page, string? address, OfflinePageContent content)
    {
        if (address is not null && WebUrl.TryParse(address, content.DocumentUrl, out var url) && url.IsHttp)
        {
            var href = OfflinePage.Escape(url.Href);
            page.Append(
                    "<span class=\"at-missing\"><span>Embedded page not archived</span> <a rel=\"noreferrer\" href=\""
                )
                .Append(href)
                .Append("\">")
                .Append(href)
                .Append("</a></span>");
        }
    }

    private static bool IsLocalStylesheet(HtmlAttributes tag, out string href)
    {
        href = tag.Decode("href") ?? "";
        return IsLocal(href) && (tag.Decode("rel") ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLocal(string? value) =>
        value is not null
        && (
            value.StartsWith("../../assets/", StringComparison.Ordinal)
            || value.StartsWith("../../thumbnails/", StringComparison.Ordinal)
            || value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Style without what loads from elsewhere: imports go, other URLs lead nowhere.</summary>
    private static string Localise(string css) =>
        Url()
            .Replace(
                Import().Replace(css, ""),
                match => IsLocal(match.Groups["url"].Value) ? match.Value : "url(data:,)"
            )
            .Replace("</", "<\\/", StringComparison.Ordinal);

    private static bool IsName(string name) =>
        name.Length is > 0 and < 64
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');

    private static bool IsAttributeName(string name) =>
        name.Length is > 0 and < 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_' or '.');

    [GeneratedRegex("""@import[^;]*(;|$)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Import();

    [GeneratedRegex(
        """(url\(\s*["']?(?<url>[^"')]*)["']?\s*\)|(?<=image-set\([^)]*)["'](?<url>[^"']*)["'])""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Url();
}
