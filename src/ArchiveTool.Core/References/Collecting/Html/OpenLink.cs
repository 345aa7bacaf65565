using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>The link whose text is being read: what it holds decides, at its end, what it is.</summary>
internal sealed class OpenLink(PendingReferences pending)
{
    private const int LongestText = 200;
    private readonly StringBuilder text = new();
    private int index = -1;
    private bool holdsImage;
    private string? alt;

    /// <summary>True while a link's text is read.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A link starts; one that was open ends, as links do not nest.</summary>
    public void Open(HtmlTag tag)
    {
        Close();
        var attribute = "href";
        var href = tag.IndexOf(attribute);
        if (href < 0)
        {
            attribute = "xlink:href";
            href = tag.IndexOf(attribute);
        }

        if (href < 0)
        {
            return;
        }

        var rel = tag["rel"];
        var reference = tag.Whole(href, ReferenceKind.Link, attribute) with
        {
            Rel = rel,
            Policy = HtmlTag.HasWord(rel, "noreferrer") ? ReferrerPolicy.NoReferrer : tag.OwnPolicy(),
            Text = tag.Name == "area" ? tag["alt"] : null,
        };
        index = pending.Add(reference);
        IsOpen = tag.Name == "a" && index >= 0;
    }

    /// <summary>Text within the link.</summary>
    public void TakeText(ReadOnlySpan<char> part)
    {
        for (var i = 0; IsOpen && i < part.Length && text.Length < LongestText; i++)
        {
            var isSpace = TextMarks.AsciiWhiteSpace.Contains(part[i]);
            if (!isSpace)
            {
                text.Append(part[i]);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }
    }

    /// <summary>A picture within the link.</summary>
    public void TakeImage(string? alternative)
    {
        holdsImage = true;
        alt ??= alternative;
    }

    /// <summary>The link ends. Around a picture, what leads to a picture is that picture at its full size.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            var shown = text.ToString().TrimEnd();
            pending.SetText(index, shown.Length > 0 ? shown : alt?.Trim() ?? "");
            if (holdsImage && ImageUrls.HasImageExtension(pending.GetRaw(index).ToString()))
            {
                pending.SetKind(index, ReferenceKind.Image);
            }
        }

        text.Clear();
        (IsOpen, holdsImage, alt) = (false, false, null);
    }
}
