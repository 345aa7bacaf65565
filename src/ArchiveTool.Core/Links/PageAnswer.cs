using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links;

/// <summary>What an answer means once its body was looked at.</summary>
/// <param name="Reason">Why the link is as it is.</param>
/// <param name="Anchors">What fragments can mean there, where they were looked for and the page was seen whole.</param>
internal sealed record PageAnswer(Reason Reason, PageAnchors? Anchors);
