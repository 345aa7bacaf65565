using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Decides what an element of the offline page keeps of its attributes.</summary>
/// <param name="content">What the page is made of.</param>
/// <param name="addresses">What its addresses become.</param>
/// <param name="sprites">Takes the SVG files that the body uses parts of, or null.</param>
/// <param name="idPrefix">Put before every id.</param>
internal sealed class OfflineAttributes(
    OfflinePageContent content,
    PageAddresses addresses,
    OfflineSprites? sprites,
    string idPrefix
)
{
    /// <summary>Marks a link that is dead, for the page's own style sheet.</summary>
    internal const string DeadMark = "data-at-dead";

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Appends what is kept.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="element">The element's name.</param>
    /// <param name="tag">Its attributes.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="instead">Values that a lazy loader's script would have set; null for what it would have taken away.</param>
    public void Append(
        PageWriter page,
        string element,
        HtmlAttributes tag,
        int count,
        IReadOnlyDictionary<string, string?> instead
    )
    {
        foreach (var (name, value) in instead)
        {
            if (value is not null)
            {
                Append(page, element, name, value);
            }
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

    private void Append(PageWriter page, string element, string name, string value)
    {
        if (name == "href" && element is "a" or "area")
        {
            AppendLink(page, value);
        }
        else if (name is "cite" or "longdesc")
        {
            page.Link(name, addresses.ToFollow(value));
        }
        else if (PageAttributes.IsAddress(name))
        {
            page.Load(name, GetAddress(element, name, value));
        }
        else if (name is "srcset" or "imagesrcset")
        {
            page.Srcset(name, value, addresses);
        }
        else if (name == "id")
        {
            page.Attribute(name, idPrefix + value);
        }
        else if (PageAttributes.Keep(name, value, addresses) is { } kept)
        {
            page.Attribute(name, kept);
        }
    }

    /// <summary>The dead link that was written last, until it is taken.</summary>
    public DeadLink? Dead { get; set; }

    private void AppendLink(PageWriter page, string value)
    {
        if (GetPath(value) is { } path)
        {
            page.Attribute(OfflineLinks.PathMarker, path);
        }
        else
        {
            page.Link("href", addresses.ToFollow(value));
            if (FindDead(value) is { } dead)
            {
                Dead = dead;
                page.Attribute(DeadMark, $"Dead link: {dead.Reason}");
            }
        }
    }

    private DeadLink? FindDead(string value) =>
        content.DeadLinks.Count > 0 && WebUrl.TryParse(value.Trim(), content.DocumentUrl, out var url)
            ? content.DeadLinks.GetValueOrDefault(url.Href)
                ?? content.DeadLinks.GetValueOrDefault(url.WithoutPassword().Href)
            : null;

    private PageAddress? GetAddress(string element, string name, string value) =>
        !name.EndsWith("href", StringComparison.Ordinal) ? (value.StartsWith('#') ? null : addresses.ToLoad(value))
        : element is "a" or "area" ? null
        : element == "use" && !value.StartsWith('#') ? GetUse(value)
        : addresses.ToLoad(value);

    /// <summary>
    /// A part of another file: browsers take none from a page opened from disk, so the file comes into the page.
    /// </summary>
    private PageAddress? GetUse(string value) =>
        addresses.IsFile(value) && sprites?.Use(value) is { } fragment ? PageAddress.Loadable(fragment) : null;

    /// <summary>What a link without an address leads to, maybe a post of the library; null for any other.</summary>
    private string? GetPath(string value)
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
            && !addresses.IsLocal(trimmed)
            ? trimmed
            : null;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and < 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_' or '.');
}
