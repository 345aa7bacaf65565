using System.Text.Json.Serialization;
using ArchiveTool.Core.Fetching.Exchanges;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>How one URL gave its body.</summary>
internal sealed record ManifestFetch
{
    /// <summary>The URL asked for.</summary>
    public required string Url { get; init; }

    /// <summary>The URL that answered, after redirects.</summary>
    public required string FinalUrl { get; init; }

    /// <summary>Status of the last response.</summary>
    public required int HttpStatus { get; init; }

    /// <summary>The URLs redirected to on the way.</summary>
    public required IReadOnlyList<string> Redirects { get; init; }

    /// <summary>The Referer of the first request, or null if none was sent.</summary>
    public string? ReferrerSent { get; init; }

    /// <summary>Which referrer the host answered to where the policy's was refused; absent where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReferrerRung ReferrerRung { get; init; }

    /// <summary>The response's ETag.</summary>
    public string? Etag { get; init; }

    /// <summary>The response's Last-Modified.</summary>
    public string? LastModified { get; init; }

    /// <summary>The status of each redirect; null in manifests of before it was noted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? RedirectStatuses { get; init; }

    /// <summary>What the last response said of the resource, in its order; null in manifests of before it was noted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Header>? Headers { get; init; }

    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>A header of a response.</summary>
    /// <param name="Name">Its name as it came.</param>
    /// <param name="Value">Its value.</param>
    internal sealed record Header(string Name, string Value);
}
