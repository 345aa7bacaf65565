using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Pages;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>What an answer means once its body was looked at.</summary>
/// <param name="Reason">Why the link is as it is.</param>
/// <param name="Anchors">What fragments can mean there, where they were looked for and the page was seen whole.</param>
internal sealed record PageAnswer(Reason Reason, PageAnchors? Anchors);
