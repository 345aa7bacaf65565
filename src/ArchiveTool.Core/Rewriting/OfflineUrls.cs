using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Rewriting;

/// <summary>Which URLs the offline page may load.</summary>
internal static partial class OfflineUrls
{
    /// <summary>Whether a URL leads to a file of the library, or holds a picture itself.</summary>
    public static bool IsLocal(string? value) =>
        value is not null && (IsUnder(value) || value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Style without what loads from elsewhere: imports go, other URLs lead nowhere.</summary>
    public static string Localise(string css) =>
        Url()
            .Replace(
                Import().Replace(css, ""),
                match => IsAllowed(match.Groups["url"].Value) ? match.Value : "url(data:,)"
            )
            .Replace("</", "<\\/", StringComparison.Ordinal);

    // A fragment alone names a gradient or a filter of the page itself.
    private static bool IsAllowed(string url) => url.StartsWith('#') || IsLocal(url);

    private static bool IsUnder(string value) =>
        (
            value.StartsWith("../../assets/", StringComparison.Ordinal)
            || value.StartsWith("../../thumbnails/", StringComparison.Ordinal)
        ) && !value.AsSpan(6).Contains("..", StringComparison.Ordinal);

    [GeneratedRegex("""@import[^;]*(;|$)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Import();

    [GeneratedRegex(
        """(url\(\s*["']?(?<url>[^"')]*)["']?\s*\)|(?<=image-set\([^)]*)["'](?<url>[^"']*)["'])""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Url();
}
