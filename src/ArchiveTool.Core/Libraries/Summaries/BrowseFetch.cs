using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>How a URL gave a picture, as the gallery says it.</summary>
/// <param name="Url">The URL asked for.</param>
/// <param name="At">When.</param>
/// <param name="Status">Status of the last response.</param>
/// <param name="Referrer">The Referer sent, or null if none was.</param>
internal sealed record BrowseFetch(
    [property: JsonRequired] string Url,
    DateTimeOffset At,
    int Status,
    string? Referrer
);
