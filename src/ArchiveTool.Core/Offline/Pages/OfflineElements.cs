namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Which elements an offline page keeps, drops with their content, or writes without their tags.</summary>
internal static class OfflineElements
{
    // With their content; what else is dropped loses only its tags.
    private static readonly string[] Dropped = ["script", "title", "template", "applet", "noembed", "noframes"];
    private static readonly string[] Unwrapped =
    [
        "html",
        "head",
        "body",
        "main",
        "base",
        "meta",
        "link",
        "noscript",
        "form",
        "frameset",
        "archived-post",
        "param",
    ];
    private static readonly string[] Embeds = ["iframe", "frame", "embed", "object"];

    /// <summary>Whether the element is dropped with its content.</summary>
    public static bool IsDropped(string name) => Array.IndexOf(Dropped, name) >= 0;

    /// <summary>Whether the element embeds another document, of which only a picture is shown.</summary>
    public static bool IsEmbed(string name) => Array.IndexOf(Embeds, name) >= 0;

    /// <summary>
    /// Whether the element loses its tags. A document in its own layout keeps its main part; the tool's own page has one.
    /// </summary>
    public static bool IsUnwrapped(string name, bool isFaithful) =>
        Array.IndexOf(Unwrapped, name) >= 0 && !(isFaithful && name is "main" or "form");

    /// <summary>Whether the element is a picture of AMP, which a script would make an <c>img</c> of.</summary>
    public static bool IsPictureOfAmp(string name) => name is "amp-img" or "amp-anim";

    /// <summary>Whether a tag's name is short and plain enough to be written.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and < 64
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');

    /// <summary>
    /// What an HTML element is called on the page. A form that is laid out is a box, for it sends nothing; AMP's films and
    /// sounds are a browser's own.
    /// </summary>
    public static string GetName(string name, bool isFaithful) =>
        name is "amp-video" or "amp-audio" ? name["amp-".Length..]
        : isFaithful && name == "form" ? "div"
        : name;
}
