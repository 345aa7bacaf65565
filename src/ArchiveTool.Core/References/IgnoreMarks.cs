using ArchiveTool.Core.Posts.Html;

namespace ArchiveTool.Core.References;

/// <summary>
/// The marks by which an author asks that something is left alone: the attribute <c>data-archivetool-ignore</c> for an
/// element with all that it holds, and the comments <c>archivetool-ignore-next</c> (the next element),
/// <c>archivetool-ignore-start</c> and <c>archivetool-ignore-end</c>.
/// </summary>
internal sealed class IgnoreMarks
{
    /// <summary>The attribute's name.</summary>
    public const string Attribute = "data-archivetool-ignore";

    private bool isBetweenComments;
    private bool isNext;
    private string? element;
    private int depth;

    /// <summary>True where what comes now is to be left alone.</summary>
    public bool IsActive => isBetweenComments || element is not null || isNext;

    /// <summary>Takes a comment's data.</summary>
    public void TakeComment(ReadOnlySpan<char> data)
    {
        switch (data.Trim())
        {
            case "archivetool-ignore-next":
                isNext = true;
                break;
            case "archivetool-ignore-start":
                isBetweenComments = true;
                break;
            case "archivetool-ignore-end":
                isBetweenComments = false;
                break;
            default:
                break;
        }
    }

    /// <summary>True once: something that is no element (a Markdown link) uses the mark for the next one up.</summary>
    public bool TakeOne()
    {
        var isIgnored = IsActive;
        isNext = false;
        return isIgnored;
    }

    /// <summary>Takes a start tag; true where its element is to be left alone.</summary>
    public bool TakeStartTag(string name, bool isMarked, bool isSelfClosing)
    {
        isMarked |= isNext;
        isNext = false;
        var isOpen = !isSelfClosing && !HtmlNames.IsVoid(name);
        if (element is null && isMarked && isOpen)
        {
            (element, depth) = (name, 1);
            return true;
        }

        // Counting one name is enough to know where the marked element ends, and needs no stack.
        depth += element == name && isOpen ? 1 : 0;
        return isMarked || isBetweenComments || element is not null;
    }

    /// <summary>Takes an end tag.</summary>
    public void TakeEndTag(string name)
    {
        if (element == name && --depth == 0)
        {
            element = null;
        }
    }
}
