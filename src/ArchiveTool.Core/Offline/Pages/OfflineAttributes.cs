using System.Text;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Decides what an element of the offline page keeps of its attributes.</summary>
/// <param name="content">What the page is made of.</param>
/// <param name="sprites">Takes the SVG files that the body uses parts of, or null.</param>
/// <param name="idPrefix">Put before every id.</param>
internal sealed class OfflineAttributes(OfflinePageContent content, OfflineSprites? sprites, string idPrefix)
{
    private static readonly string[] Loading = ["src", "poster", "background", "data", "lowsrc", "dynsrc"];

    private static readonly string[] Gone =
    [
        "srcdoc",
        "ping",
        "integrity",
        "crossorigin",
        "action",
        "formaction",
        "nonce",
        "autofocus",
        "autoplay",
        "http-equiv",
        "manifest",
        "referrerpolicy",
        "loading",
        "accesskey",
        "target",
        "attributionsrc",
        OfflineLinks.Marker,
        OfflineLinks.PathMarker,
    ];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Appends what is kept.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="element">The element's name.</param>
    /// <param name="tag">Its attributes.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="instead">Values that a lazy loader's script would have set.</param>
    public void Append(
        StringBuilder page,
        string element,
        HtmlAttributes tag,
        int count,
        IReadOnlyDictionary<string, string> instead
    )
    {
        foreach (var (name, value) in instead)
        {
            Append(page, element, name, value);
        }

        names.Clear();
        for (var i = 0; i < count; i++)
        {
            var name = HtmlNames.Lower(tag.Name(i));
            // Where one stands twice the first counts.
            if (IsName(name) && names.Add(name) && !instead.ContainsKey(name))
            {
                Append(page, element, name, CharacterReferences.Decode(tag.Raw(i), inAttribute: true));
            }
        }
    }

    private void Append(StringBuilder page, string element, string name, string value)
    {
        if (name == "href" && element is "a" or "area" && PathOf(value) is { } path)
        {
            page.Append(' ').Append(OfflineLinks.PathMarker).Append("=\"").Append(OfflinePage.Escape(path)).Append('"');
        }
        else if (Keep(element, name, value) is { } kept)
        {
            page.Append(' ').Append(name).Append("=\"").Append(OfflinePage.Escape(kept)).Append('"');
        }
    }

    /// <summary>The value an attribute keeps, or null where it goes.</summary>
    private string? Keep(string element, string name, string value)
    {
        if (name.StartsWith("on", StringComparison.Ordinal) || Array.IndexOf(Gone, name) >= 0)
        {
            return null;
        }

        return name switch
        {
            "id" => idPrefix + value,
            "style" => Prefixed(OfflineUrls.LocaliseDeclarations(value)),
            _ when Array.IndexOf(SvgElements.Presentation, name) >= 0 => Prefixed(
                OfflineUrls.LocaliseDeclarations(value)
            ),
            // An animation could set what this takes away.
            "attributename" when value.Trim().EndsWith("href", StringComparison.OrdinalIgnoreCase) => null,
            "href" or "xlink:href" when element is "a" or "area" => LinkOf(value),
            "cite" or "longdesc" => LinkOf(value),
            "href" or "xlink:href" when element == "use" => UseOf(value),
            "href" or "xlink:href" => value.StartsWith('#') ? "#" + idPrefix + value[1..]
            : OfflineUrls.IsLocal(value) ? value
            : null,
            "srcset" or "imagesrcset" => OfflineUrls.LocalSrcset(value),
            _ => Array.IndexOf(Loading, name) < 0 || OfflineUrls.IsLocal(value) ? value : null,
        };
    }

    private string Prefixed(string css) =>
        idPrefix.Length == 0
            ? css
            : css.Replace("url(#", "url(#" + idPrefix, StringComparison.Ordinal)
                .Replace("url('#", "url('#" + idPrefix, StringComparison.Ordinal)
                .Replace("url(\"#", "url(\"#" + idPrefix, StringComparison.Ordinal);

    /// <summary>
    /// A part of another file: browsers take none from a page opened from disk, so the file comes into the page.
    /// </summary>
    private string? UseOf(string value) =>
        value.StartsWith('#') ? "#" + idPrefix + value[1..]
        : OfflineUrls.IsLocal(value) ? sprites?.Use(value)
        : null;

    /// <summary>A link as it stays: absolute, to a page of the library, or within the page; nothing that runs.</summary>
    private string? LinkOf(string value)
    {
        var trimmed = value.Trim();
        if (trimmed.StartsWith('#') || OfflineUrls.IsLocal(trimmed))
        {
            return trimmed;
        }

        return
            WebUrl.TryParse(trimmed, content.DocumentUrl, out var url)
            && url.Scheme is "http" or "https" or "mailto" or "tel"
            ? url.WithoutPassword().Href
            : null;
    }

    /// <summary>What a link without an address leads to, maybe a post of the library; null for any other.</summary>
    private string? PathOf(string value)
    {
        var trimmed = value.Trim();
        if (trimmed.StartsWith(LinkPath.PostPrefix, StringComparison.Ordinal))
        {
            return trimmed;
        }

        var mark = trimmed.AsSpan().IndexOfAny(":/?#");
        var isPath = trimmed.Length > 0 && (mark < 0 || trimmed[mark] == '/' || (mark > 0 && trimmed[mark] != ':'));
        return
            isPath
            && content.DocumentUrl is null
            && !trimmed.StartsWith("//", StringComparison.Ordinal)
            && !OfflineUrls.IsLocal(trimmed)
            ? trimmed
            : null;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and < 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_' or '.');
}
