namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>What a journal says.</summary>
/// <param name="Entries">Its entries.</param>
/// <param name="Refused">
/// What is wrong with lines that say what no journal says, such as a path outside of the library; they are not acted on. A
/// line that was cut off is none of them.
/// </param>
internal sealed record JournalContent(IReadOnlyList<JournalEntry> Entries, IReadOnlyList<string> Refused);
