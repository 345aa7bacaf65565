using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Links;

/// <summary>
/// All that is to be said of one URL: whether it is alive, what it tracks, who earns, and where it stands. Passwords in
/// its URLs are masked.
/// </summary>
public sealed record LinkFinding
{
    /// <summary>The URL, by the URL standard where it is one, else as written.</summary>
    public required string Url
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>The URL as written at its first place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Raw
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>What the first reference asks for: link, image, document, …</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>What is known of it.</summary>
    public required LinkStatus Status { get; init; }

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The last response's status, or null if none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Where the chain ended, or null.</summary>
    public string? FinalUrl
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>The chain.</summary>
    public required IReadOnlyList<LinkRedirect> Redirects { get; init; }

    /// <summary>The permanent new address, or a capture of an archive; null if absent.</summary>
    public string? Suggestion
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>What tracks the reader, or null.</summary>
    public TrackingFinding? Tracking { get; init; }

    /// <summary>Who earns, or null.</summary>
    public AffiliateFinding? Affiliate { get; init; }

    /// <summary>What the link may be, by its form, where no entry knows it; or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LikelyFinding? Likely { get; init; }

    /// <summary>Where the site's own rules lead the URL, such as <c>/go/lamp</c>; or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LeadsTo
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>What is wrong with its account or its product; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LinkIssue>? Issues { get; init; }

    /// <summary>Where the URL stands, in document order.</summary>
    public required IReadOnlyList<LinkPlace> Places { get; init; }

    /// <summary>The same without what is written, where that is said elsewhere.</summary>
    internal LinkFinding WithoutSpans() =>
        this with
        {
            Raw = null,
            Places = [.. Places.Select(place => place with { Raw = null, Offset = null, Length = null })],
        };
}
