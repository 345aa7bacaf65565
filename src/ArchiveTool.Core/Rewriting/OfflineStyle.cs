namespace ArchiveTool.Core.Rewriting;

/// <summary>The offline page's style, from <c>offline.css</c> beside this file.</summary>
internal static class OfflineStyle
{
    private static readonly Lazy<string> Text = new(() =>
    {
        using var stream = typeof(OfflineStyle).Assembly.GetManifestResourceStream("offline.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Css => Text.Value;
}
