using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>One request that was sent, or that could not be.</summary>
/// <param name="Url">The URL asked for.</param>
/// <param name="At">When it began.</param>
/// <param name="Elapsed">How long it took, body included.</param>
/// <param name="Reason">What came of it; <see cref="Reason.Ok"/> for redirects too.</param>
/// <param name="Status">The response's status; null if none came.</param>
/// <param name="ReferrerSent">The <c>Referer</c> sent, or null.</param>
/// <param name="Bytes">Bytes of the body received, its content coding kept.</param>
/// <param name="Detail">The platform's words for a failure, or null.</param>
internal sealed record Attempt(
    WebUrl Url,
    DateTimeOffset At,
    TimeSpan Elapsed,
    Reason Reason,
    int? Status,
    string? ReferrerSent,
    long Bytes,
    string? Detail
);
