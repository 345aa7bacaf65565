using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What became of one wanted body.</summary>
/// <param name="Asset">What is known of the body, or null if it was not had.</param>
/// <param name="Fetch">How its URL gave it, or null for a local file.</param>
/// <param name="File">The local file it came from, or null.</param>
/// <param name="Reason">Why it was not had.</param>
/// <param name="Message">For people, where it was not had: what happened.</param>
/// <param name="IsNew">Whether this run brought the body into the library.</param>
internal sealed record AssetOutcome(
    ManifestAsset? Asset,
    ManifestFetch? Fetch,
    string? File,
    Reason Reason,
    string? Message,
    bool IsNew
)
{
    /// <summary>The response's Content-Type, where this run fetched it.</summary>
    public string? ContentType { get; init; }

    /// <summary>The response's Referrer-Policy, which holds for what a style sheet asks for; null where this run did not fetch it.</summary>
    public ReferrerPolicy? ReferrerPolicy { get; init; }

    /// <summary>Further addresses of the body: those from which a run of ours brought a local file into its site, and a proxy of the picture.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>A body that was not had.</summary>
    public static AssetOutcome Failed(Reason reason, string message) => new(null, null, null, reason, message, false);
}
