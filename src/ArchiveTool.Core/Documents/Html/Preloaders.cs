using System.Collections.Frozen;

namespace ArchiveTool.Core.Documents.Html;

/// <summary>
/// Knows an element that covers a page until its scripts are ready, by the names that themes give it and by having nothing to
/// read: Butterfly's <c>loading-box</c>, the <c>preloader</c> of many templates. Offline nothing would take it away.
/// </summary>
internal static class Preloaders
{
    // A spinner of many parts; beyond it an element has content.
    private const int Longest = 4_000;

    // "Loading, please wait".
    private const int MostText = 60;

    private static readonly FrozenSet<string> Names = new[]
    {
        "loading-box",
        "loading-wrap",
        "loading-wrapper",
        "loading-screen",
        "loading-overlay",
        "loading-mask",
        "loading-page",
        "page-loading",
        "page-loader",
        "page-preloader",
        "pageloader",
        "site-loader",
        "site-preloader",
        "preloader",
        "pre-loader",
        "preloader-wrap",
        "preloader-wrapper",
        "preloader-area",
        "js-preloader",
        "loader-wrap",
        "loader-wrapper",
        "loader-overlay",
        "loader-bg",
        "splash-screen",
        "se-pre-con",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an element is one.</summary>
    /// <param name="name">The element's name, lower case.</param>
    /// <param name="id">Its id, or null. As ids, "loading" and "loader" say it too.</param>
    /// <param name="classes">Its classes, or null.</param>
    /// <param name="html">The document behind its start tag.</param>
    public static bool IsOne(string name, string? id, string? classes, ReadOnlySpan<char> html) =>
        name is "div" or "section" or "aside" or "span"
        && (IsName(id) || id is "loading" or "loader" || classes?.Split(' ').Any(IsName) == true)
        && HasNothingToRead(name, html[..Math.Min(html.Length, Longest)]);

    private static bool IsName(string? word) => word is not null && Names.Contains(word);

    private static bool HasNothingToRead(string name, ReadOnlySpan<char> html)
    {
        var (depth, text, pictures) = (1, 0, 0);
        for (var at = 0; at < html.Length; )
        {
            var open = html[at..].IndexOf('<') is var next and >= 0 ? at + next : html.Length;
            text += html[at..open].Trim().Length;
            var close = open < html.Length ? html[open..].IndexOf('>') : -1;
            if (close < 0)
            {
                return false;
            }

            var tag = html.Slice(open + 1, close - 1);
            depth += IsTag(tag, name) ? 1 : 0;
            depth -= tag is ['/', ..] && IsTag(tag[1..], name) ? 1 : 0;
            pictures += IsTag(tag, "img") || IsTag(tag, "picture") || IsTag(tag, "video") || IsTag(tag, "p") ? 1 : 0;
            if (text > MostText || pictures > 1)
            {
                return false;
            }

            if (depth == 0)
            {
                return true;
            }

            at = open + close + 1;
        }

        return false;
    }

    private static bool IsTag(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == name.Length || tag[name.Length] is ' ' or '\t' or '\r' or '\n' or '/');
}
