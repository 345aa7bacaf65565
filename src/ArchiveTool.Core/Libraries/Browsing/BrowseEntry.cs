namespace ArchiveTool.Core.Libraries;

/// <summary>What the library's page shows of a post, kept so that an unchanged manifest is not read again.</summary>
/// <param name="Stamp">Length and time of the manifest that it was read from.</param>
/// <param name="Post">What the page shows.</param>
/// <param name="Localised">Which of the post's links lead to which posts of the library, a pair a line.</param>
public sealed record BrowseEntry(string Stamp, BrowsePost Post, string Localised);
