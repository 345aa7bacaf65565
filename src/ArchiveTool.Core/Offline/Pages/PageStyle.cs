namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Styles and scripts of the pages, from files beside the code; colours and fonts stand once, in <c>tokens.css</c>.</summary>
internal static class PageStyle
{
    private static readonly Lazy<string> OfflineText = new(() => Read("tokens.css") + Read("offline.css"));

    /// <summary>The style of a post's offline page.</summary>
    public static string Offline => OfflineText.Value;

    /// <summary>The style of a page for browsing: what all pages share, then its own.</summary>
    public static string Page(string name) => Read("tokens.css") + Read("page.css") + Read(name);

    /// <summary>The script of a page for browsing: what all pages share, then its own.</summary>
    public static string Script(string name) => Read("page.js") + Read(name);

    /// <summary>A style or script by its resource's name.</summary>
    private static string Read(string name)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
