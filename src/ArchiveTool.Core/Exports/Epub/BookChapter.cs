using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>A chapter that was written.</summary>
/// <param name="Post">The post.</param>
/// <param name="Name">Its path in the book.</param>
/// <param name="Language">The language of its text.</param>
internal sealed record BookChapter(BrowsePost Post, string Name, string Language);
