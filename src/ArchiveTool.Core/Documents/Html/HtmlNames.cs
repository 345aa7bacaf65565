using System.Collections.Frozen;

namespace ArchiveTool.Core.Documents.Html;

/// <summary>Names of HTML elements, and what kind of element a name stands for.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form "
            + "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html main menu nav ol p pre section summary table ul"
    );

    private static readonly FrozenSet<string> StandardVoids = Set(
        "area base br col embed hr img input link meta source track wbr"
    );

    /// <summary>Those, and the obsolete ones that parsers know.</summary>
    private static readonly FrozenSet<string> Voids = Set(
        string.Join(' ', StandardVoids) + " basefont bgsound frame image keygen param"
    );

    private static readonly FrozenSet<string> RawTexts = Set("script style textarea title xmp iframe noembed noframes");

    /// <summary>Names that come often or that rules ask for: their lower-case form needs no new string.</summary>
    private static readonly FrozenSet<string> Known = Set(
        string.Join(' ', Blocks)
            + " "
            + string.Join(' ', Voids)
            + " "
            + string.Join(' ', RawTexts)
            + " a abbr audio b bdi bdo button canvas caption cite code colgroup dd del dfn dt em font i ins kbd label "
            + "legend li map mark nobr noscript object optgroup option output picture plaintext progress q rp rt ruby s "
            + "samp select small span strike strong sub sup svg tbody td template tfoot th thead time tr tt u use var "
            + "video math g path foreignobject desc defs symbol"
    );

    /// <summary>The name in lower case.</summary>
    public static string Lower(ReadOnlySpan<char> name) =>
        Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known)
            ? known
            : name.ToString().ToLowerInvariant();

    /// <summary>True for elements that start a block.</summary>
    public static bool IsBlock(ReadOnlySpan<char> name) => Contains(Blocks, name);

    /// <summary>True for the void elements (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).</summary>
    public static bool IsStandardVoid(ReadOnlySpan<char> name) => Contains(StandardVoids, name);

    /// <summary>True for elements without content: the void ones, and obsolete ones that parsers treat alike.</summary>
    public static bool IsVoid(ReadOnlySpan<char> name) => Contains(Voids, name);

    /// <summary>
    /// True for elements whose content is text and no markup. With scripting off <c>noscript</c> is not one of them,
    /// and what it holds is wanted.
    /// </summary>
    public static bool IsRawText(ReadOnlySpan<char> name) => Contains(RawTexts, name);

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> name) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static FrozenSet<string> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
