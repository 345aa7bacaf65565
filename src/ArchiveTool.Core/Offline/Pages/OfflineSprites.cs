using System.Globalization;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>The SVG files of the library that a page uses parts of, each written into the page once.</summary>
/// <param name="content">What the page is made of.</param>
/// <param name="addresses">What the page's addresses become.</param>
internal sealed class OfflineSprites(OfflinePageContent content, PageAddresses addresses)
{
    // A page stays readable by a person and a browser; icons are far smaller.
    private const int MostFiles = 32;
    private readonly Dictionary<string, string?> files = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    /// <summary>The fragment under which a part of a file can be used, or null if the file cannot be had.</summary>
    /// <param name="url">The file's local URL with its fragment.</param>
    public string? Use(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
        {
            return null;
        }

        var path = url[..hash];
        if (!files.ContainsKey(path))
        {
            files[path] = order.Count < MostFiles ? content.ReadSvg(path) : null;
            order.Add(path);
        }

        return files[path] is null ? null : "#" + Prefix(path) + url[(hash + 1)..];
    }

    /// <summary>Appends the files, unseen.</summary>
    public void AppendTo(PageWriter page)
    {
        foreach (var path in order)
        {
            if (files[path] is { } svg)
            {
                page.Markup("<svg class=\"at-sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\">");
                var prefix = Prefix(path);
                new OfflineBody(page, content, addresses.WithPrefix(prefix), sprites: null, prefix).Append(svg);
                page.Markup("</svg>");
            }
        }
    }

    private string Prefix(string path) => string.Create(CultureInfo.InvariantCulture, $"at-{order.IndexOf(path) + 1}-");
}
