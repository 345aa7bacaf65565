using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.References.Collecting.IgnoreMarks;

/// <summary>
/// The marks by which an author asks that something is left alone: the attribute <c>data-archivetool-ignore</c> for an
/// element with all that it holds, and the comments <c>archivetool-ignore-next</c> (the next element),
/// <c>archivetool-ignore-start</c> and <c>archivetool-ignore-end</c>.
/// </summary>
internal sealed class IgnoreMarkReader
{
    /// <summary>What every mark has in it: where a text lacks it, nothing is marked.</summary>
    public const string Word = "archivetool-ignore";

    /// <summary>The attribute's name.</summary>
    public const string Attribute = "data-archivetool-ignore";

    private const int MaxShown = 60;

    private const string Unclosed =
        "The comment 'archivetool-ignore-start' has no 'archivetool-ignore-end' after it: all from here to the end of the post "
        + "is left alone. Write <!-- archivetool-ignore-end --> where that is to end.";

    private readonly List<(int At, string Message)> faults = [];
    private int? openedAt;
    private bool isNext;
    private readonly MarkedElement element = new();

    /// <summary>True where what comes now is to be left alone.</summary>
    public bool IsActive => openedAt is not null || element.IsOpen || isNext;

    /// <summary>Takes a comment.</summary>
    /// <param name="data">What it says.</param>
    /// <param name="at">Where that stands in the post's text.</param>
    public void TakeComment(ReadOnlySpan<char> data, int at)
    {
        data = data.Trim();
        if (!data.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        switch (data)
        {
            case "archivetool-ignore-next":
                isNext = true;
                break;
            case "archivetool-ignore-start":
                openedAt ??= at;
                break;
            case "archivetool-ignore-end" when openedAt is null:
                faults.Add(
                    (at, "The comment 'archivetool-ignore-end' ends nothing: no 'archivetool-ignore-start' is open.")
                );
                break;
            case "archivetool-ignore-end":
                openedAt = null;
                break;
            default:
                faults.Add((at, Unknown(data)));
                break;
        }
    }

    /// <summary>What is wrong with the comments of a post that was read to its end: a mistyped one would hide findings.</summary>
    public IEnumerable<Problem> ProblemsIn(SourceText text)
    {
        var all = openedAt is { } start ? [.. faults, (start, Unclosed)] : faults;
        foreach (var (at, message) in all)
        {
            var place = text.Locate(new TextRange(at, 0));
            yield return new Problem(ProblemCode.Input, Reason.BadMark, null, message, place.Line, place.Column);
        }
    }

    private static string Unknown(ReadOnlySpan<char> data)
    {
        var line = data.IndexOfAny('\r', '\n') is >= 0 and var end ? data[..end] : data;
        var shown = line.Length > MaxShown ? $"{line[..MaxShown]}…" : line.ToString();
        return $"The comment '{shown}' is none that is known and was passed over; there are archivetool-ignore-next, "
            + "archivetool-ignore-start and archivetool-ignore-end.";
    }

    /// <summary>True once: something that is not an element (a Markdown link) uses the mark for the next one up.</summary>
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

        return isMarked || openedAt is not null || element.IsOpen;
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
