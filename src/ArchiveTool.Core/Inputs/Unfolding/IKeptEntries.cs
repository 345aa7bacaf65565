namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Knows entries that were archived with their pages' text.</summary>
internal interface IKeptEntries
{
    /// <summary>An entry whose text was taken from its page; null if it was not, or if it is not archived whole.</summary>
    /// <param name="identity">The entry's identity.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<KeptEntry?> FindAsync(string identity, CancellationToken cancellationToken);
}
