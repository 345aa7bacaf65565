using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Loaders;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Shows the pictures, films and sounds of a body that are archived, and names those that are not.</summary>
/// <param name="page">Where they are written.</param>
/// <param name="content">What the page is made of.</param>
/// <param name="addresses">What their addresses become.</param>
/// <param name="lazy">What lazy loaders would have done.</param>
/// <param name="foreign">Whether a drawing is open.</param>
internal sealed class OfflineMedia(
    PageWriter page,
    OfflinePageContent content,
    PageAddresses addresses,
    OfflineLazyImages lazy,
    ForeignContent foreign
)
{
    /// <summary>Appends what stands in place of an embedded document: its picture, else a link to it.</summary>
    public void AppendEmbed(ref HtmlTokenizer tokenizer, string name, HtmlAttributes tag, int count)
    {
        var address = tag.Decode("src") ?? tag.Decode("data");
        if (foreign.IsForeign)
        {
            // Within a drawing its placeholder would end that.
            return;
        }

        if (address is not null && addresses.ToLoadFile(address) is { } file)
        {
            // Of what is embedded only pictures are archived.
            page.Markup("<img").Load("src", file).Markup(" alt=\"Picture\">");
        }
        else
        {
            AppendPicture(tag, count);
            OfflinePlaceholders.AppendEmbed(page, address, content);
        }

        if (name == "iframe")
        {
            tokenizer.ReadRawText(name);
        }
    }

    /// <summary>
    /// Leaves out a picture, film or sound that is not in the library, which is named instead, and the twin of a picture
    /// that is shown; false if the element stays.
    /// </summary>
    public bool LeaveOut(string name, HtmlAttributes tag, LoadedElement loaded)
    {
        var isPicture = name is "img" or "image";
        var address = name switch
        {
            "img" or "image" or "input" => tag.Decode("src") ?? tag.Decode("href") ?? tag.Decode("xlink:href"),
            "video" or "audio" => tag.Decode("src"),
            _ => null,
        };
        var src = loaded.Get("src", address) ?? "";
        var srcset = isPicture ? loaded.Get("srcset", tag.Decode("srcset")) : null;
        var isShown =
            loaded.Wanted is null
            && (
                addresses.IsLocal(src) || (srcset is not null && PageWriter.LocalSrcset(srcset, addresses) is not null)
            );
        if (!isPicture && (address is null || isShown))
        {
            return false;
        }

        if (isShown)
        {
            return name == "img" && !foreign.IsForeign && lazy.Twins.IsShown(lazy.Files(src, srcset), loaded.IsTouched);
        }

        // Inside a drawing a placeholder would end it: HTML elements break out of SVG.
        if (!foreign.IsForeign)
        {
            OfflinePlaceholders.AppendMissing(page, name, loaded.Wanted ?? address, tag.Decode("alt"), content);
        }

        return true;
    }

    /// <summary>Shows the picture of an element that a script would make a picture of.</summary>
    public void AppendPicture(HtmlAttributes tag, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (
                !foreign.IsForeign
                && (content.LazyImages.Find(tag.Name(i)) >= 0 || tag.Name(i) is "cover" or "poster")
                && addresses.ToLoadFile(CharacterReferences.Decode(tag.Raw(i), inAttribute: true).Trim()) is { } file
            )
            {
                page.Markup("<img").Load("src", file).Markup(" alt=\"Picture\">");
                return;
            }
        }
    }

    /// <summary>Whether the element is only shown until a picture is loaded: the picture itself is.</summary>
    public bool IsStandIn(string name, HtmlAttributes tag, int count) =>
        !foreign.IsForeign
        && (
            (OfflineElements.IsPictureOfAmp(name) && (tag.IndexOf("placeholder") >= 0 || tag.IndexOf("fallback") >= 0))
            || (name == "img" && OfflineLazyImages.IsStandIn(tag, count))
        );
}
