using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.References.Collecting.IgnoreMarks;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>What the rules for elements share: where references go, what was asked for, and what is open around a tag.</summary>
internal sealed class HtmlScope(PendingReferences pending, CollectOptions options)
{
    private int? openPicture;

    /// <summary>Where references go.</summary>
    public PendingReferences Pending { get; } = pending;

    /// <summary>Which candidates are wanted.</summary>
    public ImageSelection Images { get; } = options.Images;

    /// <summary>The attributes of lazy loaders.</summary>
    public LazyImageTable LazyImages { get; } = options.LazyImages;

    /// <summary>The link that is open.</summary>
    public OpenLink Link { get; } = new(pending);

    /// <summary>SVG and MathML.</summary>
    public ForeignContent Foreign { get; } = new();

    /// <summary>What the author asked to be left alone.</summary>
    public IgnoreMarkReader Ignoring { get; } = new();

    /// <summary>Pictures that are shown twice, once for readers without script.</summary>
    public PictureTwins Twins { get; } = new(pending);

    /// <summary>True in a <c>video</c> or <c>audio</c>.</summary>
    public bool IsInMedia { get; private set; }

    /// <summary>True in a <c>template</c>, whose content says nothing of the document.</summary>
    public bool IsInTemplate => templates > 0;

    private int templates;

    /// <summary>The number of the picture that a tag shows: that of the <c>picture</c> around it, or a new one.</summary>
    public int Picture() => openPicture ?? Pending.NextPicture();

    /// <summary>True in a <c>picture</c>.</summary>
    public bool IsInPicture => openPicture is not null;

    /// <summary>Notes what a start tag opens.</summary>
    public void Open(string name)
    {
        switch (name)
        {
            case "picture":
                openPicture = Pending.NextPicture();
                break;
            case "video" or "audio":
                IsInMedia = true;
                break;
            case "template":
                templates++;
                break;
            case "noscript":
                Twins.OpenNoscript();
                break;
            default:
                break;
        }
    }

    /// <summary>Notes what an end tag closes.</summary>
    public void Close(string name)
    {
        switch (name)
        {
            case "picture":
                openPicture = null;
                break;
            case "video" or "audio":
                IsInMedia = false;
                break;
            case "template":
                templates = Math.Max(0, templates - 1);
                break;
            case "noscript":
                Twins.CloseNoscript();
                break;
            case "a":
                Link.Close();
                break;
            default:
                break;
        }
    }
}
