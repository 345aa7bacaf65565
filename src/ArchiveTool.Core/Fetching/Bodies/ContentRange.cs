using System.Globalization;
using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>Which part of a body a 206 brings (https://www.rfc-editor.org/rfc/rfc9110#field.content-range).</summary>
internal readonly record struct ContentRange(long First, long Last, long? Whole, string? Etag)
{
    /// <summary>Whether the part is all there is.</summary>
    public bool IsWhole => First == 0 && Whole is { } length && Last == length - 1;

    public static ContentRange Read(TransportResponse response)
    {
        var none = new ContentRange(-1, -1, null, null);
        if (
            response.Header("Content-Range") is not { } header
            || !header.StartsWith("bytes ", StringComparison.Ordinal)
        )
        {
            return none;
        }

        var parts = header[6..].Split('-', '/');
        var isRange =
            parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isRange
            ? new ContentRange(
                long.Parse(parts[0], CultureInfo.InvariantCulture),
                long.Parse(parts[1], CultureInfo.InvariantCulture),
                long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null,
                response.Header("ETag")
            )
            : none;
    }

    /// <summary>Whether it goes on where a body broke off, to the body's end, and is of the same version.</summary>
    public bool Continues(PartialBody partial) =>
        First == partial.Sink.Length
        && (Whole is not { } whole || Last == whole - 1)
        && (Etag is null || Etag == partial.Etag);
}
