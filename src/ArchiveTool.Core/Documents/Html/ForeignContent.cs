using System.Collections.Frozen;

namespace ArchiveTool.Core.Documents.Html;

/// <summary>
/// Whether a tag is SVG or MathML, told from tags alone: by what opens and closes them, their HTML integration points,
/// and the HTML tags that break out (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign).
/// </summary>
internal sealed class ForeignContent
{
    private static readonly FrozenSet<string> BreaksOut = (
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
        + "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SvgIntegration = FrozenSet.Create(
        StringComparer.Ordinal,
        "foreignobject",
        "desc",
        "title"
    );

    private static readonly FrozenSet<string> MathIntegration = FrozenSet.Create(
        StringComparer.Ordinal,
        "mi",
        "mo",
        "mn",
        "ms",
        "mtext",
        "annotation-xml"
    );

    private readonly Stack<string> open = new();

    /// <summary>True where tags are SVG.</summary>
    public bool IsSvg => open.TryPeek(out var name) && name == "svg";

    /// <summary>True where tags are SVG or MathML.</summary>
    public bool IsForeign => open.TryPeek(out var name) && name is "svg" or "math";

    /// <summary>Takes a start tag; whether it is foreign itself is asked before it opens.</summary>
    /// <returns>True where the tag itself is SVG.</returns>
    public bool TakeStartTag(string name, bool isSelfClosing)
    {
        while (IsForeign && BreaksOut.Contains(name))
        {
            open.Pop();
        }

        if (name is "svg" or "math")
        {
            if (!isSelfClosing)
            {
                open.Push(name);
            }

            return name == "svg";
        }

        var isSvg = IsSvg;
        if (IsForeign && !isSelfClosing && (isSvg ? SvgIntegration : MathIntegration).Contains(name))
        {
            open.Push(name);
        }

        return isSvg;
    }

    /// <summary>Takes an end tag.</summary>
    public void TakeEndTag(string name)
    {
        if (open.TryPeek(out var innermost) && innermost == name)
        {
            open.Pop();
        }
        else if (IsForeign && name is "p" or "br")
        {
            open.Pop();
        }
    }
}
