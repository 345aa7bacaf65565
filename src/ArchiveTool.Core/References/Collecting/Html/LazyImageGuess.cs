using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>
/// Tells an attribute of a lazy loader that no table knows: on an <c>img</c> that shows nothing of itself, one that names a
/// picture.
/// </summary>
internal static class LazyImageGuess
{
    /// <summary>What the attribute is taken for; null for none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its decoded value.</param>
    public static LazyImageAttribute? Tell(ReadOnlySpan<char> name, string value)
    {
        if (!IsName(name))
        {
            return null;
        }

        var text = value.AsSpan().Trim();
        var isSet = LazyImageText.Tell(value) == LazyImageValue.Srcset;
        var first = isSet && SrcsetParser.Parse(text) is [var candidate, ..] ? text[..candidate.Length] : text;
        return ImageUrls.HasImageExtension(first) && first.IndexOf(' ') < 0
            ? new LazyImageAttribute(
                HtmlNames.Lower(name),
                isSet ? LazyImageValue.Srcset : LazyImageValue.Url,
                "unknown"
            )
            : null;
    }

    /// <summary>Whether an address shows nothing of itself: there is none, or it is an inline placeholder.</summary>
    public static bool IsPlaceholder(string? src) =>
        src is null
        || src.AsSpan().Trim() is { IsEmpty: true } or "#" or "/"
        || src.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || src.StartsWith("about:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Authors' own attributes begin so; frameworks' names have a dash or a colon.</summary>
    private static bool IsName(ReadOnlySpan<char> name) =>
        name.StartsWith("data-", StringComparison.OrdinalIgnoreCase)
        || (
            name.IndexOfAny('-', ':') > 0
            && (
                name.EndsWith("src", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("srcset", StringComparison.OrdinalIgnoreCase)
            )
        );
}
