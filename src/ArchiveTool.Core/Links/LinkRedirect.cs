using System.Text.Json.Serialization;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Links;

/// <summary>One hop of a redirect chain.</summary>
/// <param name="Status">The HTTP status that sent us on.</param>
/// <param name="Url">The URL that it sent us to.</param>
public sealed record LinkRedirect(int Status, string Url)
{
    /// <inheritdoc cref="LinkRedirect" path="/param[@name='Url']"/>
    public string Url
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Url);

    /// <summary>What tracks the reader there; null if nothing does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrackingFinding? Tracking { get; init; }

    /// <summary>Who earns by it; null if nobody does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AffiliateFinding? Affiliate { get; init; }
}
