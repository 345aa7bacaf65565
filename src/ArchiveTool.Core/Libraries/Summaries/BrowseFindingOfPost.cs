namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>A finding with the post in which it stands.</summary>
/// <param name="Post">The post's slug.</param>
/// <param name="Finding">The finding.</param>
internal sealed record BrowseFindingOfPost(string Post, BrowseFinding Finding);
