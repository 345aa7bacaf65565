namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Styles and scripts of the pages, from files beside the code; colours and fonts stand once, in <c>tokens.css</c>.</summary>
internal static class PageStyle
{
    /// <summary>The parts of a post's page that are the tool's, with all in them: a post could name other colours there.</summary>
    private const string OwnParts =
        "body > :is(.at-nav, .at-skip, .at-footer), body > :is(.at-nav, .at-skip, .at-footer) *";

    private static readonly Lazy<string> OfflineText = new(() =>
        "@layer {\n"
        + Important(Read("guard.css") + Read("tokens.css").Replace(":root", OwnParts, StringComparison.Ordinal))
        + "}\n"
        + Read("tokens.css")
        + Read("offline.css")
        + Read("notes.css")
    );

    private static readonly Lazy<string> FaithfulText = new(() =>
        "@layer {\n" + Important(Read("faithful.css") + Read("notes.css")) + "}\n"
    );

    private static readonly Lazy<string> BarText = new(() => Read("bar.css"));

    /// <summary>The style of a post's offline page.</summary>
    public static string Offline => OfflineText.Value;

    /// <summary>What holds a document's own style off the tool's bar, before that style.</summary>
    public static string FaithfulGuard => FaithfulText.Value;

    /// <summary>The style of the bar on a document in its own layout, within its shadow root.</summary>
    public static string Bar => BarText.Value;

    /// <summary>The style of a page for browsing: what all pages share, then its own.</summary>
    public static string Page(string name) => Read("tokens.css") + Read("page.css") + Read(name);

    /// <summary>The script of a page for browsing: what all pages share, then its own.</summary>
    public static string Script(params string[] names) => Read("page.js") + string.Concat(names.Select(Read));

    private static string Important(string css) => css.Replace(";\n", " !important;\n", StringComparison.Ordinal);

    /// <summary>A style or script by its resource's name.</summary>
    private static string Read(string name)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
