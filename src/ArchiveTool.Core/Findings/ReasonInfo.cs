namespace ArchiveTool.Core.Findings;

/// <summary>What a <see cref="Reason"/> means.</summary>
/// <param name="Words">A few words for people.</param>
/// <param name="LinkStatus">The status of a link with this reason, unless the page or a fragment says otherwise.</param>
/// <param name="Retry">Whether the request is retried.</param>
/// <param name="Documentation">The section below <c>docs/</c> that explains it, as <c>file.md#section</c>.</param>
public readonly record struct ReasonInfo(string Words, LinkStatus LinkStatus, RetryClass Retry, string Documentation);
