namespace ArchiveTool.Core.Documents.Html;

/// <summary>
/// Knows a <c>noscript</c> that only asks for scripts to be turned on. An offline page runs none on purpose, and shows what
/// they would have made.
/// </summary>
internal static class ScriptNotices
{
    // Such a notice is short, and each place is looked at once.
    private const int Longest = 2_000;

    // What a noscript may bring that a reader would miss.
    private static readonly string[] Content =
    [
        "<img",
        "<picture",
        "<video",
        "<audio",
        "<iframe",
        "<object",
        "<embed",
        "<link",
        "<style",
    ];

    // "JavaScript" is written so in most languages.
    private static readonly string[] Words =
    [
        "javascript",
        "scripting",
        "scripts",
        "脚本",
        "腳本",
        "スクリプト",
        "스크립트",
    ];

    /// <summary>Whether what follows the start tag is such a notice.</summary>
    /// <param name="html">The document behind the tag.</param>
    public static bool IsNext(ReadOnlySpan<char> html)
    {
        var near = html[..Math.Min(html.Length, Longest)];
        var end = near.IndexOf("</noscript", StringComparison.OrdinalIgnoreCase);
        return end >= 0 && !ContainsAny(near[..end], Content) && ContainsAny(near[..end], Words);
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
