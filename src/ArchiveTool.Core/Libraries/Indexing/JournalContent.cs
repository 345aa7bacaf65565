namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>What a journal says.</summary>
/// <param name="Entries">Its entries.</param>
/// <param name="Refused">
/// What is wrong with invalid lines, such as one with a path outside of the library; they are not acted on. A line that was
/// cut off does not count as invalid.
/// </param>
internal sealed record JournalContent(IReadOnlyList<JournalEntry> Entries, IReadOnlyList<string> Refused);
