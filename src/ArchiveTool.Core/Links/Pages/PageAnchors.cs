using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Pages;

/// <summary>The names in a page that a fragment can mean.</summary>
/// <param name="Names">Ids, and the names of anchors.</param>
public sealed record PageAnchors(IReadOnlySet<string> Names)
{
    // What GitHub and its like put before the ids of a user's document, and take away again by script.
    private const string UserContent = "user-content-";

    /// <summary>
    /// Whether a fragment leads somewhere
    /// (https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment).
    /// </summary>
    /// <param name="fragment">Without its hash sign, as it stands in the URL.</param>
    public bool Has(string fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        // A fragment directive (":~:text=") is for the browser; what stands before it is the fragment.
        var directive = fragment.IndexOf(":~:", StringComparison.Ordinal);
        var name = directive < 0 ? fragment : fragment[..directive];
        if (name.Length == 0 || IsRoute(name))
        {
            return true;
        }

        var decoded = Encoding.UTF8.GetString(PercentEncoding.Decode(name));
        return HasName(name) || HasName(decoded) || decoded.Equals("top", StringComparison.OrdinalIgnoreCase);
    }

    private bool HasName(string name) => Names.Contains(name) || Names.Contains(UserContent + name);

    /// <summary>What a page's own script takes for a path, a query or lines of a file is no element's name.</summary>
    private static bool IsRoute(string name) => name[0] is '/' or '!' || name.Contains('=', StringComparison.Ordinal);
}
