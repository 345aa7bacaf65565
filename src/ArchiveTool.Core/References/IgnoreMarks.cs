using ArchiveTool.Core.Posts.Html;

namespace ArchiveTool.Core.References;

/// <summary>
/// The marks by which an author asks that something is left alone: the attribute <c>data-archivetool-ignore</c> for an
/// element with all that it holds, and the comments <c>archivetool-ignore-next</c> (the next element),
/// <c>archivetool-ignore-start</c> and <c>archivetool-ignore-end</c>.
/// </summary>
internal sealed class IgnoreMarks
{
    /// <summary>What every mark has in it: where a text lacks it, nothing is marked.</summary>
    public const string Word = "archivetool-ignore";

    /// <summary>The attribute's name.</summary>
    public const string Attribute = "data-archivetool-ignore";

    private bool isBetweenComments;
    private bool isNext;
    private readonly MarkedElement element = new();

    /// <summary>True where what comes now is to be left alone.</summary>
    public bool IsActive => isBetweenComments || element.IsOpen || isNext;

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
        var opens = !isSelfClosing && !HtmlNames.IsVoid(name);
        if (element.IsOpen)
        {
            element.TakeStartTag(name, opens);
        }

        if (!element.IsOpen && isMarked && opens)
        {
            element.Begin(name);
        }

        return isMarked || isBetweenComments || element.IsOpen;
    }

    /// <summary>Takes an end tag.</summary>
    public void TakeEndTag(string name)
    {
        if (element.IsOpen)
        {
            element.TakeEndTag(name);
        }
    }

    /// <summary>Takes the start of an element that Markdown makes: it carries no mark, but may end a marked one.</summary>
    public void TakeBlockStart(string name)
    {
        if (element.IsOpen)
        {
            element.TakeStartTag(name, !HtmlNames.IsVoid(name));
        }
    }
}
