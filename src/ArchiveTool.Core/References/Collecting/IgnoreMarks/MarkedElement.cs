namespace ArchiveTool.Core.References.Collecting.IgnoreMarks;

/// <summary>
/// An element that the author marked, and what is open in it: enough of the standard's tree construction
/// (https://html.spec.whatwg.org/multipage/parsing.html#tree-construction) to know where the element ends when its end
/// tag is omitted, as that of an <c>li</c> or a <c>p</c> may be. Nothing is kept while no element is marked.
/// </summary>
internal sealed class MarkedElement
{
    /// <summary>What is deeper is not followed, so that the time stays linear; browsers stop there too.</summary>
    private const int MaxDepth = 512;

    private const HtmlTraits EndsTableSearch = HtmlTraits.Table | HtmlTraits.Template | HtmlTraits.Foreign;
    private const HtmlTraits EndsOptionSearch = HtmlTraits.OptionList | EndsTableSearch;
    private const HtmlTraits Groups = HtmlTraits.RowGroup | HtmlTraits.Caption | HtmlTraits.ColumnGroup;
    private const HtmlTraits TableParts = HtmlTraits.Cell | HtmlTraits.Row | Groups | HtmlTraits.Table;

    /// <summary>The marked element, and in it what is open, outermost first.</summary>
    private readonly List<(string Name, HtmlTraits Traits)> open = [];

    /// <summary>True from the element's start tag to its end.</summary>
    public bool IsOpen => open.Count > 0;

    /// <summary>Begins a marked element.</summary>
    public void Begin(string name) => open.Add((name, HtmlElementTraits.Name(name)));

    /// <summary>Takes a start tag in the element; it may end the element.</summary>
    /// <param name="name">In lower case.</param>
    /// <param name="opens">Whether it has content.</param>
    public void TakeStartTag(string name, bool opens)
    {
        var traits = HtmlElementTraits.Name(name);
        EndWhatItEnds(name, traits);
        if (IsOpen && opens && open.Count < MaxDepth && name is not ("html" or "head" or "body"))
        {
            open.Add((name, traits));
        }
    }

    /// <summary>Takes an end tag; it may end the element.</summary>
    public void TakeEndTag(string name)
    {
        if (name == "html" || (name == "body" && open[0].Name != "html"))
        {
            open.Clear();
            return;
        }

        var traits = HtmlElementTraits.Name(name);
        if (FindOpen(name, traits) == -1 && EndsMark(traits))
        {
            open.Clear();
        }
    }

    private void EndWhatItEnds(string name, HtmlTraits traits)
    {
        if (open is [("head", _)] && !traits.HasFlag(HtmlTraits.Metadata))
        {
            open.Clear();
            return;
        }

        if ((traits & HtmlTraits.EndsParagraph) != 0)
        {
            End(HtmlTraits.Paragraph, HtmlTraits.Scope | HtmlTraits.Button);
        }

        switch (name)
        {
            case "li":
                EndOrLeave(HtmlTraits.ListItem, HtmlTraits.EndsItemSearch);
                break;
            case "dd" or "dt":
                EndOrLeave(HtmlTraits.Description, HtmlTraits.EndsItemSearch);
                break;
            case "option":
                End(HtmlTraits.Option, HtmlTraits.OptionGroup | EndsOptionSearch);
                break;
            case "optgroup" or "hr":
                End(HtmlTraits.Option, HtmlTraits.OptionGroup | EndsOptionSearch);
                End(HtmlTraits.OptionGroup, EndsOptionSearch);
                break;
            case "rt" or "rp" or "rb" or "rtc":
                End(HtmlTraits.RubyText, HtmlTraits.Ruby | HtmlTraits.EndsItemSearch);
                break;
            case "button":
                End(HtmlTraits.Button, HtmlTraits.Scope);
                break;
            case "a" or "nobr":
                _ = FindOpen(name, traits);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when open is [.., (_, var last)]:
                if ((last & HtmlTraits.Heading) != 0)
                {
                    open.RemoveAt(open.Count - 1);
                }

                break;
            default:
                EndPartsOfTable(name);
                break;
        }
    }

    /// <summary>https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incell and the sections before it.</summary>
    private void EndPartsOfTable(string name)
    {
        switch (name)
        {
            case "td" or "th":
                EndOrLeave(
                    HtmlTraits.Cell | HtmlTraits.Caption | HtmlTraits.ColumnGroup,
                    HtmlTraits.Row | HtmlTraits.RowGroup | EndsTableSearch
                );
                break;
            case "tr":
                EndOrLeave(
                    HtmlTraits.Row | HtmlTraits.Caption | HtmlTraits.ColumnGroup,
                    HtmlTraits.RowGroup | EndsTableSearch
                );
                break;
            case "tbody" or "thead" or "tfoot" or "caption" or "colgroup":
                EndOrLeave(Groups, EndsTableSearch);
                break;
            case "col":
                EndOrLeave(HtmlTraits.RowGroup | HtmlTraits.Caption, HtmlTraits.ColumnGroup | EndsTableSearch);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// Ends the innermost element of a kind with all that is open in it, up to what bars the search.
    /// </summary>
    /// <returns>False where nothing bars it: the element may be around the marked one.</returns>
    private bool End(HtmlTraits kind, HtmlTraits barrier)
    {
        for (var at = open.Count - 1; at >= 0; at--)
        {
            var traits = open[at].Traits;
            if ((traits & kind) != 0)
            {
                open.RemoveRange(at, open.Count - at);
                return true;
            }

            if ((traits & barrier) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What ends around the marked element ends it too, where it need not be ended by its own tag.</summary>
    private void EndOrLeave(HtmlTraits kind, HtmlTraits barrier)
    {
        if (IsOpen && !End(kind, barrier) && (open[0].Traits & HtmlTraits.MayBeLeftOpen) != 0)
        {
            open.Clear();
        }
    }

    /// <summary>Ends the element that an end tag names.</summary>
    /// <returns>Where it was; -1 if it may be around the marked one, null if it is not looked for there.</returns>
    private int? FindOpen(string name, HtmlTraits traits)
    {
        var barrier = GetBarrier(traits);
        var isInSpecial = false;
        for (var at = open.Count - 1; at >= 0; at--)
        {
            var other = open[at];
            if (other.Name == name || (other.Traits & traits & HtmlTraits.Heading) != 0)
            {
                EndAt(at, traits, isInSpecial);
                return at;
            }

            if ((other.Traits & barrier) != 0)
            {
                return null;
            }

            isInSpecial |= (other.Traits & HtmlTraits.Special) != 0;
        }

        return -1;
    }

    private void EndAt(int at, HtmlTraits traits, bool isInSpecial)
    {
        var isCrossed = at > 0 && isInSpecial && (traits & HtmlTraits.Special) == 0;
        if (!isCrossed)
        {
            open.RemoveRange(at, open.Count - at);
        }
        else if ((traits & HtmlTraits.Formatting) != 0)
        {
            // https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm: the blocks in it stay open.
            open.RemoveAt(at);
        }
    }

    /// <summary>What an end tag's element is not looked for beyond.</summary>
    private static HtmlTraits GetBarrier(HtmlTraits traits) =>
        (traits & HtmlTraits.Template) != 0 ? HtmlTraits.None
        : (traits & TableParts) != 0 ? HtmlTraits.Table | HtmlTraits.Template
        : (traits & HtmlTraits.Paragraph) != 0 ? HtmlTraits.Scope | HtmlTraits.Button
        : (traits & HtmlTraits.ListItem) != 0 ? HtmlTraits.Scope | HtmlTraits.List
        : HtmlTraits.Scope;

    /// <summary>
    /// Whether the end tag of something around the marked element ends it. Of what is in a row, only the row's or the
    /// table's end tag does; a stray one of a cell is passed over.
    /// </summary>
    private bool EndsMark(HtmlTraits traits) =>
        (open[0].Traits & HtmlTraits.MayBeLeftOpen) != 0
        && (traits & HtmlTraits.EndsContent) != 0
        && (GetRank(open[0].Traits) is 0 || GetRank(traits) > GetRank(open[0].Traits));

    private static int GetRank(HtmlTraits traits) =>
        (traits & HtmlTraits.Table) != 0 ? 4
        : (traits & Groups) != 0 ? 3
        : (traits & HtmlTraits.Row) != 0 ? 2
        : (traits & HtmlTraits.Cell) != 0 ? 1
        : 0;
}
