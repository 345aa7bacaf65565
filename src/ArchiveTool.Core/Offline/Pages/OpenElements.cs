using System.Collections.Frozen;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Knows which end tags close all that a post left open, so that none of it reaches into what the page has behind the
/// post: formatting that the parser would open again there, and elements that keep <c>&lt;/main&gt;</c> from being seen
/// (https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-scope).
/// </summary>
/// <param name="isWhole">Whether all elements are closed, for what stands behind a document without an element around it.</param>
internal sealed class OpenElements(bool isWhole = false)
{
    private static readonly FrozenSet<string> Reaching = (
        // What is formatted again behind its parent's end.
        "a b big code em font i nobr s small strike strong tt u "
        // What end tags do not reach through.
        + "applet button caption marquee object select table td th tr tbody thead tfoot colgroup template "
        + "math mi mo mn ms mtext annotation-xml svg foreignobject desc"
    ).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Ended by the parser itself, or never open.
    private static readonly FrozenSet<string> Implied = (
        "p li dt dd option optgroup rb rp rt rtc area base br col embed hr img input link meta source track wbr "
        + "html body head"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // A browser nests no deeper.
    private const int Deepest = 512;

    private readonly Stack<string> open = new();

    /// <summary>Takes a start tag that the page keeps.</summary>
    public void TakeStartTag(string name)
    {
        if (isWhole ? !Implied.Contains(name) : Reaching.Contains(name))
        {
            open.Push(name);
        }
    }

    /// <summary>Takes an end tag. One that closes not what was opened last may close nothing at all, so that stays.</summary>
    public void TakeEndTag(string name)
    {
        if (open.TryPeek(out var last) && last == name)
        {
            open.Pop();
        }
        else if (isWhole && open.Take(Deepest).Contains(name, StringComparer.Ordinal))
        {
            while (open.Pop() != name) { }
        }
    }

    /// <summary>Appends the end tags; a parser ignores those that close nothing.</summary>
    public void CloseAll(PageWriter page)
    {
        while (open.TryPop(out var name))
        {
            page.Markup("</").Markup(name).Markup(">");
        }
    }
}
