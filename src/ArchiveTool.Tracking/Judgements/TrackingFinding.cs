using System.Text.Json.Serialization;
using ArchiveTool.Urls;

namespace ArchiveTool.Tracking.Judgements;

/// <summary>What of a URL tracks the reader.</summary>
/// <param name="CleanUrl">The URL without it; what stays keeps its bytes.</param>
/// <param name="Parameters">The parameters that track, in their order.</param>
/// <param name="Redirector">The redirector that the URL leads through, or null.</param>
/// <param name="Destination">Where the redirector leads, where the URL itself says so.</param>
/// <param name="Beacon">Whether the URL is a tracking pixel.</param>
public sealed record TrackingFinding(
    string CleanUrl,
    IReadOnlyList<TrackingParameter> Parameters,
    string? Redirector,
    string? Destination,
    [property: JsonPropertyOrder(2)] bool Beacon
)
{
    /// <inheritdoc cref="TrackingFinding" path="/param[@name='CleanUrl']"/>
    [JsonPropertyOrder(-1)]
    public string CleanUrl
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(CleanUrl);

    /// <inheritdoc cref="TrackingFinding" path="/param[@name='Destination']"/>
    [JsonPropertyOrder(1)]
    public string? Destination
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Destination);

    /// <summary>The URL of the redirect chain that this was found in; null if it is the link itself.</summary>
    [JsonPropertyOrder(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hop
    {
        get;
        init => field = UrlPassword.Mask(value);
    }
}
