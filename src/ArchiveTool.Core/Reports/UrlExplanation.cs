using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Reports;

/// <summary>What there is to say of one URL without the network.</summary>
/// <param name="Url">As it was given.</param>
/// <param name="Tracking">What tracks the reader, or null.</param>
/// <param name="Affiliate">Who earns, or null.</param>
internal sealed record UrlExplanation(string Url, TrackingFinding? Tracking, AffiliateFinding? Affiliate)
{
    /// <inheritdoc cref="UrlExplanation" path="/param[@name='Url']"/>
    [JsonPropertyOrder(-1)]
    public string Url
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Url);

    /// <summary>Why nothing can be said; null for a URL.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Reason? Reason { get; init; }

    /// <summary>What the link may be, where no entry knows it; or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LikelyFinding? Likely { get; init; }

    /// <summary>Where the entry stands that decided, where that is wanted and one did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DecidedBy { get; init; }

    /// <summary>All that was decided, each with its entry, where that is wanted; null where it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Decision>? Decisions { get; init; }

    /// <summary>Explains a URL.</summary>
    /// <param name="catalogue">What is known.</param>
    /// <param name="written">The URL as given; it must be absolute.</param>
    /// <param name="namesEntry">Whether it is to say which entry decided.</param>
    public static UrlExplanation Create(TrackingCatalogue catalogue, string written, bool namesEntry = false)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (!WebUrl.TryParse(written, null, out var url))
        {
            return Unexplained(written, Findings.Reason.InvalidUrl);
        }

        var judgement = catalogue.Judge(url, written, out var beacon);
        var tracking = judgement.Tracking;
        if (beacon is not null)
        {
            tracking = tracking is null
                ? new TrackingFinding(written, [], null, null, Beacon: true)
                : tracking with
                {
                    Beacon = true,
                };
        }

        var explanation = new UrlExplanation(written, tracking, judgement.Affiliate) { Likely = judgement.Likely };
        return namesEntry ? explanation.WithDecisions(catalogue.FindDecisions(url, written)) : explanation;
    }

    private UrlExplanation WithDecisions(IReadOnlyList<Decision> decisions) =>
        this with
        {
            DecidedBy = decisions is [var first, ..] ? first.Entry : null,
            Decisions = decisions,
        };

    /// <summary>Says why nothing can be said.</summary>
    public static UrlExplanation Unexplained(string written, Reason reason) =>
        new(written, null, null) { Reason = reason };
}
