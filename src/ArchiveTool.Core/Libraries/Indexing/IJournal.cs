namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// Says of each body that it will stand in the library, before it does, and of each post that it changes, so that a run that
/// was cut off can be gone on with. Safe to use from many threads.
/// </summary>
internal interface IJournal : IDisposable
{
    /// <summary>Reads the entries; a last one that was cut off is passed over.</summary>
    JournalContent Read();

    /// <summary>Adds an entry. It outlives this process when this returns.</summary>
    /// <exception cref="IOException">There is no room for it; the journal is as it was.</exception>
    void Add(JournalEntry entry);

    /// <summary>Keeps these entries only: all others are named by a manifest now, or gone.</summary>
    void Keep(IReadOnlyList<JournalEntry> entries);
}
