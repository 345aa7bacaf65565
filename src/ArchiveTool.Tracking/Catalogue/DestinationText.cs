using ArchiveTool.Tracking.Destinations;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Reads a destination out of the text that a link carries it in. Only http and https are destinations.</summary>
internal static class DestinationText
{
    private const int MostLayers = 4;

    /// <summary>The destination, or null if the text is none.</summary>
    /// <param name="text">As it stands in the link.</param>
    /// <param name="form">How it stands there.</param>
    /// <param name="link">The link itself, which relative destinations are resolved against.</param>
    /// <param name="isValue">
    /// Whether it is a parameter's value, which who reads the parameter decodes once, however much of it is escaped.
    /// </param>
    public static WebUrl? Read(string text, LinkFormData form, WebUrl link, bool isValue)
    {
        text = Inside(text, form);
        if (isValue && IsAbsolute(text))
        {
            return Parse(PercentDecoding.Decode(text), null);
        }

        if (form.Encoding is { } encoding)
        {
            text = LinkEncoding.Decode(encoding, text);
        }
        else if (LinkEncoding.IsUrlInBase64(text))
        {
            text = LinkEncoding.Decode(LinkEncoding.Base64, text);
        }

        var written = text;
        for (var layer = 0; layer < MostLayers; layer++)
        {
            if (IsAbsolute(text))
            {
                return Parse(text, null);
            }

            if (text.StartsWith("//", StringComparison.Ordinal))
            {
                return Parse(text, link);
            }

            if (form.Relative && text.StartsWith('/'))
            {
                return Parse(text, link);
            }

            var decoded = PercentDecoding.Decode(text);
            if (ReferenceEquals(decoded, text))
            {
                break;
            }

            text = IsWrapped(decoded, form) ? Inside(decoded, form) : decoded;
        }

        return form.Scheme is null || written.Length == 0 ? null : ParseSchemeless(written, form.Scheme);
    }

    private static bool IsWrapped(string text, LinkFormData form) =>
        form.Prefix is { } prefix && text.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>What stands between the form's prefix and what ends it.</summary>
    private static string Inside(string text, LinkFormData form)
    {
        text = IsWrapped(text, form) ? text[form.Prefix!.Length..] : text;
        return form.Until is { } until && text.LastIndexOf(until, StringComparison.Ordinal) is var end and >= 0
            ? text[..end]
            : text;
    }

    /// <summary>Whether a text begins as an http(s) URL does, unescaped. A path swallows one of the two slashes at times.</summary>
    public static bool IsAbsolute(ReadOnlySpan<char> text) =>
        text.StartsWith("https:/", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("http:/", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>shop.example/a</c>, whose escapes are its own, or <c>shop.example%2Fa</c>.</summary>
    private static WebUrl? ParseSchemeless(string written, string scheme)
    {
        var first = written.AsSpan().IndexOfAny('/', '%');
        var isEncoded = first >= 0 && written[first] == '%';
        return Parse(scheme + (isEncoded ? PercentDecoding.Decode(written) : written), null);
    }

    private static WebUrl? Parse(string text, WebUrl? link) =>
        WebUrl.TryParse(text, link, out var url) && url.IsHttp ? url : null;
}
