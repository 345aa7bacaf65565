using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Pages;

/// <summary>The names in a page that a fragment can mean.</summary>
/// <param name="Names">Ids, and the names of anchors.</param>
internal sealed partial record PageAnchors(IReadOnlySet<string> Names)
{
    // What GitHub and its like put before the ids of a user's document, and take away again by script.
    private const string UserContent = "user-content-";

    // Stands for names that are not known: kept among the others, so that a cache keeps it too.
    private const string MoreNames = "\0";

    /// <summary>Whether script or a template makes more names than these.</summary>
    public bool IsOpen => Names.Contains(MoreNames);

    /// <summary>The names of a page.</summary>
    internal static PageAnchors From(PageText page) =>
        page.IsMadeByScript ? Open(page.Names) : new PageAnchors(page.Names);

    /// <summary>Names that are not all there may be.</summary>
    public static PageAnchors Open(IEnumerable<string> names) =>
        new(new HashSet<string>(names, StringComparer.Ordinal) { MoreNames });

    /// <summary>
    /// Whether a fragment leads somewhere
    /// (https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment).
    /// </summary>
    /// <param name="fragment">Without its hash sign, as it stands in the URL.</param>
    public FragmentPresence Find(string fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        // A fragment directive (":~:text=") is for the browser; what stands before it is the fragment.
        var directive = fragment.IndexOf(":~:", StringComparison.Ordinal);
        var name = directive < 0 ? fragment : fragment[..directive];
        if (name.Length == 0 || IsRoute(name))
        {
            return FragmentPresence.Present;
        }

        var decoded = Encoding.UTF8.GetString(PercentEncoding.Decode(name));
        return HasName(name) || HasName(decoded) || decoded.Equals("top", StringComparison.OrdinalIgnoreCase)
                ? FragmentPresence.Present
            : IsOpen || MadeByScript().IsMatch(decoded) ? FragmentPresence.Unknown
            : FragmentPresence.Missing;
    }

    private bool HasName(string name) => Names.Contains(name) || Names.Contains(UserContent + name);

    /// <summary>What a page's own script takes for a path, a query or lines of a file is not an element's name.</summary>
    private static bool IsRoute(string name) =>
        name[0] is '/' or '!' || name.Contains('=', StringComparison.Ordinal) || Lines().IsMatch(name);

    /// <summary>Lines of a file at a code host: <c>L10</c>, <c>L10-L20</c>, <c>L10C2-L20C4</c>, <c>lines-10:20</c>.</summary>
    [GeneratedRegex(
        """^(L\d+(C\d+)?(-L?\d+(C\d+)?)?|lines-\d+([:,]\d+)*)$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Lines();

    /// <summary>Comments, answers and the places of discussion services, which script fetches.</summary>
    [GeneratedRegex(
        """^(comments?|respond|reply|replies|discussion|(issue|pull|discussion|commit)?_?-?(comment|review|r)[-_]?\d+|(disqus|discourse|giscus|utterances|waline|valine|gitalk|twikoo|artalk|isso|remark42|cusdis)([-_].*)?|event-\d+|note_\d+|post-?\d+|\d+)$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex MadeByScript();
}
